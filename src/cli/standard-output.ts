import { once } from 'node:events';

import { systemCode } from './system-code.ts';

/**
 * Ends a command that streams its answers, once they reach nobody any more: quietly (0) where the reader has seen enough
 * (`| head`), with 2 where they could not be written, which src/cli.ts has told. An EPIPE of any other stream is no such
 * thing.
 */
export class OutputLost extends Error {
  override readonly name = 'OutputLost';
  readonly exitCode: 0 | 2;

  constructor(cause: unknown) {
    super('Standard output reaches nobody any more', { cause });
    this.exitCode = isReaderGone(cause) ? 0 : 2;
  }
}

/** Waits for a reader that is slower than the command. Throws OutputLost where there is none any more. */
export async function toStandardOutput(text: string): Promise<void> {
  const { stdout } = process;
  if (stdout.destroyed || stdout.errored) throw new OutputLost(stdout.errored);
  if (stdout.write(text)) return;
  try {
    await once(stdout, 'drain');
  } catch (error) {
    throw new OutputLost(error);
  }
}

/** Whether an error of standard output says that its reader closed it. */
export function isReaderGone(error: unknown): boolean {
  return systemCode(error) === 'EPIPE';
}
