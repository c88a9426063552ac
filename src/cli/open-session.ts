import type { Backend } from '../simulator/backends/backend.ts';
import type { CallObserver, Connection } from '../vocabulary/connection.ts';
import { UserError } from '../vocabulary/errors.ts';
import type { Facts } from '../vocabulary/facts.ts';
import type { TargetInfo } from '../vocabulary/report.ts';
import { seedOf } from './account-seed.ts';
import type { Inputs } from './inputs.ts';
import type { CommonOptions, TargetName } from './options.ts';
import { toolVersion } from './version.ts';

/** The AWS that a run talks to, and the backend of its dry run. */
export interface Session extends AsyncDisposable {
  readonly target: TargetInfo;
  /** For checks: an emulated AWS is guarded by the deploying identity's policies, the real one guards itself. */
  readonly connection: (observers: readonly CallObserver[]) => Connection;
  /** For the dry run. Against the real AWS it is the embedded cloud, made from the facts that were read. */
  readonly backend: (facts: Facts | undefined) => Promise<Backend>;
  /** True where `--facts` replaces reading the account, false where it is what an emulated account starts from. */
  readonly judgeFacts: boolean;
}

/** Opens the target. Throws UserError where it cannot be had; never picks another. */
export async function openSession(
  name: TargetName,
  inputs: Inputs,
  options: CommonOptions,
  signal: AbortSignal,
): Promise<Session> {
  if (name.kind === 'aws') return awsSession(inputs, options);
  const { connectionOf, targetOf } = await import('../simulator/backends/connection.ts');
  const { guard } = await import('../simulator/guard/guard.ts');
  const backend = await openBackend(name, inputs, options, signal);
  return {
    target: targetOf(backend.info),
    connection: (observers) =>
      connectionOf(backend, inputs.plan.region, [guard(backend), ...observers]),
    backend: () => Promise.resolve(backend),
    judgeFacts: false,
    [Symbol.asyncDispose]: () => Promise.resolve(backend[Symbol.asyncDispose]()),
  };
}

async function openBackend(
  name: Exclude<TargetName, { kind: 'aws' }>,
  inputs: Inputs,
  options: CommonOptions,
  signal: AbortSignal,
): Promise<Backend> {
  const seed = await seedOf(inputs, inputs.facts);
  const start = Date.now();
  switch (name.kind) {
    case 'embedded': {
      const { openEmbedded } = await import('../simulator/backends/embedded.ts');
      return openEmbedded(seed, toolVersion, start);
    }
    case 'endpoint': {
      const { openEndpoint } = await import('../simulator/backends/endpoint.ts');
      return openEndpoint(name.url, seed, start, signal);
    }
    case 'localstack': {
      const { defaultImage, openContainer } = await import('../simulator/backends/container.ts');
      const token = process.env['LOCALSTACK_AUTH_TOKEN'];
      const image = options.localstackImage ?? process.env['VBA_LOCALSTACK_IMAGE'] ?? defaultImage;
      return openContainer({ image, ...(token ? { token } : {}) }, seed, start, signal);
    }
  }
}

/** The real account through the SDK's own credential chain. */
function awsSession(inputs: Inputs, options: CommonOptions): Session {
  if (options.profile !== undefined) process.env['AWS_PROFILE'] = options.profile;
  return {
    target: { kind: 'aws' },
    connection: (observers) => ({
      target: { kind: 'aws' },
      region: inputs.plan.region,
      partition: inputs.partition,
      observers,
    }),
    backend: async (facts) => {
      const known = facts ?? inputs.facts;
      if (!known)
        throw new UserError(
          'Nothing is known of the account to dry-run against.',
          'Use run, or simulate --facts.',
        );
      const { openEmbedded } = await import('../simulator/backends/embedded.ts');
      return openEmbedded(await seedOf(inputs, known), toolVersion, Date.now());
    },
    judgeFacts: true,
    [Symbol.asyncDispose]: async () => {},
  };
}
