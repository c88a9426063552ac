import { describe, expect, test } from 'vitest';

import {
  parseBaseline,
  printBaseline,
} from '../../../../../src/cli/lint/baseline/read-baseline.ts';
import { InputError } from '../../../../../src/vocabulary/errors.ts';

const entry = {
  fingerprint: '0123456789012345',
  code: 'lint/unknown-action',
  path: 'iam/a.json',
  message: 'There is no action ec2:Foo.',
};

test('what is printed is read, with places', () => {
  const entries = [entry, { ...entry, reason: 'Legacy "role"', until: '2027-01-31' }];
  const read = parseBaseline(printBaseline(entries), 'b.json');
  expect(read).toMatchObject(entries);
  expect(read.map(({ place }) => [place.path, place.line, place.column])).toEqual([
    ['b.json', 4, 5],
    ['b.json', 10, 5],
  ]);
});

test('an empty one accepts nothing', () => {
  expect(parseBaseline(printBaseline([]), 'b.json')).toEqual([]);
});

function textOf(change: object): string {
  return JSON.stringify({ schemaVersion: '1.0', findings: [{ ...entry, ...change }] });
}

describe('refused with the place', () => {
  test.each([
    ['', 'b.json:1:1: a baseline has "schemaVersion" and "findings"'],
    ['[]', 'b.json:1:1: the file must be a mapping'],
    ['{"schemaVersion": "2.0", "findings": []}', 'b.json:1:19: schemaVersion is "2.0"'],
    ['{"findings": [', 'b.json:1:15: the text is not valid YAML or JSON'],
    ['<<<<<<< HEAD\n{}', 'b.json:'],
    [textOf({ path: undefined }), 'b.json:1:36: the entry has no "path"'],
    [textOf({ because: 'x' }), ': findings has no key "because"'],
    [textOf({ reason: ['x'] }), ': findings.reason must be a text'],
    [textOf({ until: '2026-02-30' }), ': "2026-02-30" is no day'],
    [textOf({ until: 'soon' }), ': "soon" is no day'],
  ])('%j', (text, message) => {
    const read = () => parseBaseline(text, 'b.json');
    expect(read).toThrow(InputError);
    expect(read).toThrow(message);
  });
});
