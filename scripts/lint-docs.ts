import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';

import { coveragePage } from '../src/policies/lint/pages/coverage-page.ts';
import { rulePage } from '../src/policies/lint/pages/rule-page.ts';
import { rulesPage } from '../src/policies/lint/pages/rules-page.ts';
import { rules } from '../src/policies/rules/index.ts';

/**
 * Writes docs/lint from the rules: a page each, the list, and what of Access Analyzer they cover.
 * `node scripts/lint-docs.ts [rule…]` writes all, or these rules' pages only; `--check` only says what is not current.
 */
const folder = new URL('../docs/lint/', import.meta.url);
const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const only = rules.filter(({ id }) => names.length === 0 || names.includes(id));

const pages = new Map<string, string>();
for (const rule of only) pages.set(`${rule.id}.md`, await rulePage(rule));
if (names.length === 0) {
  pages.set('README.md', rulesPage(rules));
  pages.set('coverage.md', coveragePage(rules));
}

await mkdir(folder, { recursive: true });
/** Pages that are written by hand. */
const written = ['input.md', 'usage.md'];
const stale =
  names.length === 0
    ? (await readdir(folder)).filter((name) => !pages.has(name) && !written.includes(name))
    : [];
if (process.argv.includes('--check')) {
  const wrong = [...stale];
  for (const [name, text] of pages) {
    const before = await readFile(new URL(name, folder), 'utf8').catch(() => undefined);
    if (before !== text) wrong.push(name);
  }
  for (const name of wrong) process.stderr.write(`docs/lint/${name} is not current\n`);
  if (wrong.length > 0) process.exitCode = 1;
} else {
  for (const name of stale) await rm(new URL(name, folder));
  for (const [name, text] of pages) await writeFile(new URL(name, folder), text);
}
