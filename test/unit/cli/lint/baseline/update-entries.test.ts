import { expect, test } from 'vitest';

import { EntryPaths } from '../../../../../src/cli/lint/baseline/entry-paths.ts';
import { updateEntries } from '../../../../../src/cli/lint/baseline/update-entries.ts';
import { found, inDocument } from './results.ts';

const paths = new EntryPaths('/repo', '/repo/b.json');

function update(
  before: Parameters<typeof updateEntries>[0],
  documents: Parameters<typeof updateEntries>[1],
  gone: readonly string[] = [],
) {
  return updateEntries(before, documents, { paths, isGone: ({ path }) => gone.includes(path) });
}

const documents = [
  inDocument('z.json', found('z.json', 'ec2:Foo')),
  inDocument('a.json', found('a.json', 'ec2:Foo'), found('a.json', 'ec2:Bar')),
];

test('all that is found goes in, in an order that does not hang on the run', () => {
  const { entries, added, removed } = update([], documents);
  expect([added, removed]).toEqual([3, 0]);
  expect(entries.map(({ path }) => path)).toEqual(['a.json', 'a.json', 'z.json']);
  expect(update([], documents.toReversed()).entries).toEqual(entries);
});

test('reasons and days stay; messages are as they are now', () => {
  const [first] = update([], documents).entries;
  if (!first) throw new Error('no entry');
  const before = [{ ...first, message: 'old words', reason: 'Legacy', until: '2027-01-01' }];
  const { entries, added } = update(before, documents);
  expect(entries[0]).toEqual({ ...first, reason: 'Legacy', until: '2027-01-01' });
  expect(added).toBe(2);
});

test('what is gone is taken out, and what could not be judged stays with its reason', () => {
  const before = ['gone.json', 'unseen.json'].map((path) => ({
    fingerprint: path,
    code: 'lint/unknown-action',
    path,
    message: 'm',
    reason: 'r',
  }));
  const { entries, added, removed } = update(before, [], ['gone.json']);
  expect(entries).toEqual([before[1]]);
  expect([added, removed]).toEqual([0, 1]);
});
