import { foldCase } from '../../evaluate/match/fold-case.ts';
import type { LintStatement } from '../document/statement.ts';

/**
 * Whether the statement's conditions ask who calls, or whose account it is: what a plan does not tell. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties
 */
export function asksWhoCalls({ conditions }: LintStatement): boolean {
  return conditions.some(({ key }) => {
    const name = foldCase(key.text);
    return name.startsWith('aws:principal') || KEYS.has(name);
  });
}

const KEYS: ReadonlySet<string> = new Set(['aws:username', 'aws:userid', 'aws:resourceaccount']);
