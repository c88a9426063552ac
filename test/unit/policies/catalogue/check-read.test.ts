import { expect, test } from 'vitest';

import { checkReadPolicy } from '../../../../src/policies/catalogue/preflight/check-read.ts';

const policy = await checkReadPolicy();
const document: {
  readonly Version: string;
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: string;
    readonly Action: readonly string[];
  }[];
} = JSON.parse(policy.policyText);

test('names every action singly and once', () => {
  const all = document.Statement.flatMap(({ Action }) => Action);
  expect(all.filter((action) => action.includes('*') || action.includes('?'))).toEqual([]);
  expect(new Set(all).size).toBe(all.length);
  expect(policy.actions).toEqual(all);
});

test('has a Sid for every purpose and only allows', () => {
  expect(document.Version).toBe('2012-10-17');
  for (const { Sid, Effect } of document.Statement) {
    expect(Sid).toMatch(/^[A-Za-z0-9]+$/);
    expect(Effect).toBe('Allow');
  }
});

test('holds the thirteen probes that need a permission', () => {
  const probes = document.Statement.find(({ Sid }) => Sid === 'ProbeApis');
  expect(probes?.Action).toHaveLength(13);
});

test('fits a managed policy, white space not counted', () => {
  expect(JSON.stringify(document).length).toBeLessThan(6144);
});
