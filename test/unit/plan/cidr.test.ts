import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { formatCidr, isCovered, overlap, parseCidr, shutOut } from '../../../src/plan/cidr.ts';

describe('parseCidr', () => {
  test.each([
    ['10.0.0.0/16', '10.0.0.0/16'],
    ['10.0.0.7/16', '10.0.0.0/16'],
    ['100.68.0.18/18', '100.68.0.0/18'],
    ['255.255.255.255/32', '255.255.255.255/32'],
    ['203.0.113.10/0', '0.0.0.0/0'],
  ])('%s is %s', (text, canonical) => {
    const cidr = parseCidr(text);
    expect(cidr && formatCidr(cidr)).toBe(canonical);
  });

  test.each([
    '10.0.0.0',
    '10.0.0/16',
    '10.0.0.256/16',
    '10.0.0.0/33',
    '010.0.0.0/8',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    ' 10.0.0.0/8',
    '::/0',
    '1e1.0.0.0/8',
  ])('%j is none', (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });

  test('reads back what formatCidr wrote', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: 0, max: 32 }), (address, prefix) => {
        const cidr = parseCidr(`${address}/${prefix}`);
        expect(cidr && parseCidr(formatCidr(cidr))).toEqual({ ...cidr, hostBits: false });
      }),
    );
  });
});

describe('parseCidr and the addresses of a range', () => {
  test('first and last', () => {
    expect(parseCidr('10.0.1.0/24')).toEqual({
      first: 167_772_416,
      last: 167_772_671,
      prefix: 24,
      hostBits: false,
    });
    expect(parseCidr('0.0.0.0/0')).toMatchObject({ first: 0, last: 4_294_967_295 });
  });

  test('bits after the prefix', () => {
    expect(parseCidr('10.0.1.7/24')?.hostBits).toBe(true);
  });
});

describe('isCovered', () => {
  test.each([
    ['10.0.255.0/24', ['10.0.0.0/16'], true],
    ['10.0.0.0/16', ['10.0.0.0/16'], true],
    ['10.1.0.0/24', ['10.0.0.0/16'], false],
    ['10.0.0.0/16', ['10.0.1.0/24'], false],
    ['255.255.255.0/24', ['0.0.0.0/0'], true],
    ['10.0.0.0/24', ['10.0.0.0/25'], false],
    ['10.0.0.0/24', [], false],
    ['10.0.0.0/24', ['10.0.0.128/25', '10.0.0.0/25'], true],
    ['10.0.0.0/24', ['10.0.0.192/26', '10.0.0.0/25'], false],
  ])('%s by %j: %s', (range, cover, expected) => {
    const [wanted, ...others] = [range, ...cover].map(cidrOf);
    expect(wanted && isCovered(wanted, others)).toBe(expected);
  });
});

describe('overlap', () => {
  test.each([
    ['10.0.0.0/24', '10.0.0.128/25', true],
    ['10.0.0.128/25', '10.0.0.0/24', true],
    ['10.0.0.0/25', '10.0.0.128/25', false],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(overlap(cidrOf(one), cidrOf(other))).toBe(expected);
  });
});

describe('shutOut', () => {
  test('names the ranges of which an address is not let in, and what is no range', () => {
    const wanted = ['10.0.0.0/24', '10.0.1.0/24', 'backup.example'];
    expect(shutOut(wanted, ['10.0.0.0/25', '10.0.0.128/25', '::/0'])).toEqual([
      '10.0.1.0/24',
      'backup.example',
    ]);
  });
});

function cidrOf(text: string) {
  const cidr = parseCidr(text);
  if (!cidr) throw new Error(text);
  return cidr;
}
