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
  empty: readonly string[] = [],
) {
  const faults = new Map<string, Fault>([
    ...broken.map((path) => [path, fault('A comma is expected here', true)] as const),
    ...others.map((path) => [path, fault('This is no policy', false)] as const),
  ]);
  const texts = [...broken, ...others, ...documents].map((path) => ({
    path,
    text: empty.includes(path) ? '\uFEFF\n' : 'x',
  }));
  const linted: Parameters<typeof unreadInputs>[1] = {
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
  };
  return unreadInputs(inputs, linted, texts);
}

test('a named file without a policy is a fault, with the place where it is broken', () => {
  const inputs = [input('a.json', 'a.json', true), input('b.json', 'b.json', true)];
  expect(unread(inputs, ['a.json'], ['b.json']).faults).toMatchObject([
    {
      path: 'a.json',
      what: 'it is neither JSON nor YAML: a comma is expected here (line 3, column 4)',
      isNamed: true,
    },
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
        what: 'none of the 3 files that it leads to holds a policy: package.json, x.yaml, broken.json',
        isNamed: true,
      },
    ]);
    expect(notChecked).toEqual([]);
  });
});

test('the only file of a directory is told as one', () => {
  expect(unread([input('d/package.json', 'd')], [], ['d/package.json']).faults).toMatchObject([
    { path: 'd', what: 'the only file that it leads to holds no policy: d/package.json' },
  ]);
});

test('a broken file with the words of a template is a fault also where a directory led to it', () => {
  const { faults, notChecked } = unreadInputs(
    [input('t.yaml', '.'), input('p.json', '.')],
    {
      faults: new Map([['t.yaml', fault('A comma is expected here', true)]]),
      documents: [],
      notChecked: [],
    },
    [{ path: 't.yaml', text: 'AWSTemplateFormatVersion: "2010-09-09"' }],
  );
  expect(faults).toEqual([
    {
      path: 't.yaml',
      what: 'it is neither JSON nor YAML: a comma is expected here (line 3, column 4)',
      mend: 'Correct the text at this place.',
      isNamed: false,
    },
  ]);
  expect(notChecked).toEqual([]);
});

test('of Terraform’s language the way to a plan is told', () => {
  const { faults } = unread([input('main.tf', 'main.tf', true)], ['main.tf'], []);
  expect(faults).toMatchObject([
    { what: 'it is Terraform’s own language, in which values are not known yet' },
  ]);
});

describe('an empty file', () => {
  test('that was named is a fault that says so', () => {
    const { faults } = unread([input('a.json', 'a.json', true)], ['a.json'], [], [], ['a.json']);
    expect(faults).toMatchObject([{ path: 'a.json', what: 'it is empty', isNamed: true }]);
  });

  test('of a directory is listed as empty, not as something else', () => {
    const inputs = ['a.json', 'b.json', 'p.json'].map((path) => input(path, '.'));
    const { notChecked } = unread(inputs, ['a.json', 'b.json'], [], ['p.json'], ['a.json']);
    expect(notChecked).toEqual([
      { subject: '1 file of . (a.json)', why: 'It is empty.' },
      {
        subject: '1 file of . (b.json)',
        why: 'It is neither JSON nor YAML, and does not look like a policy.',
      },
    ]);
  });
});
