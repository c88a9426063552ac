import type { QuotaId } from '../../../policies/catalogue/quota.ts';
import { quotaRows } from '../../../policies/catalogue/quotas.ts';
import type { ServiceName } from '../../../vocabulary/connection.ts';
import type { NetworkFacts, PartialFacts } from '../../../vocabulary/facts.ts';
import type { AccountState } from '../account.ts';
import { ubuntuImageId } from '../services/ec2/images.ts';
import { isOffered } from '../services/ec2/offerings.ts';
import type { Ec2State } from '../services/ec2/state.ts';
import { serviceModules } from '../services/index.ts';
import { setLimit } from '../services/quota-state.ts';
import { usageOf } from '../usage.ts';
import { seedRole, type RoleSeed } from './iam-seed.ts';
import { seedNetwork } from './network-seed.ts';

/**
 * Puts into an embedded account what the facts say of the real one: the network, quotas with what uses them, roles,
 * settings. `ownNetwork` is false for the mirror of another backend, which knows its network itself.
 */
export async function seedFromFacts(
  account: AccountState,
  region: string,
  facts: PartialFacts,
  ownNetwork: boolean,
): Promise<void> {
  const { network, roles, quotas = [], regionFacts } = facts;
  const state = account.ec2.get(region);
  if (state && ownNetwork && network && 'value' in network) {
    seedNetwork(state, network.value);
    await seedKeyPair(account, region, network.value);
  }
  for (const role of roles && 'value' in roles ? roles.value : []) seedRole(account, seedOf(role));
  // Last: what is there already is part of what is in use.
  for (const quota of quotas) await seedQuota(account, region, quota);
  if (state) seedSettings(state, regionFacts);
}

function seedSettings(state: Ec2State, facts: PartialFacts['regionFacts'] = {}): void {
  const { ebsEncryptionByDefault: encrypted } = facts;
  if (encrypted && 'value' in encrypted) state.ebs.encryptedByDefault = encrypted.value;
}

async function seedKeyPair(
  account: AccountState,
  region: string,
  { keyPair }: NetworkFacts,
): Promise<void> {
  if (!keyPair?.exists) return;
  await apply(account, 'ec2', region, 'CreateKeyPair', {
    KeyName: keyPair.name,
    KeyType: 'ed25519',
  });
}

type SomeRole = Extract<
  NonNullable<PartialFacts['roles']>,
  { readonly value: unknown }
>['value'][number];

function seedOf({ name, trust, path: file, instanceProfile: held }: SomeRole): RoleSeed {
  const instanceProfile = held !== undefined && 'value' in held && held.value;
  return { name, trust, instanceProfile, ...(file ? { file } : {}) };
}

/** The limit, and as many resources as are in use: they count like any other, so that the last one meets the limit. */
async function seedQuota(
  account: AccountState,
  region: string,
  { id, limit, used }: NonNullable<PartialFacts['quotas']>[number],
): Promise<void> {
  const row = quotaRows.find((one) => one.id === id);
  if (!row) return;
  if (limit && 'value' in limit && limit.value.source === 'applied') {
    setLimit(account.quotas, row.id, region, limit.value.value);
  }
  if (!used || !('value' in used)) return;
  for (let missing = used.value - usageOf(account, region)[row.id]; missing > 0;) {
    const made = await consume(account, region, row.id, missing);
    if (made === 0) return;
    missing -= made;
  }
}

/** The call that makes one more resource of a quota, by the quota's id. */
const makers: Partial<
  Record<
    QuotaId,
    (name: string, at: Place) => { service: ServiceName; operation: string; input: object }
  >
> = {
  vpcs: (_, { serial }) => ec2('CreateVpc', { CidrBlock: `10.${100 + (serial % 100)}.0.0/16` }),
  'internet-gateways': () => ec2('CreateInternetGateway', {}),
  'elastic-ips': () => ec2('AllocateAddress', { Domain: 'vpc' }),
  'security-groups': (name, { vpcId }) =>
    ec2('CreateSecurityGroup', { GroupName: name, Description: name, VpcId: vpcId }),
  buckets: (name, { accountId, region }) => ({
    service: 's3',
    operation: 'CreateBucket',
    input: { Bucket: `${name}-${accountId}`, ...locationOf(region) },
  }),
  roles: (name) => iam('CreateRole', { RoleName: name, AssumeRolePolicyDocument: anyTrust }),
  policies: (name) => iam('CreatePolicy', { PolicyName: name, PolicyDocument: anyPolicy }),
  'instance-profiles': (name) => iam('CreateInstanceProfile', { InstanceProfileName: name }),
};

interface Place {
  readonly serial: number;
  readonly vpcId: string | undefined;
  readonly accountId: string;
  readonly region: string;
}

function ec2(operation: string, input: object) {
  return { service: 'ec2', operation, input } as const;
}

function iam(operation: string, input: object) {
  return { service: 'iam', operation, input } as const;
}

/** Makes one more resource that counts against the quota; returns by how much, 0 where nothing can. */
async function consume(
  account: AccountState,
  region: string,
  id: QuotaId,
  missing: number,
): Promise<number> {
  if (id === 'standard-vcpus') return launch(account, region, missing);
  const serial = usageOf(account, region)[id] + 1;
  const vpcId = account.ec2.get(region)?.vpcs.keys().next().value;
  const made = makers[id]?.(`existing-${serial}`, { serial, vpcId, accountId: account.id, region });
  return made ? apply(account, made.service, region, made.operation, made.input) : 0;
}

/** Types by their vCPUs, largest first; no region offers none of the small ones. */
const sizes = [
  ['m5.24xlarge', 96],
  ['m5.4xlarge', 16],
  ['m5.xlarge', 4],
  ['m5.large', 2],
  ['t2.micro', 1],
  ['t3.micro', 2],
] as const;

/**
 * The largest type that does not go over. Where the region has no type of one vCPU, two are taken: what is in use may
 * be said a little too high, never too low.
 */
async function launch(account: AccountState, region: string, missing: number): Promise<number> {
  const offered = sizes.filter(([name]) => isOffered(name, region));
  const [InstanceType, vcpus] = offered.find(([, size]) => size <= missing) ?? offered.at(-1) ?? [];
  if (InstanceType === undefined) return 0;
  const input = { ImageId: ubuntuImageId(region), InstanceType, MinCount: 1, MaxCount: 1 };
  await apply(account, 'ec2', region, 'RunInstances', input);
  return vcpus;
}

async function apply(
  account: AccountState,
  service: ServiceName,
  region: string,
  operation: string,
  input: object,
): Promise<1> {
  const { operations } = await serviceModules[service]();
  const run = operations[operation];
  if (!run) throw new Error(`the embedded ${service} has no ${operation}`);
  const context = { account, service, region, accessKeyId: undefined, requestId: 'seed' };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the input was made for this very operation
  await run(input as never, context);
  return 1;
}

function locationOf(region: string): object {
  return region === 'us-east-1'
    ? {}
    : { CreateBucketConfiguration: { LocationConstraint: region } };
}

const anyPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:GetCallerIdentity', Resource: '*' }],
});

const anyTrust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ],
});
