import { describe, expect, test } from 'vitest';

import { excerptOf, linesOf } from '../../../../../src/policies/lint/results/excerpt.ts';

function span(line: number, column: number, endLine: number, endColumn: number) {
  return { pointer: '', line, column, endLine, endColumn };
}

describe('the excerpt of a place', () => {
  const lines = linesOf('{\r\n  "Action": "a",\r\n  "Resource": "*"\r\n}\r\n');

  test('in one line has the next line too', () => {
    expect(excerptOf(lines, span(2, 3, 2, 11))).toEqual([
      { line: 2, column: 1, text: '  "Action": "a",' },
      { line: 3, column: 1, text: '  "Resource": "*"' },
    ]);
  });

  test('in one line has no next line that says nothing', () => {
    expect(excerptOf(lines, span(3, 3, 3, 13)).map(({ line }) => line)).toEqual([3]);
  });

  test('in many lines has the first three', () => {
    expect(excerptOf(linesOf('1\n2\n3\n4\n5'), span(2, 1, 5, 2)).map(({ text }) => text)).toEqual([
      '2',
      '3',
      '4',
    ]);
  });

  test('at the end of the text is the last line', () => {
    expect(excerptOf(linesOf('{"a"'), span(1, 5, 1, 5))).toEqual([
      { line: 1, column: 1, text: '{"a"' },
    ]);
  });
});

describe('of a long line', () => {
  const long = `${'a'.repeat(1000)}HERE${'b'.repeat(1000)}`;

  test('the part around the place is kept, and where it began', () => {
    const [line] = excerptOf([long], span(1, 1001, 1, 1005));
    expect(line).toMatchObject({ line: 1, column: 921, cut: true });
    expect(line?.text.slice(1001 - 921, 1005 - 921)).toBe('HERE');
    expect(line?.text).toHaveLength(240);
  });

  test('the end is not cut where there is no more', () => {
    const [line] = excerptOf([long], span(1, 2004, 1, 2005));
    expect(line?.cut).toBeUndefined();
    expect(line?.text.endsWith('b')).toBe(true);
  });

  test('no character is cut through', () => {
    const [line] = excerptOf(['😀'.repeat(400)], span(1, 402, 1, 403));
    expect(line?.text.isWellFormed()).toBe(true);
  });
});
