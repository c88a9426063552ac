import { describe, expect, test } from 'vitest';

import { codeFrame } from '../../../../src/report/layout/code-frame.ts';
import { unicodeGlyphs } from '../../../../src/report/layout/glyphs.ts';
import { lineWidth } from '../../../../src/report/layout/line.ts';
import { paint } from '../../../../src/report/layout/paint.ts';
import type { ExcerptLine } from '../../../../src/vocabulary/result.ts';

function frame(
  excerpt: readonly (string | ExcerptLine)[],
  [line, column, endLine, endColumn]: readonly [number, number, number, number],
  width = 80,
): readonly string[] {
  const lines = excerpt.map((one, index) =>
    typeof one === 'string' ? { line: line + index, column: 1, text: one } : one,
  );
  const rows = codeFrame(
    lines,
    { line, column, endLine, endColumn },
    {
      width,
      margin: 2,
      tone: 'bad',
      glyphs: unicodeGlyphs,
    },
  );
  for (const row of rows) expect(lineWidth(row)).toBeLessThanOrEqual(width);
  return rows.map((row) => paint(row, false));
}

describe('the word is underlined', () => {
  test('in its line, the next one below', () => {
    expect(frame(['  "Action": "s3:Foo",', '  "Resource": "*"'], [9, 13, 9, 21])).toEqual([
      '   9 │   "Action": "s3:Foo",',
      '     │             ^^^^^^^^',
      '  10 │   "Resource": "*"',
    ]);
  });

  test('behind tabs, which are four columns', () => {
    expect(frame(['\t\t"a":\t"b"'], [1, 8, 1, 11])).toEqual([
      '  1 │         "a":    "b"',
      '    │                 ^^^',
    ]);
  });

  test('behind and under wide characters, which are two columns', () => {
    expect(frame(['"日本": "語x"'], [1, 7, 1, 11])).toEqual([
      '  1 │ "日本": "語x"',
      '    │         ^^^^^',
    ]);
  });

  test('behind a combining character, which has none', () => {
    expect(frame(['"e\u0301": 1'], [1, 7, 1, 8])).toEqual(['  1 │ "e\u0301": 1', '    │      ^']);
  });

  test('where it is escaped, since a terminal would obey it', () => {
    expect(frame(['"\u001b[31m": 1'], [1, 1, 1, 8])).toEqual([
      '  1 │ "\\x1b[31m": 1',
      '    │ ^^^^^^^^^^',
    ]);
  });

  test('also where nothing stands: behind the last character', () => {
    expect(frame(['{"a"'], [1, 5, 1, 5])).toEqual(['  1 │ {"a"', '    │     ^']);
  });

  test('also where nothing but the next character does', () => {
    expect(frame(['[1 2]'], [1, 4, 1, 4])).toEqual(['  1 │ [1 2]', '    │    ^']);
  });
});

test('a place of several lines is marked beside them, and what is left out said', () => {
  expect(frame(['{', '  "a": 1,', '  "b": 2,'], [3, 1, 9, 2])).toEqual([
    '> 3 │ {',
    '> 4 │   "a": 1,',
    '> 5 │   "b": 2,',
    '    │ …',
  ]);
});

describe('of a line that is too long', () => {
  const long = `{"Statement":[{"Effect":"Allow","Action":["ec2:DescribeInstances","s3:Foo","s3:GetObject"]}]}`;
  const start = long.indexOf('"s3:Foo"') + 1;

  test('the part around the word is shown', () => {
    const rows = frame([long], [1, start, 1, start + 8], 40);
    expect(rows[0]).toContain('"s3:Foo"');
    expect(rows[0]).toMatch(/│ ….*…$/);
    expect(rows[1]?.indexOf('^^^^^^^^')).toBe(rows[0]?.indexOf('"s3:Foo"'));
  });

  test('the beginning is shown where the word is there', () => {
    const [row] = frame([long], [1, 2, 1, 13], 40);
    expect(row).toMatch(/^ {2}1 │ \{"Statement":/);
  });

  test('a word that is too long itself is cut', () => {
    const rows = frame(['a'.repeat(200)], [1, 1, 1, 201], 40);
    expect(rows[1]?.trimEnd()).toMatch(/\^{30,}$/);
  });

  test('what the excerpt left out before and behind is said too', () => {
    const line = { line: 1, column: 500, text: 'x "s3:Foo" y', cut: true } as const;
    expect(frame([line], [1, 502, 1, 510])).toEqual(['  1 │ …x "s3:Foo" y…', '    │    ^^^^^^^^']);
  });
});
