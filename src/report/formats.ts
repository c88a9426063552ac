import { json } from './json.ts';
import { jsonl } from './jsonl.ts';
import { lines } from './lines.ts';
import { pretty } from './pretty.ts';
import type { Format } from './writer.ts';

/**
 * Every format by its name on the command line. A further one is one file with a `Format`, one line here, a golden
 * and a line in the README. (`live` is no format: it is how `pretty` looks on a terminal while the run goes on.)
 */
export const formats = { pretty, lines, json, jsonl } as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

export const formatNames: readonly FormatName[] = Object.keys(formats).filter(isFormatName);

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(formats, name);
}
