import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { coveragePage } from '../../../../src/policies/lint/pages/coverage-page.ts';
import { rulePage } from '../../../../src/policies/lint/pages/rule-page.ts';
import { rulesPage } from '../../../../src/policies/lint/pages/rules-page.ts';
import { rules } from '../../../../src/policies/rules/index.ts';

const folder = new URL('../../../../docs/lint/', import.meta.url);

function pageIn(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

describe('pages under docs/lint are what `node scripts/lint-docs.ts` writes', () => {
  test.each(rules.map((rule) => ({ id: rule.id, rule })))('$id', async ({ id, rule }) => {
    expect(pageIn(`${id}.md`)).toBe(await rulePage(rule));
  });

  test('the list and the coverage', () => {
    expect(pageIn('README.md')).toBe(rulesPage(rules));
    expect(pageIn('coverage.md')).toBe(coveragePage(rules));
  });

  test('there is no page without a rule', () => {
    const others = ['README.md', 'coverage.md', 'input.md', 'usage.md'];
    const pages = readdirSync(folder).filter((name) => !others.includes(name));
    expect(pages.toSorted()).toEqual(rules.map(({ id }) => `${id}.md`).toSorted());
  });
});
