import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Families whose pages are written by hand. Of `lint` some are, beside those that are made from the rules. */
const FAMILIES = ['check', 'simulate', 'lint'];

/** Files in the folders of pages that are about no code. */
const OTHERS: ReadonlySet<string> = new Set(['README', 'coverage', 'usage']);

/** Codes that have a page in docs/, `check/permission`. */
export function writtenCodes(): readonly string[] {
  return FAMILIES.flatMap((family) =>
    readdirSync(join(docs(), family))
      .filter((name) => name.endsWith('.md'))
      .map((name) => name.slice(0, -'.md'.length))
      .filter((name) => !OTHERS.has(name))
      .map((name) => `${family}/${name}`),
  );
}

/** The page of one of these codes. */
export function pageOf(code: string): string {
  return readFileSync(join(docs(), `${code}.md`), 'utf8');
}

/** The package's docs/: beside dist/ where it is installed, beside src/ where it is developed. */
function docs(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const path = join(folder, 'docs');
    if (existsSync(join(path, 'check'))) return path;
    if (folder === dirname(folder)) throw new Error('The package was installed without its docs/');
  }
}
