/** An IPv4 range as numbers of 32 bits, both ends included. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** A range that CIDR notation names. */
export interface Cidr extends Range {
  /** Length of the prefix, 0 to 32. */
  readonly prefix: number;
  /** Whether the text had bits set beyond the prefix; AWS drops them. */
  readonly hostBits: boolean;
}

/** The range that CIDR notation names; undefined where the text is none, IPv6 included. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = '', length, ...rest] = text.split('/');
  const prefix = wholeNumber(length, 32);
  const octets = address.split('.').map((octet) => wholeNumber(octet, 255));
  if (rest.length > 0 || prefix === undefined || octets.length !== 4) return undefined;
  let value = 0;
  for (const octet of octets) {
    if (octet === undefined) return undefined;
    value = value * 256 + octet;
  }
  const size = 2 ** (32 - prefix);
  const first = value - (value % size);
  return { first, last: first + size - 1, prefix, hostBits: first !== value };
}

/** The notation that AWS gives back: `10.0.0.7/16` is `10.0.0.0/16`. */
export function formatCidr({ first, prefix }: Pick<Cidr, 'first' | 'prefix'>): string {
  const parts = [24, 16, 8, 0].map((bits) => Math.floor(first / 2 ** bits) % 256);
  return `${parts.join('.')}/${prefix}`;
}

/** Whether every address of `range` lies in one of `cover`, several of which may share it. */
export function isCovered(range: Range, cover: readonly Range[]): boolean {
  let next = range.first;
  for (const { first, last } of cover.toSorted((a, b) => a.first - b.first)) {
    if (first > next) return false;
    next = Math.max(next, last + 1);
    if (next > range.last) return true;
  }
  return false;
}

export function overlap(one: Range, other: Range): boolean {
  return one.first <= other.last && other.first <= one.last;
}

/** Those of the wanted ranges of which some address is in none of the open ones; a text that is no range is among them. */
export function shutOut(wanted: readonly string[], open: readonly string[]): readonly string[] {
  const cover = open.flatMap((text) => parseCidr(text) ?? []);
  return wanted.filter((text) => {
    const range = parseCidr(text);
    return !range || !isCovered(range, cover);
  });
}

/** A decimal number without leading noughts, from 0 to `most`. */
function wholeNumber(text: string | undefined, most: number): number | undefined {
  if (!text || !/^(0|[1-9]\d{0,2})$/.test(text)) return undefined;
  const value = Number(text);
  return value <= most ? value : undefined;
}
