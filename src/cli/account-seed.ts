import { standIn } from '../checks/permissions/deployer.ts';
import { checkReadPolicy } from '../policies/catalogue/preflight/check-read.ts';
import type { AccountSeed } from '../simulator/cloud/seed/account.ts';
import type { SeedIdentity } from '../simulator/cloud/seed/iam-seed.ts';
import type { NamedDocument } from '../simulator/cloud/services/iam/state.ts';
import type { PartialFacts, IdentityFacts } from '../vocabulary/facts.ts';
import { accountNamedBy } from './account-named-by.ts';
import type { Inputs } from './inputs.ts';

/** Account id of the embedded cloud where nothing names one: the one of AWS's documentation. */
const documentationAccount = '123456789012';

/** What an emulated account starts from: the facts, and the policies of the deploying identity. */
export async function seedOf(
  inputs: Inputs,
  facts: PartialFacts | undefined,
): Promise<AccountSeed> {
  const identity = identityOf(facts?.identity, inputs.policies !== undefined);
  return {
    accountId: facts?.accountId ?? accountNamedBy(inputs.policies ?? []) ?? documentationAccount,
    partition: inputs.partition,
    region: inputs.plan.region,
    userName: facts?.identity && inputs.policies ? standIn : 'veeam-deployer',
    policies: await policiesOf(inputs, facts),
    ...(identity ? { identity } : {}),
    ...(facts ? { facts } : {}),
  };
}

/**
 * In this order: what --policies gives; what the facts hold; the documented deploy policy plus the read actions of the
 * checks.
 */
async function policiesOf(
  inputs: Inputs,
  facts: PartialFacts | undefined,
): Promise<readonly NamedDocument[]> {
  if (inputs.policies) return inputs.policies;
  const found = facts?.identity?.policies;
  if (found && 'value' in found) return found.value;
  const { deploySet } = inputs.product;
  const read = await checkReadPolicy();
  return [
    { name: deploySet.id, text: deploySet.policyText },
    { name: read.name, text: read.policyText },
  ];
}

/**
 * The caller that the facts were read as; a root or federated user has no policies that could be known. Policies that are
 * given are a user's, as the check takes them: where the caller is none, a stand-in's.
 */
function identityOf(
  facts: Partial<IdentityFacts> | undefined,
  given: boolean,
): SeedIdentity | undefined {
  const { kind, name, arn = '', policyArn } = facts ?? {};
  const isKnown = kind === 'user' || (kind === 'role' && !given);
  if (!isKnown || name === undefined) return undefined;
  const session = arn.includes(':assumed-role/') ? arn.slice(arn.lastIndexOf('/') + 1) : undefined;
  return {
    kind,
    name,
    path: pathOf(policyArn && 'value' in policyArn ? policyArn.value : arn, kind),
    ...(session === undefined ? {} : { sessionName: session }),
  };
}

/** `/aws-reserved/sso.amazonaws.com/` of a role's ARN; a role whose ARN is not known is taken to have none. */
function pathOf(arn: string, kind: 'user' | 'role'): string {
  const resource = arn.split(':').slice(5).join(':');
  return resource.startsWith(`${kind}/`)
    ? resource.slice(kind.length, resource.lastIndexOf('/') + 1)
    : '/';
}
