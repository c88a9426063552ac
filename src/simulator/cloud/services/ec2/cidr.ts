/** A block of IPv4 addresses; `base` is its first address as a number. */
export interface Cidr {
  readonly base: number;
  readonly prefix: number;
}

/** The block with its host bits cleared, as AWS stores it; undefined for what is no IPv4 block. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = '', length = '', ...rest] = text.split('/');
  const ip = parseIp(address);
  if (ip === undefined || rest.length > 0 || !/^\d{1,2}$/.test(length)) return undefined;
  const prefix = Number(length);
  return prefix > 32 ? undefined : { base: ip - (ip % 2 ** (32 - prefix)), prefix };
}

export function formatCidr({ base, prefix }: Cidr): string {
  return `${formatIp(base)}/${prefix}`;
}

/** An IPv4 address as a number; undefined for anything else. */
export function parseIp(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^(0|[1-9]\d{0,2})$/.test(part)))
    return undefined;
  const bytes = parts.map(Number);
  if (bytes.some((byte) => byte > 255)) return undefined;
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

export function formatIp(ip: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(ip / 2 ** shift) % 256).join('.');
}

export function sizeOf({ prefix }: Cidr): number {
  return 2 ** (32 - prefix);
}

/** True when `inner` lies wholly in `outer`. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return inner.prefix >= outer.prefix && inner.base - (inner.base % sizeOf(outer)) === outer.base;
}

export function overlap(one: Cidr, other: Cidr): boolean {
  return contains(one, other) || contains(other, one);
}
