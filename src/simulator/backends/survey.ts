import { openClients } from '../../aws/open-clients.ts';
import type { Answer, Connection } from '../../vocabulary/connection.ts';
import { UserError } from '../../vocabulary/errors.ts';
import type { Backend } from './backend.ts';
import { connectionOf } from './connection.ts';

/** LocalStack takes these keys for its default account: https://docs.localstack.cloud/aws/capabilities/config/credentials/ */
const anybody = { accessKeyId: 'test', secretAccessKey: 'test' };

/** Id of the account that the endpoint keeps. */
export async function accountOf(
  answer: Answer,
  region: string,
  signal: AbortSignal,
): Promise<string> {
  const connection: Connection = {
    target: { kind: 'endpoint' },
    region,
    partition: 'aws',
    credentials: anybody,
    answer: () => answer,
    observers: [],
  };
  const clients = openClients(connection);
  try {
    const { GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
    const sts = await clients.get('sts');
    const { Account } = await sts.send(new GetCallerIdentityCommand({}), { abortSignal: signal });
    if (!Account)
      throw new UserError('The endpoint does not say which account it keeps.', 'Restart it.');
    return Account;
  } finally {
    clients.destroy();
  }
}

/**
 * Reads what the backend holds already, so that quotas are counted and profiles are known as for one account. The
 * answers reach the mirror through the backend's own `learn`; nothing here is enforced, traced or counted.
 */
export async function survey(backend: Backend, region: string, signal: AbortSignal): Promise<void> {
  const observer = {
    after: async (
      ...[call, outcome]: Parameters<NonNullable<Connection['observers'][number]['after']>>
    ) => {
      if (outcome.output) await backend.learn(call, outcome.output, outcome.answeredBy);
    },
  };
  const clients = openClients(connectionOf(backend, region, [observer]));
  const options = { abortSignal: signal };
  try {
    const [ec2, iam, s3] = await Promise.all([
      clients.get('ec2'),
      clients.get('iam'),
      clients.get('s3'),
    ]);
    const e = await import('@aws-sdk/client-ec2');
    const i = await import('@aws-sdk/client-iam');
    const { ListBucketsCommand } = await import('@aws-sdk/client-s3');
    await ec2.send(new e.DescribeVpcsCommand({}), options);
    await ec2.send(new e.DescribeSubnetsCommand({}), options);
    await ec2.send(new e.DescribeInternetGatewaysCommand({}), options);
    await ec2.send(new e.DescribeRouteTablesCommand({}), options);
    await ec2.send(new e.DescribeSecurityGroupsCommand({}), options);
    await ec2.send(new e.DescribeAddressesCommand({}), options);
    await ec2.send(new e.DescribeInstancesCommand({}), options);
    await ec2.send(new e.DescribeKeyPairsCommand({}), options);
    await iam.send(new i.ListRolesCommand({}), options);
    await iam.send(new i.ListPoliciesCommand({ Scope: 'Local' }), options);
    await iam.send(new i.ListInstanceProfilesCommand({}), options);
    await s3.send(new ListBucketsCommand({}), options);
  } catch (cause) {
    signal.throwIfAborted();
    if (!(cause instanceof Error && '$metadata' in cause)) throw cause; // no answer of the backend: a fault of ours
    throw new UserError(
      `${backend.info.endpoint ?? 'The backend'} cannot list what it holds: ${cause.message}`,
      'Look at the log of the emulator; LocalStack as a process wants Python 3.13.',
      { cause },
    );
  } finally {
    clients.destroy();
  }
}
