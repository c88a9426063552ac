/**
 * Compiles the JSON Schemas of the policy types ahead, so that no ajv is loaded to check a document:
 *
 *     node scripts/compile-policy-schemas.ts
 *     node scripts/compile-policy-schemas.ts --check
 *
 * `--check` writes nothing and ends with 1 when a committed module differs.
 */
import { readFile, writeFile } from 'node:fs/promises';

import { compiledSchemas } from './policy-schemas/compile.ts';

const root = new URL('../', import.meta.url);
const stale: string[] = [];

for (const [file, text] of await compiledSchemas()) {
  const path = new URL(file, root);
  if (!process.argv.includes('--check')) await writeFile(path, text);
  else if (text !== (await readFile(path, 'utf8').catch(() => ''))) stale.push(file);
}

if (stale.length > 0) {
  process.stderr.write(
    `Not current: ${stale.join(', ')}\nRun: node scripts/compile-policy-schemas.ts\n`,
  );
  process.exitCode = 1;
}
