import { expect, test } from 'vitest';

import { arnPartsOf, withPart } from '../../../../src/policies/lint/patterns/arn-parts.ts';

function textsOf(arn: string): readonly string[] | undefined {
  const parts = arnPartsOf(arn);
  return parts && Object.values(parts).map(({ text }: { readonly text: string }) => text);
}

test('the resource takes in all colons after the fifth', () => {
  expect(textsOf('arn:aws:logs:eu-west-1:1:log-group:a:*')).toEqual([
    'aws',
    'logs',
    'eu-west-1',
    '1',
    'log-group:a:*',
  ]);
});

test('colons of variables divide nothing, also of one that is not closed', () => {
  expect(textsOf('arn:aws:iam::${aws:PrincipalAccount}:role/${aws:username}')).toEqual([
    'aws',
    'iam',
    '',
    '${aws:PrincipalAccount}',
    'role/${aws:username}',
  ]);
  expect(textsOf('arn:aws:iam::1:role/${aws:username')).toEqual([
    'aws',
    'iam',
    '',
    '1',
    'role/${aws:username',
  ]);
});

test.each(['*', 'aws:s3:::a', 'arn:aws:s3:a', 'arn:aws:s3*'])('%s is no whole ARN', (text) => {
  expect(arnPartsOf(text)).toBeUndefined();
});

test('a field is replaced where it stands', () => {
  const arn = 'arn:aws:s3:::a';
  const parts = arnPartsOf(arn);
  expect(parts && withPart(arn, parts.region, '*')).toBe('arn:aws:s3:*::a');
});
