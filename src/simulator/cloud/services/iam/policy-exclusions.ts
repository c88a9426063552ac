import type { PolicyIdentifier } from '@aws-sdk/client-iam';

import { globMatches, wildcardGlob } from '../../../../policies/evaluate/match/glob.ts';
import { invalidInput } from './errors.ts';
import type { HeldPolicy } from './held-policies.ts';

/** Which policies a simulation leaves out. */
export interface Exclusions {
  readonly excludes: (held: HeldPolicy) => boolean;
  readonly boundary: boolean;
  readonly scps: boolean;
}

/** Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyIdentifier.html */
export function exclusionsOf(identifiers: readonly PolicyIdentifier[] | undefined): Exclusions {
  const wanted = identifiers ?? [];
  for (const identifier of wanted) requireForm(identifier);
  const types = new Set(wanted.map(({ PolicyType }) => PolicyType));
  return {
    excludes: (held) => wanted.some((identifier) => names(identifier, held)),
    boundary: types.has('permission-boundary'),
    scps: types.has('scp'),
  };
}

function names(identifier: PolicyIdentifier, { origin }: HeldPolicy): boolean {
  const { PolicyType, PolicyArn, InlinePolicyIdentifier } = identifier;
  if (origin.type === 'managed') {
    const type = origin.awsManaged ? 'aws-managed' : 'user-managed';
    if (PolicyType !== undefined) return PolicyType === type;
    return PolicyArn !== undefined && isLike(origin.arn, PolicyArn);
  }
  if (PolicyType !== undefined) return PolicyType === 'inline';
  if (!InlinePolicyIdentifier) return false;
  const { PolicyName, AttachmentType, AttachmentName = '' } = InlinePolicyIdentifier;
  return (
    origin.name === PolicyName &&
    origin.kind === AttachmentType &&
    isLike(origin.entity, AttachmentName)
  );
}

/** At most one `*`, and in an ARN only in the policy's name. The wording is ours. */
function requireForm({ PolicyArn, InlinePolicyIdentifier }: PolicyIdentifier): void {
  const pattern = PolicyArn ?? InlinePolicyIdentifier?.AttachmentName;
  if (pattern === undefined) return;
  const isTooWide = pattern.split('*').length > 2;
  const isNoPolicy =
    PolicyArn !== undefined && !/^arn:[^:*?]+:iam::(?:aws|\d{12}):policy\/./.test(PolicyArn);
  if (isTooWide || isNoPolicy) throw invalidInput(`Invalid policy identifier: ${pattern}.`);
}

function isLike(value: string, pattern: string): boolean {
  return globMatches(wildcardGlob(pattern), value);
}
