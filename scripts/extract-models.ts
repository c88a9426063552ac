/**
 * `npm run models` writes the wire models of the embedded cloud from the installed SDK clients; with `-- --check` it
 * writes nothing and ends with 1 when a committed model differs from what the clients give.
 */
import { readFile, writeFile } from 'node:fs/promises';

import { extractModel } from './extract-model.ts';
import { formatModel } from './format-model.ts';
import { extractedServices } from './modelled-operations.ts';

const check = process.argv.includes('--check');
const stale: string[] = [];

for (const service of extractedServices) {
  const path = new URL(`../src/simulator/cloud/models/${service}.json`, import.meta.url);
  const text = formatModel(await extractModel(service));
  if (check) {
    if (text !== (await readFile(path, 'utf8').catch(() => ''))) stale.push(service);
  } else {
    await writeFile(path, text);
  }
}

if (stale.length > 0) {
  process.stderr.write(
    `Models that differ from the installed clients: ${stale.join(', ')}. Run: npm run models\n`,
  );
  process.exitCode = 1;
}
