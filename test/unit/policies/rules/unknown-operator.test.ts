import { expect, test } from 'vitest';

import { unknownOperator } from '../../../../src/policies/rules/unknown-operator.ts';
import { conditionFindings } from './condition-findings.ts';

test.each([
  ['StringEqualsIfExist', 'StringEqualsIfExists'],
  ['stringlike', 'StringLike'],
  ['ForAnyValue:StringLikes', 'ForAnyValue:StringLike'],
  ['ForAllValue:ArnEqual', 'ForAllValues:ArnEquals'],
  ['NotIpAdress', 'NotIpAddress'],
])('suggests the operator that %s was meant to be', async (written, meant) => {
  expect(await conditionFindings(unknownOperator, { [written]: { 'aws:x': 'y' } })).toEqual([
    [written, `There is no condition operator ${written}; did you mean ${meant}?`],
  ]);
});

test('suggests nothing that is far off', async () => {
  expect(await conditionFindings(unknownOperator, { Matches: { 'aws:x': 'y' } })).toEqual([
    ['Matches', 'There is no condition operator Matches.'],
  ]);
});

test('tells an operator once, however many keys stand under it', async () => {
  const found = await conditionFindings(unknownOperator, {
    StringEqual: { 'aws:x': 'y', 'aws:z': 'y' },
  });
  expect(found).toHaveLength(1);
});

test.each(['NullIfExists', 'ForAllValues:Null'])(
  'leaves %s to the rules about Null',
  async (operator) => {
    expect(await conditionFindings(unknownOperator, { [operator]: { 'aws:x': 'true' } })).toEqual(
      [],
    );
  },
);
