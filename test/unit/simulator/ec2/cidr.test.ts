import { describe, expect, it } from 'vitest';

import {
  contains,
  formatCidr,
  overlap,
  parseCidr,
  parseIp,
  sizeOf,
  type Cidr,
} from '../../../../src/simulator/cloud/services/ec2/cidr.ts';

const block = (text: string): Cidr => parseCidr(text) ?? { base: -1, prefix: -1 };

describe('a CIDR block', () => {
  it.each([
    '10.0.0.0',
    '10.0.0.0/33',
    '10.0.0/8',
    '10.0.0.256/8',
    '10.0.0.0/8/8',
    '010.0.0.0/8',
    '',
    '::/0',
    '10.0.0.0/ 8',
  ])('%s is none', (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });

  it('loses its host bits', () => {
    expect(formatCidr(block('100.68.0.18/18'))).toBe('100.68.0.0/18');
    expect(formatCidr(block('255.255.255.255/0'))).toBe('0.0.0.0/0');
    expect(formatCidr(block('203.0.113.9/32'))).toBe('203.0.113.9/32');
  });

  it('knows what lies in it and what it meets', () => {
    expect(contains(block('10.0.0.0/8'), block('10.255.0.0/16'))).toBe(true);
    expect(contains(block('10.0.0.0/16'), block('10.0.0.0/8'))).toBe(false);
    expect(contains(block('0.0.0.0/0'), block('203.0.113.9/32'))).toBe(true);
    expect(overlap(block('10.0.0.0/24'), block('10.0.0.128/25'))).toBe(true);
    expect(overlap(block('10.0.0.0/25'), block('10.0.0.128/25'))).toBe(false);
  });

  it('counts its addresses', () => {
    expect(sizeOf(block('10.0.0.0/28'))).toBe(16);
    expect(parseIp('255.255.255.255')).toBe(2 ** 32 - 1);
  });
});
