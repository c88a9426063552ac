import { expect, test } from 'vitest';

import {
  isEscape,
  variableName,
  writtenVariables,
} from '../../../../src/policies/lint/statements/policy-variables.ts';

test('finds every variable with its place, the last one even where it is not closed', () => {
  expect([...writtenVariables("a${b}c${*}${d, 'e'}${f")]).toEqual([
    { start: 1, end: 5, inside: 'b', isClosed: true },
    { start: 6, end: 10, inside: '*', isClosed: true },
    { start: 10, end: 19, inside: "d, 'e'", isClosed: true },
    { start: 19, end: 22, inside: 'f', isClosed: false },
  ]);
  expect([...writtenVariables('$ {a} $a {b} $$')]).toEqual([]);
});

test('tells escapes from variables, and a key from its default', () => {
  const [key, star] = [...writtenVariables("${aws:PrincipalTag/team , 'a, b'}${*}")];
  expect(key && [isEscape(key), variableName(key)]).toEqual([false, 'aws:PrincipalTag/team']);
  expect(star && isEscape(star)).toBe(true);
});
