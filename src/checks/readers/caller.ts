import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';

import { UserError } from '../../vocabulary/errors.ts';
import type { IdentityFacts } from '../../vocabulary/facts.ts';
import { homeRegion } from '../home-region.ts';
import { badCredentials } from './attempt.ts';
import { failureOf } from './aws-failure.ts';
import type { Caller, Reading } from './reading.ts';

/**
 * Asks who calls, first in the region of the plan. Keys that it refuses are tried in the partition's home region: a
 * region that is not enabled knows no keys at all. Throws CredentialsError where there are none or bad ones, UserError
 * where nothing answers.
 */
export async function readCaller(reading: Reading): Promise<Caller> {
  const { region, partition } = reading.connection;
  const home = homeRegion(partition);
  const first = await ask(reading, region).catch((error: unknown) => {
    if (region !== home && failureOf(error)?.kind === 'region-disabled') return undefined;
    throw explained(error, region);
  });
  if (first) return callerOf(first, false);
  const second = await ask(reading, home).catch((error: unknown) => {
    throw explained(error, home);
  });
  return callerOf(second, true);
}

/** Kind and name of a caller, from the ARN that STS gives; a session's ARN names its role without the role's path. */
export function identify(arn: string): Pick<IdentityFacts, 'kind' | 'name'> {
  const [kind = '', ...path] = arn.split(':').slice(5).join(':').split('/');
  switch (kind) {
    case 'user':
      return { kind: 'user', name: path.at(-1) ?? '' };
    case 'assumed-role':
      return { kind: 'role', name: path[0] ?? '' };
    case 'role':
      return { kind: 'role', name: path.at(-1) ?? '' };
    case 'root':
      return { kind: 'root', name: 'root' };
    default:
      return { kind: 'federated', name: path.at(-1) ?? kind };
  }
}

async function ask(
  { clients, slot, signal }: Reading,
  region: string,
): Promise<{ arn: string; accountId: string }> {
  const sts = await clients.get('sts', region);
  const { Arn, Account } = await slot(() =>
    sts.send(new GetCallerIdentityCommand({}), { abortSignal: signal }),
  );
  if (!Arn || !Account)
    throw new UserError(
      'The endpoint does not say who calls.',
      'Name another target with --target.',
    );
  return { arn: Arn, accountId: Account };
}

function callerOf(
  { arn, accountId }: { arn: string; accountId: string },
  regionDisabled: boolean,
): Caller {
  return {
    arn,
    accountId,
    partition: arn.split(':')[1] ?? 'aws',
    regionDisabled,
    ...identify(arn),
  };
}

function explained(error: unknown, region: string): unknown {
  const failure = failureOf(error);
  switch (failure?.kind) {
    case undefined:
      return error;
    case 'credentials':
    case 'region-disabled':
    case 'denied':
      return badCredentials(failure, error);
    case 'unreachable':
    case 'not-offered':
    case 'throttled':
    case 'undecided':
    case 'answered':
      return new UserError(
        `STS of ${region} does not say who calls: ${failure.message}`,
        'Check network, proxy and region; without an account, try --target embedded.',
        { cause: error },
      );
  }
}
