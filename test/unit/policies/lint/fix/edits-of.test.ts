import { describe, expect, test } from 'vitest';

import { fileView } from '../../../../../src/policies/document/text-view.ts';
import type { Json } from '../../../../../src/policies/lint/document/json.ts';
import { openText } from '../../../../../src/policies/lint/document/open-document.ts';
import type { Value } from '../../../../../src/policies/lint/document/value.ts';
import { textEditOf } from '../../../../../src/policies/lint/fix/edits-of.ts';
import { applyEdits, areInConflict } from '../../../../../src/policies/lint/fix/text-edit.ts';
import type { Edit } from '../../../../../src/policies/lint/rule.ts';

function edited(text: string, editOf: (root: Value) => Edit): string {
  const { root } = openText(fileView(text), '', { source: { path: 'p', name: 'p' } });
  const edit = textEditOf(editOf(root), text);
  if (!edit) throw new Error('no edit');
  return applyEdits(text, [edit]);
}

function member(root: Value, name: string) {
  const found = root.member(name);
  if (!found) throw new Error(name);
  return found;
}

describe('removing', () => {
  test.each([
    ['the first item', '{"a": [1, 2, 3]}', '/a/0', '{"a": [2, 3]}'],
    ['one in the middle', '{"a": [1, 2, 3]}', '/a/1', '{"a": [1, 3]}'],
    ['the last item', '{"a": [1, 2, 3]}', '/a/2', '{"a": [1, 2]}'],
    ['the only item', '{"a": [ 1 ]}', '/a/0', '{"a": []}'],
    ['a member', '{\n  "a": 1,\n  "b": 2\n}', '/a', '{\n  "b": 2\n}'],
    ['the last member', '{\n  "a": 1,\n  "b": 2\n}', '/b', '{\n  "a": 1\n}'],
    ['one with a name that pointers escape', '{"a/b": 1, "c": 2}', '/a~1b', '{"c": 2}'],
  ])('%s', (_what, text, pointer, after) => {
    expect(edited(text, (from) => ({ kind: 'remove', from, pointer }))).toBe(after);
  });

  test('what is not there is no edit', () => {
    const { root } = openText(fileView('{"a": 1}'), '', { source: { path: 'p', name: 'p' } });
    expect(textEditOf({ kind: 'remove', from: root, pointer: '/b/0' }, '{"a": 1}')).toBeUndefined();
  });
});

describe('adding', () => {
  test.each([
    ['first', true, '{\n  "v": 1,\n  "a": 1,\n  "b": 2\n}'],
    ['last', undefined, '{\n  "a": 1,\n  "b": 2,\n  "v": 1\n}'],
  ] as const)('%s, like its neighbours', (_where, first, after) => {
    const add = (to: Value): Edit => ({
      kind: 'add',
      to,
      name: 'v',
      value: 1,
      ...(first ? { first } : {}),
    });
    expect(edited('{\n  "a": 1,\n  "b": 2\n}', add)).toBe(after);
  });

  test('to a text of one line', () => {
    expect(edited('{"a":1}', adding(1))).toBe('{"a":1,"v":1}');
    expect(edited('{}', adding(1))).toBe('{"v": 1}');
  });

  test('an object with the indentation and line ends of the text', () => {
    expect(edited('{\r\n\t"a": 1\r\n}', adding({ x: ['y'] }))).toBe(
      '{\r\n\t"a": 1,\r\n\t"v": {\r\n\t\t"x": [\r\n\t\t\t"y"\r\n\t\t]\r\n\t}\r\n}',
    );
  });
});

test('replacing and renaming leave everything around as it is', () => {
  const text = '{ "a" : "x" , "b":2 }';
  expect(
    edited(text, (root) => ({ kind: 'replace', value: member(root, 'a').value, by: 'y"' })),
  ).toBe(String.raw`{ "a" : "y\"" , "b":2 }`);
  expect(edited(text, (root) => ({ kind: 'rename', member: member(root, 'b'), to: 'c' }))).toBe(
    '{ "a" : "x" , "c":2 }',
  );
});

test.each([
  ['neighbours', [0, 2], [2, 4], false],
  ['overlap', [0, 3], [2, 4], true],
  ['one in the other', [0, 9], [2, 4], true],
  ['the same insertion', [2, 2], [2, 2], true],
  ['an insertion inside', [0, 4], [2, 2], true],
  ['an insertion before', [2, 4], [2, 2], false],
] as const)('edits are in conflict: %s', (_what, [start, end], [from, to], isConflict) => {
  const one = { start, end, text: '' };
  const other = { start: from, end: to, text: '' };
  expect(areInConflict(one, other)).toBe(isConflict);
  expect(areInConflict(other, one)).toBe(isConflict);
});

function adding(value: Json): (to: Value) => Edit {
  return (to) => ({ kind: 'add', to, name: 'v', value });
}
