import type { S3ClientConfig } from '@aws-sdk/client-s3';

import type { Connection, ServiceName } from '../vocabulary/connection.ts';
import { answerHandler } from './answer-handler.ts';
import type { Clients, ClientTypes } from './clients.ts';
import { observe, type Answered, type Observed } from './observe.ts';

/**
 * The SDK clients of a connection. Where the connection answers itself, requests go to it and to nowhere else and are
 * tried once, whatever AWS_ENDPOINT_URL and the like say; otherwise they go to AWS, with adaptive retry.
 */
export function openClients(connection: Connection): Clients {
  const opened = new Map<string, Promise<{ readonly destroy: () => void }>>();
  return {
    get: (service, region = connection.region) => {
      const key = `${service} ${region}`;
      const client = opened.get(key) ?? observedClient(connection, service, region);
      opened.set(key, client);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was put there under the service's own name
      return client as Promise<ClientTypes[typeof service]>;
    },
    destroy: () => {
      for (const client of opened.values()) void client.then((open) => open.destroy());
      opened.clear();
    },
  };
}

/** A client that no observer sees. The caller destroys it. */
export function openClient<S extends keyof ClientTypes>(
  connection: Connection,
  service: S,
  region: string,
): Promise<ClientTypes[S]> {
  return make[service](clientConfig(connection, service, region));
}

/** The settings that all clients take; S3's are a superset of the others'. */
type ClientConfig = Pick<
  S3ClientConfig,
  | 'authSchemePreference'
  | 'credentials'
  | 'customUserAgent'
  | 'defaultsMode'
  | 'endpoint'
  | 'forcePathStyle'
  | 'maxAttempts'
  | 'region'
  | 'requestChecksumCalculation'
  | 'requestHandler'
  | 'responseChecksumValidation'
  | 'retryMode'
  | 'useDualstackEndpoint'
  | 'useFipsEndpoint'
  | 'userAgentAppId'
>;

const make: {
  readonly [S in keyof ClientTypes]: (config: ClientConfig) => Promise<ClientTypes[S]>;
} = {
  cloudtrail: async (config) =>
    new (await import('@aws-sdk/client-cloudtrail')).CloudTrailClient(config),
  cloudwatch: async (config) =>
    new (await import('@aws-sdk/client-cloudwatch')).CloudWatchClient(config),
  'config-service': async (config) =>
    new (await import('@aws-sdk/client-config-service')).ConfigServiceClient(config),
  dlm: async (config) => new (await import('@aws-sdk/client-dlm')).DLMClient(config),
  ec2: async (config) => new (await import('@aws-sdk/client-ec2')).EC2Client(config),
  iam: async (config) => new (await import('@aws-sdk/client-iam')).IAMClient(config),
  kms: async (config) => new (await import('@aws-sdk/client-kms')).KMSClient(config),
  'resource-explorer-2': async (config) =>
    new (await import('@aws-sdk/client-resource-explorer-2')).ResourceExplorer2Client(config),
  s3: async (config) => new (await import('@aws-sdk/client-s3')).S3Client(config),
  'service-quotas': async (config) =>
    new (await import('@aws-sdk/client-service-quotas')).ServiceQuotasClient(config),
  ssm: async (config) => new (await import('@aws-sdk/client-ssm')).SSMClient(config),
  'sso-admin': async (config) =>
    new (await import('@aws-sdk/client-sso-admin')).SSOAdminClient(config),
  sts: async (config) => new (await import('@aws-sdk/client-sts')).STSClient(config),
};

function clientConfig(connection: Connection, service: ServiceName, region: string): ClientConfig {
  const { credentials, answer } = connection;
  const common: ClientConfig = {
    region,
    customUserAgent: [['vba-preflight']],
    ...(credentials ? { credentials } : {}),
  };
  if (!answer) return { ...common, retryMode: 'adaptive', maxAttempts: 5 };
  return {
    ...common,
    requestHandler: answerHandler(answer(service, region), service === 's3'),
    maxAttempts: 1,
    forcePathStyle: true,
    // Named, so that the SDK does not take them from the environment or from ~/.aws/config.
    endpoint: `https://${service}.${region}.amazonaws.com`,
    authSchemePreference: [],
    userAgentAppId: '',
    retryMode: 'standard',
    defaultsMode: 'standard',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    requestChecksumCalculation: 'WHEN_SUPPORTED',
    responseChecksumValidation: 'WHEN_SUPPORTED',
  };
}

async function observedClient<S extends keyof ClientTypes>(
  connection: Connection,
  service: S,
  region: string,
): Promise<ClientTypes[S]> {
  const client = await openClient(connection, service, region);
  const { observers, target } = connection;
  if (observers.length > 0) {
    addObservers(client, { service, region, observers, answeredBy: target.kind });
  }
  return client;
}

/** The part of the clients' middleware stacks that is used here; their own types differ by client and say no more. */
interface Observable {
  readonly middlewareStack: {
    readonly add: (
      middleware: (next: Next, context: { readonly commandName?: string }) => Next,
      options: { readonly step: 'initialize'; readonly priority: 'high'; readonly name: string },
    ) => void;
  };
}

type Next = (args: { readonly input: object }) => Promise<Answered>;

function addObservers(client: unknown, observed: Observed): void {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every client has it, typed by its own inputs
  const { middlewareStack } = client as Observable;
  middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) =>
        observe(observed, commandName.replace(/Command$/, ''), args.input, () => next(args)),
    { step: 'initialize', priority: 'high', name: 'observers' },
  );
}
