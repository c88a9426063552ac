import { describe, expect, test } from 'vitest';

import { codeOf } from '../../../../src/policies/lint/code-of.ts';
import { runExample } from '../../../../src/policies/lint/examples.ts';
import { defaultLevel } from '../../../../src/policies/lint/levels.ts';
import type { Example, Rule } from '../../../../src/policies/lint/rule.ts';
import { rules } from '../../../../src/policies/rules/index.ts';

/** The rule itself, and all that would speak without being asked. */
function rulesBeside(rule: Rule): readonly Rule[] {
  return rules.filter((other) => other === rule || defaultLevel(other) !== 'off');
}

async function findingsIn(
  rule: Rule,
  example: Example,
): Promise<{ readonly own: readonly string[]; readonly others: readonly string[] }> {
  const found = await runExample(rulesBeside(rule), rule, example);
  const others = found.filter((one) => one.rule !== rule);
  return {
    own: found.filter((one) => one.rule === rule).map(({ finding }) => finding.at.pointer),
    others: [...new Set(others.map((one) => one.rule.id))].toSorted(),
  };
}

describe.each(rules.map((rule) => ({ id: rule.id, rule })))('$id', ({ rule }) => {
  const { bad, good } = rule.examples;

  test.each(bad.map((example, index) => ({ index, example })))(
    'finds what is wrong in bad example $index, where it is, and nothing else',
    async ({ example }) => {
      expect(await findingsIn(rule, example)).toEqual({
        own: example.at,
        others: (example.also ?? []).toSorted(),
      });
    },
  );

  test.each(good.map((example, index) => ({ index, example })))(
    'finds nothing in good example $index',
    async ({ example }) => {
      expect(await findingsIn(rule, example)).toEqual({
        own: [],
        others: (example.also ?? []).toSorted(),
      });
    },
  );

  test('says what a person needs to know', async () => {
    expect(bad.length).toBeGreaterThan(0);
    expect(good.length).toBeGreaterThan(0);
    expect(rule.types.length).toBeGreaterThan(0);
    expect(rule.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(rule.source).toMatch(/^https:\/\//);
    for (const text of [rule.why, rule.fix]) expect(text).toMatch(/[.]$/);
    expect(rule.title).not.toMatch(/[.]$/);
  });

  test('words its findings as sentences, and names one of its codes where it has several', async () => {
    const found = (
      await Promise.all(bad.map((example) => runExample([rule], rule, example)))
    ).flat();
    const wanted: readonly (string | undefined)[] = rule.aws ?? [undefined];
    const answered = found.map(({ finding }) => codeOf(rule, finding));
    expect(wanted).toEqual(expect.arrayContaining(answered));
    expect(found.map(({ finding }) => finding.message.at(-1)).join('')).toMatch(/^[.?]+$/);
  });
});

test('no two rules have one id', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

test('rules stand in the order of their ids', () => {
  const ids = rules.map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted());
});
