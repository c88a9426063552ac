import { expect, test } from 'vitest';

import { levelOf, type LevelSettings } from '../../../../src/policies/lint/levels.ts';
import { rules } from '../../../../src/policies/rules/index.ts';

function levelIn(id: string, settings: LevelSettings): string {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new Error(`there is no rule ${id}`);
  return levelOf(rule, settings);
}

test('errors are errors, suggestions are off', () => {
  expect(levelIn('unknown-action', new Map())).toBe('error');
  expect(levelIn('passrole-star', new Map())).toBe('warn');
  expect(levelIn('missing-version', new Map())).toBe('warn');
  expect(levelIn('redundant-statement', new Map())).toBe('off');
});

test('the nearest setting counts: rule, category, all', () => {
  const settings: LevelSettings = new Map([
    ['all', 'warn'],
    ['suggestion', 'error'],
    ['retired-action', 'off'],
  ]);
  expect(levelIn('retired-action', settings)).toBe('off');
  expect(levelIn('redundant-statement', settings)).toBe('error');
  expect(levelIn('unknown-action', settings)).toBe('warn');
});
