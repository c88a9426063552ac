import { readdir, readFile, writeFile } from 'node:fs/promises';

/**
 * Writes src/policies/rules/index.ts: every file of the folder is a rule, whose export is the file's name in camel case.
 * `node scripts/rule-index.ts`, or with `--check` only says whether it is current.
 */
const folder = new URL('../src/policies/rules/', import.meta.url);
const path = new URL('index.ts', folder);

const files = (await readdir(folder))
  .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
  .toSorted();
const ids = files.map((name) => name.slice(0, -'.ts'.length));
const text = `import type { Rule } from '../lint/rule.ts';
${ids.map((id) => `import { ${camelCase(id)} } from './${id}.ts';\n`).join('')}
/** Every rule. A further one is one file; scripts/rule-index.ts writes this list. */
export const rules: readonly Rule[] = [
${ids
  .toSorted()
  .map((id) => `  ${camelCase(id)},\n`)
  .join('')}];
`;

if (process.argv.includes('--check')) {
  if ((await readFile(path, 'utf8')) !== text) {
    process.stderr.write(
      'src/policies/rules/index.ts is not current: node scripts/rule-index.ts\n',
    );
    process.exitCode = 1;
  }
} else await writeFile(path, text);

function camelCase(id: string): string {
  return id.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
