import { describe, expect, test } from 'vitest';

import { fileView } from '../../../../../src/policies/document/text-view.ts';
import type { PolicyType } from '../../../../../src/policies/lint/document/lint-document.ts';
import { openText } from '../../../../../src/policies/lint/document/open-document.ts';
import { setsOf } from '../../../../../src/policies/lint/inputs/sets-of.ts';
import type { Owner } from '../../../../../src/policies/sources/source.ts';

function document(name: string, type: PolicyType, ...owners: readonly Owner[]) {
  const view = fileView('{"Statement": []}');
  return openText(view, '', {
    source: { path: name, name },
    type: { is: type, from: 'flag' },
    owners,
  });
}

function role(name: string, more: Partial<Owner> = {}): Owner {
  return { kind: 'role', name, ...more };
}

function names(documents: Parameters<typeof setsOf>[0], together = false) {
  return setsOf(documents, { together }).map((set) =>
    set.documents.map(({ source }) => source.name).join(' '),
  );
}

describe('documents', () => {
  test('of one identity are one set, of several in the set of each', () => {
    const [a, b] = [role('a'), role('b')];
    expect(
      names([
        document('a-trust', 'trust', a),
        document('shared', 'identity', a, b),
        document('b-boundary', 'boundary', b),
      ]),
    ).toEqual(['a-trust shared', 'shared b-boundary']);
  });

  test('of nobody known are each a set', () => {
    expect(names([document('one', 'identity'), document('two', 'identity')])).toEqual([
      'one',
      'two',
    ]);
  });

  test('of nobody known are one set where they are taken together, but for those on resources', () => {
    const documents = [
      document('one', 'identity'),
      document('bucket', 'resource'),
      document('two', 'boundary'),
    ];
    expect(names(documents, true)).toEqual(['one two', 'bucket']);
  });

  test('of the organization bear on everybody', () => {
    const documents = [
      document('guard', 'scp'),
      document('a', 'identity', role('a')),
      document('x', 'identity'),
    ];
    expect(names(documents)).toEqual(['a guard', 'x guard']);
    expect(names([document('guard', 'scp')])).toEqual(['guard']);
  });
});

describe('identities', () => {
  test('of one name are two by their ARNs', () => {
    const [one, other] = ['1', '2'].map((id) => role('a', { arn: `arn:aws:iam::${id}:role/a` }));
    if (!one || !other) throw new Error('two');
    expect(names([document('x', 'identity', one), document('y', 'identity', other)])).toEqual([
      'x',
      'y',
    ]);
  });

  test('named without ARN are the only one of that name', () => {
    const known = role('a', { arn: 'arn:aws:iam::1:role/a' });
    expect(names([document('x', 'identity', known), document('y', 'trust', role('a'))])).toEqual([
      'x y',
    ]);
  });

  test('of two directories are two', () => {
    const [one, other] = ['/x/backup', '/y/backup'].map((alias) => role('backup', { alias }));
    if (!one || !other) throw new Error('two');
    expect(names([document('x', 'identity', one), document('y', 'identity', other)])).toEqual([
      'x',
      'y',
    ]);
  });
});
