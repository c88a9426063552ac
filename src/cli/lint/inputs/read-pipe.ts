import { openSync, statSync } from 'node:fs';
import { addAbortSignal } from 'node:stream';

import { faultOf } from './read-fault.ts';
import { type ReadInput, readStandardInput } from './read-input.ts';

/** Whether a file is a pipe, as shells make one of `<(command)`: what is to come of it may be long in coming. */
export function isPipe(file: string): boolean {
  try {
    return statSync(file).isFIFO();
  } catch {
    // Who reads it says what is wrong with it.
    return false;
  }
}

/**
 * Reads a pipe as standard input is read: in turns, so that a signal is heard meanwhile. A socket and not a stream of files,
 * for a read of a file cannot be called off: the process would not end before it does.
 */
export async function readPipe(file: string, signal: AbortSignal): Promise<ReadInput> {
  const { Socket } = await import('node:net');
  try {
    const pipe = new Socket({ fd: openSync(file, 'r'), writable: false });
    return await readStandardInput(addAbortSignal(signal, pipe));
  } catch (error) {
    return faultOf(error);
  }
}
