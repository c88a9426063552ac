import type {
  CallObserver,
  ClientCall,
  ClientOutcome,
  ServiceName,
} from '../vocabulary/connection.ts';

/** The header by which a backend says who answered; it reaches `ClientOutcome.answeredBy`. */
const answeredByHeader = 'x-vba-answered-by';

/** How the calls of a client are shown to the observers. */
export interface Observed {
  readonly service: ServiceName;
  readonly region: string;
  readonly observers: readonly CallObserver[];
  /** Who answered where the response does not say. */
  readonly answeredBy: string;
}

/** A parsed output and the HTTP response it was parsed from. */
export interface Answered {
  readonly output: object;
  readonly response?: unknown;
}

/**
 * Makes one call under the eyes of the observers. Each `before` may refuse it by throwing: then nothing is sent and no
 * `after` is called. Afterwards each `after` is told of the outcome, once, however often the call was retried.
 */
export async function observe<T extends Answered>(
  { service, region, observers, answeredBy }: Observed,
  operation: string,
  input: object,
  send: () => Promise<T>,
): Promise<T> {
  const call: ClientCall = { service, region, operation, input };
  for (const { before } of observers) await before?.(call);
  const start = performance.now();
  const tell = async (outcome: Pick<ClientOutcome, 'output' | 'error'>, response: unknown) => {
    const ms = performance.now() - start;
    const by = sayer(response) ?? answeredBy;
    for (const { after } of observers) await after?.(call, { ...outcome, answeredBy: by, ms });
  };
  const answered = await send().catch(async (error: unknown) => {
    await tell({ error: asError(error) }, responseOf(error));
    throw error;
  });
  await tell({ output: answered.output }, answered.response);
  return answered;
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** The SDK hangs the response on the error it makes of it. */
function responseOf(error: unknown): unknown {
  return error instanceof Error && '$response' in error ? error.$response : undefined;
}

/** Who the response says it is from. */
function sayer(response: unknown): string | undefined {
  if (!isObject(response) || !('headers' in response)) return undefined;
  const { headers } = response;
  if (!isObject(headers) || !(answeredByHeader in headers)) return undefined;
  const { [answeredByHeader]: name } = headers;
  return typeof name === 'string' ? name : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
