import type { IdentityFacts, Known, PartialFacts } from '../vocabulary/facts.ts';
import type { NotChecked, Result } from '../vocabulary/result.ts';
import type { Inputs } from './inputs.ts';

/** What an emulated account lacks of the one it stands for. */
export interface SeedGaps {
  readonly notChecked: readonly NotChecked[];
  /** A verdict must not rest on the policies that were put in the place of unknown ones. */
  readonly results: readonly Result[];
}

/**
 * Says what of the deploying identity the emulated account takes on trust. `judged`: the permissions of the account
 * itself were checked besides, so that a dry run by other policies is only less telling.
 */
export function seedGaps(
  inputs: Inputs,
  facts: PartialFacts | undefined,
  judged: boolean,
): SeedGaps {
  const identity = facts?.identity;
  const unread = unknownParts(facts);
  if (inputs.policies) return { notChecked: unread, results: [] };
  const limits = unknownLimits(identity);
  const policies = identity?.policies;
  if (!policies) return { notChecked: [documentedPolicy, ...limits, ...unread], results: [] };
  const why = 'unknown' in policies ? policies.unknown : undefined;
  return {
    notChecked: [...(why === undefined ? [] : [inPlace(why)]), ...limits, ...unread],
    results: why === undefined || judged ? [] : [unknownPolicies(identity, why)],
  };
}

const documentedPolicy: NotChecked = {
  subject: 'your own policies',
  why: 'No --policies were given: enforced were the documented deploy policy and the read actions of the checks.',
};

function inPlace(why: string): NotChecked {
  return {
    subject: 'policies of the deploying identity in the dry run',
    why: `Not known: ${why} The documented deploy policy was enforced in their place.`,
  };
}

function unknownLimits({ boundary, scps }: Partial<IdentityFacts> = {}): readonly NotChecked[] {
  const limits = { 'permissions boundary': boundary, 'service control policies': scps };
  return unknownAmong(limits, 'Not enforced, not known');
}

/** Parts that were looked for and not found; the emulated account has AWS's default for each. */
function unknownParts({
  roles,
  network,
  quotas = [],
  regionFacts,
}: PartialFacts = {}): readonly NotChecked[] {
  const { ebsEncryptionByDefault, optedIn } = regionFacts ?? {};
  return unknownAmong(
    {
      'roles that exist': roles,
      'the existing network': network,
      'encryption of EBS volumes by default': ebsEncryptionByDefault,
      'whether the region is enabled': optedIn,
      ...Object.fromEntries(quotas.map(({ id, used }) => [`use of quota ${id}`, used])),
    },
    "Not known, AWS's default was taken",
  );
}

function unknownAmong(
  facts: Readonly<Record<string, Known<unknown> | undefined>>,
  what: string,
): readonly NotChecked[] {
  return Object.entries(facts).flatMap(([subject, fact]) =>
    fact && 'unknown' in fact
      ? [{ subject: `${subject} in the dry run`, why: `${what}: ${fact.unknown}` }]
      : [],
  );
}

function unknownPolicies({ name = 'the caller' }: Partial<IdentityFacts>, why: string): Result {
  return {
    code: 'check/identity',
    category: 'identity',
    subject: 'policies in the facts',
    title: 'The facts tell the policies of the deploying identity',
    status: 'unknown',
    severity: 'error',
    message: `The policies of ${name} are not known: ${why} The dry run cannot tell what it may do.`,
    evidence: [],
    remedy: { text: 'Name the policies of the deploying identity with --policies.' },
  };
}
