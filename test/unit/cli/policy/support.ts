import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { policyCan } from '../../../../src/cli/policy/can-command.ts';
import type { CanOptions } from '../../../../src/cli/policy/can-options.ts';

export const fixtures = join(import.meta.dirname, '../../../fixtures/sources');

/** Runs the command in process. */
export async function can(options: CanOptions): Promise<{ code: number; out: string }> {
  let out = '';
  const code = await policyCan(options, (text) => {
    out += text;
  });
  return { code, out };
}

interface Answer {
  readonly effect: string;
  readonly layer?: string;
  readonly by?: readonly {
    readonly sid?: string;
    readonly place: { readonly line: number; readonly path: string };
  }[];
  readonly missing?: readonly string[];
  readonly open?: readonly { readonly written: string }[];
  readonly near?: readonly { readonly why: string }[];
  readonly reason: string;
  readonly notes: readonly string[];
}

/** The answer of the command as JSON. */
export async function answer(options: CanOptions): Promise<Answer & { readonly code: number }> {
  const { code, out } = await can({ ...options, format: 'json' });
  return { code, ...(JSON.parse(out) as Answer) };
}

/** A file with the given content in a directory of its own. */
export async function file(name: string, content: string | Uint8Array | object): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'vba-can-')), name);
  const isText = typeof content === 'string' || content instanceof Uint8Array;
  await writeFile(path, isText ? content : JSON.stringify(content, undefined, 2));
  return path;
}

export function policy(...statements: readonly object[]): object {
  return { Version: '2012-10-17', Statement: statements };
}

export const fullAccess = policy({ Sid: 'Full', Effect: 'Allow', Action: '*', Resource: '*' });
