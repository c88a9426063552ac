import type { PartialFacts } from '../../../vocabulary/facts.ts';
import type { Clock } from '../../clock.ts';
import type { AccountState } from '../account.ts';
import { forgetDefaults, newEc2State, type Ec2State } from '../services/ec2/state.ts';
import { newIamState, type NamedDocument } from '../services/iam/state.ts';
import { newQuotaState } from '../services/quota-state.ts';
import { newS3State } from '../services/s3-state.ts';
import { seedFromFacts } from './facts-seed.ts';
import { seedDeployer, type DeployerSeed, type SeedIdentity } from './iam-seed.ts';

/** What an embedded account starts from. */
export interface AccountSeed {
  /** Twelve digits. */
  readonly accountId: string;
  readonly partition: string;
  readonly region: string;
  /** Name of the IAM user that deploys. */
  readonly userName: string;
  /** Who deploys in the account that the facts are of; absent: a user of that name. */
  readonly identity?: SeedIdentity;
  readonly policies: readonly NamedDocument[];
  readonly facts?: PartialFacts;
  /** False: without AWS's default VPC, for the mirror of another backend. */
  readonly defaultNetwork?: boolean;
}

/** The identity that deploys. The keys are made up and open nothing. */
export interface SeededDeployer {
  readonly arn: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** An account as a customer has it before the deployment. */
export async function seedAccount(
  seed: AccountSeed,
  clock: Clock,
): Promise<{ readonly account: AccountState; readonly deployer: SeededDeployer }> {
  const { accountId: id, partition, facts } = seed;
  const account: AccountState = {
    id,
    partition,
    clock,
    iam: newIamState(),
    // The plan's region is enabled, whether or not AWS would ask to opt in to it, unless the facts say otherwise.
    ec2: new Map(isDisabled(facts) ? [] : [[seed.region, networkOf(seed)]]),
    s3: newS3State(),
    ssm: new Map(),
    cloudwatch: new Map(),
    kms: new Map(),
    quotas: newQuotaState(partition),
  };
  const { userName, identity, policies } = seed;
  const { arn, accessKeyId, secretAccessKey } = seedDeployer(account, {
    userName,
    ...(identity ? { identity } : {}),
    policies,
    ...limitsOf(facts?.identity),
  });
  if (facts) await seedFromFacts(account, seed.region, facts, seed.defaultNetwork !== false);
  return { account, deployer: { arn, credentials: { accessKeyId, secretAccessKey } } };
}

/** What limits the deploying identity besides its own policies, as far as the facts tell. */
function limitsOf({ boundary, scps }: PartialFacts['identity'] = {}): Pick<
  DeployerSeed,
  'boundary' | 'scps'
> {
  return {
    ...(boundary && 'value' in boundary && boundary.value ? { boundary: boundary.value } : {}),
    ...(scps && 'value' in scps ? { scps: scps.value } : {}),
  };
}

function networkOf({ region, accountId: id, partition, defaultNetwork }: AccountSeed): Ec2State {
  const state = newEc2State(region, { id, partition });
  if (defaultNetwork === false) forgetDefaults(state);
  return state;
}

function isDisabled(facts: PartialFacts | undefined): boolean {
  const optedIn = facts?.regionFacts?.optedIn;
  return optedIn !== undefined && 'value' in optedIn && !optedIn.value;
}
