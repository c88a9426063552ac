import { GetRoleCommand, GetUserCommand } from '@aws-sdk/client-iam';

import type { DocumentFact, IdentityFacts, Known } from '../../vocabulary/facts.ts';
import { attempt } from './attempt.ts';
import { readPolicyByArn, rolePolicies, userPolicies } from './policies.ts';
import type { Caller, Reading } from './reading.ts';

/** Who calls and every document that bears on it, as far as the account lets them be read. */
export async function readIdentity(reading: Reading, caller: Caller): Promise<IdentityFacts> {
  const { arn, kind, name } = caller;
  const common = { arn, kind, name, scps: unreadableScps };
  if (reading.given) {
    const policyArn: Known<string> =
      kind === 'user' ? { value: arn } : { unknown: 'the policies were given, not read.' };
    const boundary = {
      unknown: 'the policies that were given say nothing of a permissions boundary.',
    };
    return { ...common, policyArn, policies: { value: reading.given }, boundary };
  }
  if (kind === 'root' || kind === 'federated') return { ...common, ...unreadable(kind) };
  const [entity, policies] = await Promise.all([
    attempt([kind === 'user' ? 'iam:GetUser' : 'iam:GetRole'], () => readEntity(reading, caller)),
    kind === 'user' ? userPolicies(reading, name) : rolePolicies(reading, name),
  ]);
  const boundary = await readBoundary(reading, entity);
  return { ...common, policyArn: policyArnOf(caller, entity), policies, boundary };
}

/** Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html */
const unreadableScps: IdentityFacts['scps'] = {
  unknown:
    'only the management account of the organisation, or a delegated administrator, can read them.',
};

interface Entity {
  readonly arn: string;
  readonly boundaryArn: string | undefined;
}

async function readEntity(
  { clients, slot, signal }: Reading,
  { kind, name }: Caller,
): Promise<Entity> {
  const iam = await clients.get('iam');
  const options = { abortSignal: signal };
  if (kind === 'user') {
    const { User } = await slot(() => iam.send(new GetUserCommand({ UserName: name }), options));
    return { arn: User?.Arn ?? '', boundaryArn: User?.PermissionsBoundary?.PermissionsBoundaryArn };
  }
  const { Role } = await slot(() => iam.send(new GetRoleCommand({ RoleName: name }), options));
  return { arn: Role?.Arn ?? '', boundaryArn: Role?.PermissionsBoundary?.PermissionsBoundaryArn };
}

/** The ARN of a user is what STS said; that of a role has a path, which a session's ARN lacks. */
function policyArnOf({ kind, arn }: Caller, entity: Known<Entity>): Known<string> {
  if (kind === 'user') return { value: arn };
  return 'value' in entity ? { value: entity.value.arn } : entity;
}

async function readBoundary(
  reading: Reading,
  entity: Known<Entity>,
): Promise<Known<DocumentFact | null>> {
  if ('unknown' in entity) return entity;
  const { boundaryArn } = entity.value;
  if (boundaryArn === undefined) return { value: null };
  return attempt(['iam:GetPolicy', 'iam:GetPolicyVersion'], () =>
    readPolicyByArn(reading, boundaryArn, 'managed'),
  );
}

function unreadable(
  kind: 'root' | 'federated',
): Pick<IdentityFacts, 'policyArn' | 'policies' | 'boundary'> {
  const unknown =
    kind === 'root'
      ? 'the root user has no policies of its own, and which service control policies bind it cannot be read.'
      : 'what a federated user may do hangs on the policies of its session, which cannot be read.';
  return { policyArn: { unknown }, policies: { unknown }, boundary: { unknown } };
}
