import { DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeConfigurationRecordersCommand } from '@aws-sdk/client-config-service';
import { GetLifecyclePoliciesCommand } from '@aws-sdk/client-dlm';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { GetAccountSummaryCommand } from '@aws-sdk/client-iam';
import { ListKeysCommand } from '@aws-sdk/client-kms';
import { ListIndexesCommand } from '@aws-sdk/client-resource-explorer-2';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { ListServicesCommand } from '@aws-sdk/client-service-quotas';
import { DescribeInstanceInformationCommand } from '@aws-sdk/client-ssm';
import { ListInstancesCommand } from '@aws-sdk/client-sso-admin';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';

import type { Clients } from '../../aws/clients.ts';
import { listNotificationHubs } from '../../aws/notifications.ts';
import type { Connection, ServiceName } from '../../vocabulary/connection.ts';
import type { ApiFact } from '../../vocabulary/facts.ts';
import { probes, type Probe } from '../apis/probes.ts';
import { homeRegion } from '../home-region.ts';
import { badCredentials, CallBudgetError } from './attempt.ts';
import { failureOf, type FailureKind } from './aws-failure.ts';
import type { Caller, Reading } from './reading.ts';

/** Makes the probe call of every API that the caller's partition has. */
export function readApis(reading: Reading, { partition }: Caller): Promise<readonly ApiFact[]> {
  const wanted = probes.filter(({ absentIn }) => !absentIn?.includes(partition));
  return Promise.all(wanted.map((probe) => callProbe(reading, probe, partition)));
}

async function callProbe(reading: Reading, probe: Probe, partition: string): Promise<ApiFact> {
  const { connection, clients, slot, signal, now } = reading;
  const region = probe.where === 'home' ? homeRegion(partition) : connection.region;
  const { endpoint, operation, action } = probe;
  const known = { endpoint, operation, action, region };
  return slot(async () => {
    const start = now();
    try {
      const requestId = await calls[probe.service]({
        connection,
        clients,
        region,
        options: { abortSignal: signal },
      });
      return { ...known, outcome: 'ok', ms: now() - start, ...(requestId && { requestId }) };
    } catch (error) {
      return { ...known, ...failed(error), ms: now() - start };
    }
  });
}

function failed(error: unknown): Pick<ApiFact, 'outcome' | 'error' | 'requestId'> {
  if (error instanceof CallBudgetError) {
    return { outcome: 'error', error: { name: error.name, message: error.message } };
  }
  const failure = failureOf(error);
  if (!failure) throw error;
  const { kind, name, message, requestId } = failure;
  if (kind === 'credentials') throw badCredentials(failure, error);
  return { outcome: outcomes[kind], error: { name, message }, ...(requestId && { requestId }) };
}

const outcomes: Readonly<Record<Exclude<FailureKind, 'credentials'>, ApiFact['outcome']>> = {
  denied: 'denied',
  unreachable: 'unreachable',
  throttled: 'error',
  undecided: 'error',
  'not-offered': 'error',
  'region-disabled': 'error',
  answered: 'error',
};

interface ProbeCall {
  readonly connection: Connection;
  readonly clients: Clients;
  readonly region: string;
  readonly options: { readonly abortSignal: AbortSignal };
}

/** The call of each probe, as small as its service allows; gives the request id. Page sizes are the services' minimums. */
const calls: Readonly<Record<ServiceName, (call: ProbeCall) => Promise<string | undefined>>> = {
  cloudtrail: async ({ clients, region, options }) =>
    idOf((await clients.get('cloudtrail', region)).send(new DescribeTrailsCommand({}), options)),
  'config-service': async ({ clients, region, options }) =>
    idOf(
      (await clients.get('config-service', region)).send(
        new DescribeConfigurationRecordersCommand({}),
        options,
      ),
    ),
  ec2: async ({ clients, region, options }) =>
    idOf(
      (await clients.get('ec2', region)).send(new DescribeVpcsCommand({ MaxResults: 5 }), options),
    ),
  kms: async ({ clients, region, options }) =>
    idOf((await clients.get('kms', region)).send(new ListKeysCommand({ Limit: 1 }), options)),
  cloudwatch: async ({ clients, region, options }) =>
    idOf(
      (await clients.get('cloudwatch', region)).send(
        new DescribeAlarmsCommand({ MaxRecords: 1 }),
        options,
      ),
    ),
  notifications: async ({ connection, options }) => {
    await listNotificationHubs(connection, {}, options.abortSignal);
    return undefined;
  },
  'resource-explorer-2': async ({ clients, region, options }) =>
    idOf(
      (await clients.get('resource-explorer-2', region)).send(
        new ListIndexesCommand({ MaxResults: 1 }),
        options,
      ),
    ),
  s3: async ({ clients, region, options }) =>
    idOf(
      (await clients.get('s3', region)).send(new ListBucketsCommand({ MaxBuckets: 1 }), options),
    ),
  'service-quotas': async ({ clients, region, options }) =>
    idOf(
      (await clients.get('service-quotas', region)).send(
        new ListServicesCommand({ MaxResults: 1 }),
        options,
      ),
    ),
  ssm: async ({ clients, region, options }) =>
    idOf(
      (await clients.get('ssm', region)).send(
        new DescribeInstanceInformationCommand({ MaxResults: 5 }),
        options,
      ),
    ),
  'sso-admin': async ({ clients, region, options }) =>
    idOf(
      (await clients.get('sso-admin', region)).send(
        new ListInstancesCommand({ MaxResults: 1 }),
        options,
      ),
    ),
  sts: async ({ clients, region, options }) =>
    idOf((await clients.get('sts', region)).send(new GetCallerIdentityCommand({}), options)),
  iam: async ({ clients, region, options }) =>
    idOf((await clients.get('iam', region)).send(new GetAccountSummaryCommand({}), options)),
  dlm: async ({ clients, region, options }) =>
    idOf((await clients.get('dlm', region)).send(new GetLifecyclePoliciesCommand({}), options)),
};

async function idOf(
  answer: Promise<{ readonly $metadata: { readonly requestId?: string | undefined } }>,
) {
  return (await answer).$metadata.requestId;
}
