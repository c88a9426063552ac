import { describe, expect, test } from 'vitest';

import { EntryPaths } from '../../../../../src/cli/lint/baseline/entry-paths.ts';
import { Fingerprints } from '../../../../../src/cli/lint/baseline/fingerprints.ts';
import { lintTexts } from '../../../../../src/policies/lint/lint-texts.ts';
import { rules } from '../../../../../src/policies/rules/index.ts';

type Statement = Readonly<Record<string, unknown>>;

const bad = { Effect: 'Allow', Action: ['ec2:RunInstance'], Resource: '*' };
const good = { Effect: 'Allow', Action: 'ec2:DescribeVpcs', Resource: '*' };

async function of(statement: Statement | readonly Statement[], indent = 2) {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statement }, undefined, indent);
  const { documents } = await lintTexts([{ path: 'a.json', text }], { rules, levels: new Map() });
  const fingerprints = new Fingerprints(new EntryPaths('/repo', '/repo/b.json'));
  return documents.flatMap(({ results }) => results.map((result) => fingerprints.of(result)));
}

describe('a finding keeps its fingerprint', () => {
  test.each<[string, Statement | readonly Statement[], number?]>([
    ['on one line', [bad], 0],
    ['where statements come before it', [good, good, bad]],
    ['where its list has more items', [{ ...bad, Action: ['ec2:DescribeVpcs', ...bad.Action] }]],
    ['where its list is a single word', [{ ...bad, Action: 'ec2:RunInstance' }]],
    ['where its statement is the only one', bad],
    ['with its members in another order', [Object.fromEntries(Object.entries(bad).toReversed())]],
  ])('%s', async (_how, statement, indent) => {
    const fingerprints = await of(statement, indent);
    expect(fingerprints).toHaveLength(1);
    expect(fingerprints).toEqual(await of([bad]));
  });
});

describe('another finding has another one', () => {
  test.each<[string, Statement]>([
    ['of another word', { ...bad, Action: ['ec2:StopInstance'] }],
    ['in a statement with a Sid', { ...bad, Sid: 'Named' }],
    ['in another element', { Effect: 'Allow', NotAction: bad.Action, Resource: 'arn:aws:s3:::b' }],
    ['of another resource', { ...good, Resource: 'arn:aws:ec2:eu-central-1:1:vpc/*' }],
  ])('%s', async (_what, statement) => {
    const [before] = await of([bad]);
    expect(await of([statement])).not.toContain(before);
  });

  test('that is one more of the same kind', async () => {
    const [before] = await of([bad]);
    const both = await of([bad, bad]);
    expect(both[0]).toBe(before);
    expect(new Set(both).size).toBe(2);
  });
});
