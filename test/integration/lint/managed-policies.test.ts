import { describe, expect, test } from 'vitest';

import { lintTexts } from '../../../src/policies/lint/lint-texts.ts';
import type { Level } from '../../../src/policies/lint/rule.ts';
import { rules } from '../../../src/policies/rules/index.ts';
import { overlooked } from '../../unit/policies/lint/traits.ts';
import { documents as managed } from '../managed-policies/managed-policies.ts';

const texts = managed.map(({ name, text }) => ({
  path: `${name}.json`,
  text,
  facts: { type: { is: 'identity', from: 'flag' } as const },
}));

async function lint(levels: ReadonlyMap<string, Level>) {
  const { documents } = await lintTexts(texts, { rules, levels });
  const found = documents.flatMap(({ results }) => results);
  const commonest = [...Map.groupBy(found, ({ code }) => code)]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .slice(0, 10)
    .map(([code, own]) => `${own.length} ${code}`);
  return { documents, found, commonest };
}

describe('AWS’s 1,594 managed policies', () => {
  // AWS's own check finds something in 8.7 % of them, parliament in 82 %.
  test('are left alone, but for at most 10 %, unless asked for more', async () => {
    const { documents, commonest } = await lint(new Map());
    expect(documents).toHaveLength(1594);
    const withAny = documents.filter(({ results }) => results.length > 0);
    process.stdout.write(`${withAny.length} have a finding, by rule:\n${commonest.join('\n')}\n`);
    expect(withAny.length / documents.length).toBeLessThanOrEqual(0.1);
  });

  test('have nothing in them for a rule that is not called for them', async () => {
    for (const { text } of managed) expect(await overlooked(text, 'identity')).toEqual([]);
  });

  test('bring no rule down at the strictest level, and every finding has its place in the text', async () => {
    const { found, commonest } = await lint(new Map([['all', 'warn']]));
    process.stdout.write(`the ten commonest rules:\n${commonest.join('\n')}\n`);
    expect(found.length).toBeGreaterThan(1000);
    for (const { place, excerpt, message } of found) {
      if (place?.kind !== 'file') throw new Error(`${message} has no place`);
      expect(place.endLine > place.line || place.endColumn > place.column).toBe(true);
      expect(excerpt?.[0]?.line).toBe(place.line);
    }
  });
});
