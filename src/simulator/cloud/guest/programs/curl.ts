import { AwsError } from '../../aws-error.ts';
import { decode } from '../machine.ts';
import {
  fails,
  parentOf,
  pathOf,
  type Outcome,
  type Program,
  type Shell,
  type Task,
} from '../shell/shell.ts';

/** Round trip in milliseconds, and what a small instance takes in, in bytes a millisecond (20 MB/s). */
const latency = 300;
const bytesPerMs = 20_000;

interface Options {
  readonly url: string;
  readonly file: string | undefined;
  /** -f: an HTTP error is an error. */
  readonly fail: boolean;
  /** -s without -S: no messages. */
  readonly quiet: boolean;
}

/** `curl [-f] [-s] [-S] [-L] [-o FILE] URL`: one download. Codes: https://curl.se/libcurl/c/libcurl-errors.html */
export const curl: Program = async ({ args, shell }) => {
  const options = read(args);
  if (typeof options === 'string') return { ms: 5, finish: () => fails(2, options) };
  const say = (code: number, message: string) =>
    options.quiet ? { code } : fails(code, `curl: (${code}) ${message}`);
  const { outside } = shell.machine;
  const why = outside.whyNoInternet();
  if (why !== undefined) {
    return {
      ms: 30_000,
      finish: () => say(28, `Connection timed out after 30000 milliseconds: ${why}`),
    };
  }
  try {
    const body = await outside.download(options.url);
    return {
      ms: latency + body.length / bytesPerMs,
      finish: () => keep(shell, options, body, say),
    };
  } catch (error) {
    return failed(error, options, say, shell);
  }
};

function keep(
  shell: Shell,
  { file }: Options,
  body: Uint8Array,
  say: (code: number, message: string) => Outcome,
): Outcome {
  if (file === undefined) return { code: 0, stdout: decode(body) };
  const path = pathOf(shell, file);
  if (!shell.machine.directories.has(parentOf(path))) {
    return say(23, 'Failure writing output to destination');
  }
  shell.machine.files.set(path, body);
  return { code: 0 };
}

/** The server's error, which without -f is a success whose body is the error's text; or no server. */
function failed(
  error: unknown,
  options: Options,
  say: (code: number, message: string) => Outcome,
  shell: Shell,
): Task {
  if (!(error instanceof AwsError)) {
    const message = error instanceof Error ? error.message : String(error);
    return { ms: latency, finish: () => say(6, message) };
  }
  if (options.fail) {
    return {
      ms: latency,
      finish: () => say(22, `The requested URL returned error: ${error.status}`),
    };
  }
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${error.code}</Code><Message>${error.message}</Message></Error>`;
  return { ms: latency, finish: () => keep(shell, options, new TextEncoder().encode(text), say) };
}

/** Options, or what is wrong with them. */
function read(args: readonly string[]): Options | string {
  const rest = [...args];
  let flags = '';
  let file: string | undefined;
  let url: string | undefined;
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (!arg.startsWith('-')) {
      url ??= arg;
      continue;
    }
    const letters = long[arg] ?? arg.slice(1);
    if (!/^[fsSLo]+$/.test(letters)) return `curl: option ${arg}: is unknown`;
    if (letters.endsWith('o')) file = rest.shift();
    flags += letters;
  }
  if (url === undefined) return 'curl: no URL specified!';
  return {
    url,
    file,
    fail: flags.includes('f'),
    quiet: flags.includes('s') && !flags.includes('S'),
  };
}

const long: Readonly<Record<string, string>> = {
  '--fail': 'f',
  '--silent': 's',
  '--show-error': 'S',
  '--location': 'L',
  '--output': 'o',
};
