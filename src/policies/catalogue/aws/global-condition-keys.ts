import { conditionKeyFrom, type ConditionKey } from './condition-key.ts';
import data from './data/global-condition-keys.json' with { type: 'json' };
import { isKey } from './key-template.ts';

/** Whom or what a global key describes, as AWS groups them. */
export type KeySubject = 'principal' | 'session' | 'network' | 'resource' | 'request';

export interface GlobalConditionKey extends ConditionKey {
  readonly subject: KeySubject;
}

/**
 * Keys that do not hang on the action. Those of a role's session begin with the name of the service that made it:
 * `lambda:SourceFunctionArn`.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export const globalConditionKeys: readonly GlobalConditionKey[] = (
  ['principal', 'session', 'network', 'resource', 'request'] as const
).flatMap((subject) => data[subject].map((line) => ({ ...conditionKeyFrom(line), subject })));

/** The global key that a policy means by this name, in any letter case: `aws:PrincipalTag/team`. */
export function globalConditionKeyOf(key: string): GlobalConditionKey | undefined {
  return globalConditionKeys.find((one) => isKey(one.key, key));
}
