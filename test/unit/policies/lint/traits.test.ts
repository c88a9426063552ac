import { describe, expect, test } from 'vitest';

import type { PolicyType } from '../../../../src/policies/lint/document/lint-document.ts';
import { bitsOf, traitsOf } from '../../../../src/policies/lint/document/traits.ts';
import { Lexicon } from '../../../../src/policies/lint/lexicon/lexicon.ts';
import { namesOf } from '../../../../src/policies/lint/lexicon/names-of.ts';
import { allTypes } from '../../../../src/policies/lint/policy-types.ts';
import type { Rule } from '../../../../src/policies/lint/rule.ts';
import { rules } from '../../../../src/policies/rules/index.ts';
import { openAs, overlooked } from './traits.ts';

const texts = new Set(
  rules
    .flatMap(({ examples: { bad, good } }) => [...bad, ...good])
    .flatMap((example) => [example, ...(example.with ?? [])])
    .map(({ policy }) => (typeof policy === 'string' ? policy : JSON.stringify(policy))),
);

describe('a rule that is not called where a document lacks its traits', () => {
  test('has nothing to say there, in the examples of all rules as policies of all types', async () => {
    const missed: string[] = [];
    for (const text of texts) {
      for (const type of allTypes) missed.push(...(await overlooked(text, type)));
    }
    expect(missed).toEqual([]);
  });

  test('nor in examples with an element taken out, emptied, doubled or of another kind', async () => {
    const missed: string[] = [];
    for (const text of texts) {
      for (const spoilt of spoil(text)) missed.push(...(await overlooked(spoilt, 'identity')));
    }
    expect(missed).toEqual([]);
  });

  test('is most rules for a plain policy', async () => {
    const plain =
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}';
    expect(await calledFor(plain, 'identity')).toBeLessThan(rules.length / 3);
  });
});

async function calledFor(text: string, type: PolicyType): Promise<number> {
  const names = new Lexicon();
  const [document] = await openAs(text, type);
  if (!document) throw new Error('no document');
  await names.learn(namesOf(document, []));
  const had = traitsOf(document, names);
  const isCalled = ({ types, when = [] }: Rule): boolean =>
    types.includes(type) && (bitsOf(when) & had) === bitsOf(when);
  return rules.filter(isCalled).length;
}

/** Changes of a policy that its grammar has something to say about. */
function* spoil(text: string): Generator<string> {
  for (const member of text.matchAll(/"(?:Sid|Effect|Action|Resource|Condition|Version)":/g)) {
    const [name] = member;
    const rest = text.slice(member.index + name.length);
    const before = text.slice(0, member.index);
    for (const value of ['""', '[]', '{}', '1', 'true', 'null', '["*","*"]', '{"a":{}}']) {
      yield `${before}${name}${value},"X":${rest}`;
    }
    yield `${before}${name.toLowerCase()}${rest}`;
    yield `${before}"Not${name.slice(1)}${rest}`;
  }
}
