import { expect, test } from 'vitest';

import { nearest } from '../../../../src/policies/lint/suggest/nearest.ts';

test.each([
  ['GetObjct', 'GetObject'],
  ['getobject', 'GetObject'],
  ['GteObject', 'GetObject'],
  ['ListBuckt', 'ListBucket'],
])('%s was meant for %s', (word, meant) => {
  expect(nearest(word, ['PutObject', 'ListBucket', 'GetObject', 'GetObjectAcl'])).toBe(meant);
});

test.each([[['SourceVpce', 'SourceVpc']], [['SourceVpc', 'SourceVpce']]])(
  'of %j, which are as near to SourceVpcId, the one that it begins with is meant',
  (candidates) => {
    expect(nearest('SourceVpcId', candidates)).toBe('SourceVpc');
  },
);

test('nothing is suggested for a word that resembles none', () => {
  expect(nearest('Terminate', ['PutObject', 'GetObject'])).toBeUndefined();
});

test('a short word is not turned into another one', () => {
  expect(nearest('ab', ['cd', 'xy'])).toBeUndefined();
});
