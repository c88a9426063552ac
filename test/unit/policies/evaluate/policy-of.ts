import { parsePolicy } from '../../../../src/policies/document/parse.ts';
import type { Policy } from '../../../../src/policies/document/policy.ts';

/** A statement as it is written. */
export interface StatementJson {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

/** A policy of version 2012-10-17 with these statements. */
export function policyOf(...statements: readonly StatementJson[]): Policy {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
  const parsed = parsePolicy(text, { path: 'policy.json', name: 'policy' });
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('; '));
  return parsed.policy;
}
