import { formatAddress, parseRange } from '../conditions/addresses.ts';
import { parseMoments } from '../conditions/dates.ts';
import {
  compareDecimals,
  type Decimal,
  formatDecimal,
  parseDecimal,
} from '../conditions/numbers.ts';

/** Each limit, and a number on either side of it. */
export function numbersAround(limits: readonly string[]): readonly string[] {
  const sorted = limits
    .map((limit) => parseDecimal(limit))
    .filter((limit): limit is Decimal => limit !== undefined)
    .toSorted(compareDecimals);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (!first || !last) return ['0'];
  const between = sorted.slice(1).map((limit, index) => middle(sorted[index] ?? limit, limit));
  return [shift(first, -1n), ...sorted, ...between, shift(last, 1n)].map((number) =>
    formatDecimal(number),
  );
}

function shift({ digits, scale }: Decimal, by: bigint): Decimal {
  return { digits: digits + by * 10n ** BigInt(scale), scale };
}

function middle(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale) + 1;
  const scaled = (number: Decimal): bigint => number.digits * 10n ** BigInt(scale - number.scale);
  return { digits: (scaled(left) + scaled(right)) / 2n, scale };
}

/** Each moment, and one on either side of it. */
export function datesAround(limits: readonly string[]): readonly string[] {
  const moments = limits.flatMap((limit) => parseMoments(limit) ?? []).toSorted((a, b) => a - b);
  if (moments.length === 0) return [new Date(0).toISOString()];
  const around = moments.flatMap((moment) => [moment - 1, moment, moment + 1]);
  return around
    .filter((moment) => Math.abs(moment) < 8.64e15)
    .map((moment) => new Date(moment).toISOString());
}

/** The ends of every range and their neighbours, and an address of either version. */
export function addressesAround(ranges: readonly string[]): readonly string[] {
  const values = new Set(['0.0.0.0', formatAddress(6, 0n)]);
  for (const text of ranges) {
    const range = parseRange(text);
    if (!range) continue;
    const { version, first, last } = range;
    const highest = (1n << (version === 4 ? 32n : 128n)) - 1n;
    for (const address of [first - 1n, first, last, last + 1n]) {
      if (address >= 0n && address <= highest) values.add(formatAddress(version, address));
    }
  }
  return [...values];
}
