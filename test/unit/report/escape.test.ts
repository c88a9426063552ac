import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { escapeJson, escapeText } from '../../../src/report/escape.ts';

const obeyed = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

describe('escapeText', () => {
  test.each([
    ['\u001b[2Jgone', '\\x1b[2Jgone'],
    ['one\ntwo\r\tthree', 'one\\ntwo\\r\\tthree'],
    ['\u009b31m', '\\x9b31m'],
    ['role/\u202eemoR', 'role/\\u{202e}emoR'],
    ['a\u200bb\ufeff', 'a\\u{200b}b\\u{feff}'],
    ['\u{e0041}', '\\u{e0041}'],
    ['\ud800', '\\u{d800}'],
    ['naïve 日本 🚀 C:\\temp', 'naïve 日本 🚀 C:\\temp'],
  ])('%j becomes %j', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  test('leaves nothing that a terminal obeys', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !obeyed.test(escapeText(text))));
  });
});

describe('escapeJson', () => {
  test('says the same as the text it was made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = escapeJson(JSON.stringify({ text }, undefined, 2));
        expect(JSON.parse(json)).toEqual({ text });
        expect(json.replaceAll('\n', '')).not.toMatch(obeyed);
      }),
    );
  });
});
