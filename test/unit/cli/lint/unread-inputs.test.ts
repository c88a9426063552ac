import { describe, expect, test } from 'vitest';

import type { LintInput } from '../../../../src/cli/lint/inputs/lint-input.ts';
import { unreadInputs } from '../../../../src/cli/lint/unread-inputs.ts';
import type { Fault } from '../../../../src/policies/lint/inputs/opened-policies.ts';

const span = { pointer: '', line: 3, column: 4, endLine: 3, endColumn: 4 };

function fault(message: string, isBroken: boolean): Fault {
  return { message, span, isBroken };
}

function input(path: string, argument: string, isNamed = false): LintInput {
  return { path, file: `/${path}`, argument, isNamed };
}

function unread(
  inputs: readonly LintInput[],
  broken: readonly string[],
  others: readonly string[],
  documents: readonly string[] = [],
) {
  const faults = new Map<string, Fault>([
    ...broken.map((path) => [path, fault('A comma is expected here', true)] as const),
    ...others.map((path) => [path, fault('This is no policy', false)] as const),
  ]);
  return unreadInputs(inputs, {
    faults,
    notChecked: [],
    documents: documents.map((path) => ({
      document: {
        path,
        pointer: '',
        line: 1,
        name: path,
        type: 'identity',
        typeFrom: 'content',
        owners: [],
      },
      results: [],
    })),
  });
}

test('a named file without a policy is a fault, with the place where it is broken', () => {
  const inputs = [input('a.json', 'a.json', true), input('b.json', 'b.json', true)];
  expect(unread(inputs, ['a.json'], ['b.json']).faults).toMatchObject([
    { path: 'a.json', what: 'a comma is expected here (line 3, column 4)', isNamed: true },
    { path: 'b.json', what: 'this is no policy', isNamed: true },
  ]);
});

describe('of a directory', () => {
  const inputs = ['p.json', 'package.json', 'x.yaml', 'broken.json'].map((path) =>
    input(path, '.'),
  );

  test('files that hold none are listed as not checked, broken ones apart', () => {
    const { faults, notChecked } = unread(
      inputs,
      ['broken.json'],
      ['package.json', 'x.yaml'],
      ['p.json'],
    );
    expect(faults).toEqual([]);
    expect(notChecked).toEqual([
      { subject: '2 files of . (package.json, x.yaml)', why: 'They hold no policy.' },
      {
        subject: '1 file of . (broken.json)',
        why: 'It is neither JSON nor YAML, and does not look like a policy.',
      },
    ]);
  });

  test('none of whose files holds one it is a fault', () => {
    const { faults, notChecked } = unread(
      inputs.slice(1),
      ['broken.json'],
      ['package.json', 'x.yaml'],
    );
    expect(faults).toMatchObject([
      {
        path: '.',
        what: 'none of the 3 files in the directory holds a policy: package.json, x.yaml, broken.json',
        isNamed: true,
      },
    ]);
    expect(notChecked).toEqual([]);
  });
});
