import { describe, expect, it } from 'vitest';

import { decideLine } from '../../../../src/policies/can.ts';
import { repeatedMember } from '../../../../src/policies/can/repeated-member.ts';

const find = (text: string): unknown => repeatedMember(text, JSON.parse(text));

describe('repeatedMember', () => {
  it.each([
    ['{"a": 1, "a": 2}', 'a', 10],
    ['{"a": {"b": 1}, "c": {"b": 1, "b": 2}}', 'b', 31],
    ['[{"a": 1}, {"b": [{"x": 0, "x": 0}]}]', 'x', 28],
    ['{"a": 1, "\\u0061": 2}', 'a', 10],
    ['{"a:\\"{": ":,{", "a:\\"{": "}"}', 'a:"{', 18],
    ['{"__proto__": 1, "__proto__": 2}', '__proto__', 18],
  ])('finds the second of %s', (text, name, column) => {
    expect(find(text)).toEqual({ name, column });
  });

  it.each([
    '{}',
    '[]',
    '"a:b"',
    '{"a": {"a": {"a": [{"a": 1}, {"a": 2}]}}}',
    '{"a": "\\\\", "b": ":{\\"a\\":"}',
    '{"1": "x", "constructor": "y", "__proto__": {"length": 3}}',
  ])('finds none in %s', (text) => {
    expect(find(text)).toBeUndefined();
  });

  it('reads a text that is nested beyond the stack', () => {
    const depth = 200_000;
    const text = `${'['.repeat(depth)}{"a": 1, "a": 2}${']'.repeat(depth)}`;
    expect(find(text)).toEqual({ name: 'a', column: depth + 10 });
  });

  it('keeps a line from being decided by one of two Effects', () => {
    const request =
      '"request": {"principal": "arn:aws:iam::111122223333:user/a", "action": "s3:GetObject", "resource": "*"}';
    const policy =
      '{"Statement": [{"Effect": "Deny", "Effect": "Allow", "Action": "*", "Resource": "*"}]}';
    const line = `{"id": "1", "policies": {"identity": [${policy}]}, ${request}}`;
    expect(() => decideLine(line)).toThrow(/^Column 73: "Effect" stands twice in one object/);
  });
});
