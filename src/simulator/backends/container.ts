import { UserError } from '../../vocabulary/errors.ts';
import type { AccountSeed } from '../cloud/seed/account.ts';
import type { Backend } from './backend.ts';
import { openEndpoint } from './endpoint.ts';

/** The last image that starts without a token: docs/decisions/0004-hybrid-backend.md. */
export const defaultImage = 'localstack/localstack:4.14.0';

export interface ContainerOptions {
  readonly image: string;
  /** Passed to the container as LOCALSTACK_AUTH_TOKEN; newer images need one. Never printed. */
  readonly token?: string;
}

/** Starts LocalStack in a container of its own and stops it in the end. Throws UserError where that cannot be. */
export async function openContainer(
  options: ContainerOptions,
  seed: AccountSeed,
  start: number,
  signal: AbortSignal,
): Promise<Backend> {
  const { LocalstackContainer } = await import('@testcontainers/localstack');
  const log: string[] = [];
  const wanted = new LocalstackContainer(options.image)
    .withEnvironment(options.token ? { LOCALSTACK_AUTH_TOKEN: options.token } : {})
    .withLogConsumer((stream) => stream.on('data', (line: unknown) => log.push(String(line))));
  const started = await wanted.start().catch((error: unknown) => {
    throw startFailure(error, options.image, log.join(''));
  });
  try {
    signal.throwIfAborted();
    const backend = await openEndpoint(
      new URL(started.getConnectionUri()),
      seed,
      start,
      signal,
      true,
    );
    return { ...backend, [Symbol.asyncDispose]: async () => void (await started.stop()) };
  } catch (error) {
    await started.stop();
    throw error;
  }
}

/** What went wrong and its one-line mend; the texts are those of testcontainers 12 and of LocalStack's entry point. */
export function startFailure(cause: unknown, image: string, log: string): UserError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const text = `${message}\n${log}`;
  if (/could not find a working container runtime/i.test(message)) {
    return new UserError(
      'No container engine answers, so LocalStack cannot be started.',
      'Start Docker, or run LocalStack yourself and name it with --target http://127.0.0.1:4566, or use --target embedded.',
      { cause },
    );
  }
  if (/exited with code 55|exit code 55|license activation failed/i.test(text)) {
    return new UserError(
      `LocalStack image ${image} wants a licence token and stopped (exit code 55).`,
      `Set LOCALSTACK_AUTH_TOKEN, or use the last image without one: --localstack-image ${defaultImage}.`,
      { cause },
    );
  }
  if (/no such image|not found|pull access denied|registry|manifest unknown/i.test(message)) {
    return new UserError(
      `LocalStack image ${image} is not here and cannot be pulled.`,
      'Pull it, name another with --localstack-image, or use --target embedded.',
      { cause },
    );
  }
  return new UserError(
    `LocalStack did not start: ${message.split('\n')[0] ?? ''}`,
    'See docker logs, or use --target embedded.',
    {
      cause,
    },
  );
}
