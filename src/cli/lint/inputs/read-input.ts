import { closeSync, openSync, readSync } from 'node:fs';

import { MAX_BYTES } from '../../../policies/document/limits.ts';
import { faultOf } from './read-fault.ts';

/** The text of an input, or why it is none. */
export type ReadInput =
  | { readonly text: string }
  | { readonly what: string; readonly mend: string };

/**
 * Reads an input as UTF-8, never more than the limit of 1 MiB. A byte order mark stays in the text. Reads at once rather
 * than in turns: thousands of small files are several times quicker so.
 */
export function readInput(file: string): ReadInput {
  try {
    return textOf(readFile(file));
  } catch (error) {
    return faultOf(error);
  }
}

/** The same of standard input or another pipe, which may never come: so it is waited for, until whoever waits gives up. */
export async function readStandardInput(stdin: AsyncIterable<Uint8Array>): Promise<ReadInput> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of stdin) {
      parts.push(part);
      length += part.length;
      if (length > MAX_BYTES) break;
    }
  } catch (error) {
    return error instanceof Error && error.name === 'AbortError'
      ? { what: 'it was not read to its end', mend: 'Let what writes it come to its end.' }
      : faultOf(error);
  }
  return textOf(Buffer.concat(parts));
}

function readFile(file: string): Uint8Array {
  const descriptor = openSync(file, 'r');
  try {
    return readAll(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const chunk = Buffer.allocUnsafe(MAX_BYTES + 1);

function readAll(descriptor: number): Uint8Array {
  let length = 0;
  while (length < chunk.length) {
    const read = readSync(descriptor, chunk, length, chunk.length - length, null);
    if (read === 0) break;
    length += read;
  }
  return chunk.subarray(0, length);
}

function textOf(bytes: Uint8Array): ReadInput {
  if (bytes.length > MAX_BYTES) {
    return {
      what: 'it is larger than the limit of 1 MiB (1,048,576 bytes)',
      mend: 'Name a policy; leave AWS’s own out of an account: --filter User Group Role LocalManagedPolicy.',
    };
  }
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { what: 'it is written in UTF-16', mend: 'Save it as UTF-8.' };
  }
  if (bytes.includes(0)) return { what: 'it is a binary file', mend: 'Name a policy file.' };
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return { what: 'it is no UTF-8 text', mend: 'Save it as UTF-8.' };
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
