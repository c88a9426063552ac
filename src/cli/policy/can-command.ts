import type { Decision } from '../../policies/evaluate/decision.ts';
import { UserError } from '../../vocabulary/errors.ts';
import { answerOf } from './answer.ts';
import { canJson } from './can-json.ts';
import type { CanOptions, Write } from './can-options.ts';
import { canPretty } from './can-pretty.ts';
import { decideRequests } from './decide-requests.ts';
import { loadLayers } from './load-layers.ts';
import { requestOf } from './read-request.ts';

/** What a run of the command may touch beside its output. */
export interface CanSurroundings {
  readonly signal?: AbortSignal;
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Takes what is no result: the totals of a file of cases. */
  readonly tell?: Write;
}

const EXIT: Readonly<Record<Decision['effect'], number>> = {
  allowed: 0,
  denied: 1,
  'not-granted': 1,
  undecided: 3,
};

/**
 * Decides the request that the flags describe, or a file of cases, writes the answer, and returns the exit code: 0
 * allowed, 1 denied or not granted, 3 undecided; for a file 0 where every line was a case, 2 where one was not. Throws
 * UserError and InputError for what the user can mend.
 */
export async function policyCan(
  options: CanOptions,
  write: Write,
  surroundings: CanSurroundings = {},
): Promise<number> {
  if (options.requests !== undefined) return canRequests(options, write, surroundings);
  const request = requestOf(options);
  const loaded = await loadLayers(options, request);
  const answer = answerOf(loaded, request);
  const texts = new Map(loaded.files.map(({ path, text }) => [path, text]));
  await write(
    options.format === 'json' ? canJson(answer) : canPretty(answer, (path) => texts.get(path)),
  );
  return EXIT[answer.effect];
}

async function canRequests(
  options: CanOptions,
  write: Write,
  { signal, stdin, tell }: CanSurroundings,
): Promise<number> {
  const { requests = '-', format, ...others } = options;
  const other = Object.entries(others).find(([, value]) => value !== undefined)?.[0];
  if (other !== undefined || format === 'pretty') {
    const flag = other === undefined ? '--format pretty' : flagOf(other);
    throw new UserError(
      `--requests and ${flag} exclude each other.`,
      'Each line of the file has its own policies and request, and is answered by a line of JSON.',
    );
  }
  const totals = await decideRequests(requests, write, {
    ...(signal ? { signal } : {}),
    ...(stdin ? { stdin } : {}),
  });
  const counts = Object.entries(totals).map(([name, count]) => `${count} ${name}`);
  await tell?.(`${counts.join(', ')}\n`);
  return totals.error > 0 ? 2 : 0;
}

/** `resourcePolicy` → `--resource-policy`. */
function flagOf(option: string): string {
  return `--${option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
