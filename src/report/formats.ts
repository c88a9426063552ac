import type { FormatName } from './format-names.ts';
import { json } from './json.ts';
import { jsonl } from './jsonl.ts';
import { lines } from './lines.ts';
import { pretty } from './pretty.ts';
import type { Format } from './writer.ts';

/**
 * Every format by its name on the command line. A further one is one file with a `Format`, one line here, its name in
 * format-names.ts, a golden and a line in the README. (`live` is no format: it is how `pretty` looks on a terminal while
 * the run goes on.)
 */
export const formats: Readonly<Record<FormatName, Format>> = { pretty, lines, json, jsonl };
