import { UserError } from '../../vocabulary/errors.ts';

/** What an emulator says of itself. */
export interface Health {
  /** Name for the trace: `localstack`, or `endpoint` for another that answers LocalStack's health address. */
  readonly name: string;
  readonly version: string;
}

/** Asks `GET /_localstack/health`; throws UserError where nothing, or nothing of the kind, answers. */
export async function readHealth(url: URL, signal: AbortSignal): Promise<Health> {
  const address = new URL('/_localstack/health', url);
  const response = await ask(address, signal);
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok || !isHealth(body)) {
    throw new UserError(
      `${url.origin} answers, but not as LocalStack does (${address.pathname}: HTTP ${response.status}).`,
      'Name the address of a running LocalStack, by default http://127.0.0.1:4566.',
    );
  }
  return {
    name: body.edition === undefined ? 'endpoint' : 'localstack',
    version: body.version ?? 'unknown',
  };
}

async function ask(address: URL, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(address, { signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]) });
  } catch (cause) {
    signal.throwIfAborted();
    throw new UserError(
      `Nothing answers at ${address.origin}.`,
      'Start LocalStack first (localstack/README.md), or use --target embedded, which needs nothing.',
      { cause },
    );
  }
}

function isHealth(body: unknown): body is { version?: string; edition?: string } {
  return typeof body === 'object' && body !== null && 'services' in body;
}
