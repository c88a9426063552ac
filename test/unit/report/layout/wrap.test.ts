import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { widthOf } from '../../../../src/report/layout/line.ts';
import { shorten, wrap } from '../../../../src/report/layout/wrap.ts';

const arn = 'arn:aws:iam::123456789012:role/veeam/appliances/VeeamInstanceBackupRestoreAccessRole';

describe('wrap', () => {
  test('breaks between words', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
  });

  test('puts a word that is longer than a row on rows of its own, broken at a seam', () => {
    expect(wrap(`allowed on ${arn} only`, 40)).toEqual([
      'allowed on',
      'arn:aws:iam::123456789012:role/veeam/',
      'appliances/',
      'VeeamInstanceBackupRestoreAccessRole',
      'only',
    ]);
  });

  test('counts wide characters twice', () => {
    expect(wrap('日本語 日本語', 7)).toEqual(['日本語', '日本語']);
  });

  test('keeps to the width and loses nothing but blanks', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 8, max: 60 }),
        (text, width) => {
          const rows = wrap(text, width);
          expect(Math.max(...rows.map(widthOf))).toBeLessThanOrEqual(width);
          expect(rows.join('').replaceAll(' ', '')).toBe(
            wrap(text, 100_000).join('').replaceAll(' ', ''),
          );
        },
      ),
    );
  });
});

describe('shorten', () => {
  test('leaves what fits', () => {
    expect(shorten('iam:PassRole', 12, '…')).toBe('iam:PassRole');
  });

  test('keeps both ends of what does not', () => {
    expect(shorten(arn, 30, '…')).toBe('arn:aws:iam::12…toreAccessRole');
  });

  test('never is wider than it may', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 8, max: 40 }),
        (text, width) => {
          expect(widthOf(shorten(text, width, '...'))).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
