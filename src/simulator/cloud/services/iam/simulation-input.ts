import type { ContextEntry, SimulatePrincipalPolicyRequest } from '@aws-sdk/client-iam';

import { parsePolicy } from '../../../../policies/document/parse.ts';
import type { Policy } from '../../../../policies/document/policy.ts';
import { text, violates } from './constraints.ts';
import { invalidInput } from './errors.ts';
import { entityArn, type EntityArn } from './simulated-principal.ts';

/** What the two simulations share of their input. */
export type SimulationInput = Pick<
  SimulatePrincipalPolicyRequest,
  | 'ActionNames'
  | 'CallerArn'
  | 'ContextEntries'
  | 'PermissionsBoundaryPolicyInputList'
  | 'PolicyInputList'
  | 'ResourceArns'
  | 'ResourceOwner'
  | 'ResourcePolicy'
>;

/** The policies of a list of texts; each goes by the name of the list and its position: `PolicyInputList.1`. */
export function inputPolicies(
  texts: readonly string[] | undefined,
  list: string,
): readonly Policy[] {
  return (texts ?? []).map((document, index) => inputPolicy(document, `${list}.${index + 1}`));
}

export function inputPolicy(document: string, name: string): Policy {
  const given = text(document, name, { max: 131_072 });
  const parsed = parsePolicy(given, { path: name, name }, { pointer: '' });
  if (parsed.ok) return parsed.policy;
  const [first] = parsed.problems;
  throw invalidInput(`Invalid Policy Input ${name}: ${first?.message ?? 'not a policy'}.`);
}

/** Actions are named in full: a pattern cannot be simulated. */
export function actionNames(names: readonly string[] | undefined): readonly string[] {
  if (!names?.length) throw violates('actionNames', 'not be null');
  for (const name of names) {
    if (/^[^:*?\s]+:[^:*?\s]+$/.test(text(name, 'actionNames', { min: 3, max: 128 }))) continue;
    throw invalidInput(`Invalid Input Actions: [${name}] is not the full name of an operation.`);
  }
  return names;
}

/** `*` where no resource is named. */
export function resourceArns(names: readonly string[] | undefined): readonly string[] {
  const wanted = names?.length ? names : ['*'];
  const wrong = wanted.find((name) => name !== '*' && !/^arn:[^:]*:[^:]*:[^:]*:[^:]*:./.test(name));
  if (wrong === undefined) return wanted;
  throw invalidInput(`ResourceNames are not in a valid ARN format: ${wrong}.`);
}

/** Condition keys in lower case. */
export function contextOf(
  entries: readonly ContextEntry[] | undefined,
): Map<string, readonly string[]> {
  const context = new Map<string, readonly string[]>();
  for (const { ContextKeyName, ContextKeyValues } of entries ?? []) {
    const key = text(ContextKeyName, 'contextKeyName', { min: 5, max: 256 }).toLowerCase();
    context.set(key, ContextKeyValues ?? []);
  }
  return context;
}

/** The caller that is named; `fallback` where none is. */
export function callerOf(
  arn: string | undefined,
  fallback: EntityArn | undefined,
): EntityArn | undefined {
  if (arn === undefined) return fallback;
  const caller = entityArn(arn);
  if (caller) return caller;
  throw invalidInput('Invalid caller - Caller must be an IAM user, role or group in this context.');
}

/** Account id of `arn:aws:iam::123456789012:root`, or the id itself. */
export function resourceOwner(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const id = /^(?:arn:[^:]+:iam::)?(?<id>\d{12})(?::root)?$/.exec(value)?.groups?.['id'];
  if (id === undefined) throw invalidInput('Invalid Resource Owner.');
  return id;
}
