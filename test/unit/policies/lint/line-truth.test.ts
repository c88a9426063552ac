import { expect, test } from 'vitest';

import { fileView } from '../../../../src/policies/document/text-view.ts';
import { openText } from '../../../../src/policies/lint/document/open-document.ts';
import {
  type Constancy,
  constancyOf,
} from '../../../../src/policies/lint/statements/line-truth.ts';

function constancy(operator: string, values: unknown): Constancy | undefined {
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Condition: { [operator]: { 'aws:x': values } } }],
  };
  const source = { path: 'policy.json', name: 'policy' };
  const document = openText(fileView(JSON.stringify(policy)), '', { source });
  const line = document.statements[0]?.conditions[0];
  return line && constancyOf(line, document);
}

test.each([
  ['StringLike', '*', true, false],
  ['StringNotLike', '*', false, true],
  ['StringLikeIfExists', ['a', '*'], true, true],
  ['StringNotLikeIfExists', '*', false, true],
  ['ForAllValues:StringLike', '**', true, true],
  ['ForAllValues:StringNotLike', '*', false, true],
  ['ForAnyValue:StringLike', '*', true, false],
  ['ForAnyValue:StringNotLike', '*', false, false],
  ['ArnLike', 'arn:*:*:*:*:*', true, false],
  ['ArnNotLike', 'arn:*:*:*:*:*', false, true],
  ['Null', ['true', 'false'], true, true],
])('%s %j: %s where the key is there, %s where not', (operator, values, present, absent) => {
  expect(constancy(operator, values)).toEqual({ present, absent });
});

test.each([
  ['StringEquals', '*'],
  ['StringLike', 'a*'],
  ['StringLike', '?*'],
  ['StringLike', '${aws:username}'],
  ['ArnLike', '*'],
  ['Null', 'true'],
  ['Null', ['true', 'maybe']],
  ['Bool', ['true', 'false']],
])('%s %j hangs on the value', (operator, values) => {
  expect(constancy(operator, values)).toBeUndefined();
});
