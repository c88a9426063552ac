import { contains, parseRange, type Range } from '../../evaluate/conditions/addresses.ts';

/**
 * Ranges whose addresses never reach AWS over the internet: private networks (RFC 1918, RFC 4193), the network of a
 * provider (RFC 6598), link (RFC 3927, RFC 4291) and host (RFC 1122, RFC 4291). Source, read 2026-11-25:
 * https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml
 */
const RANGES: readonly Range[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
].flatMap((text) => parseRange(text) ?? []);

/** Whether a text is an address or a range all of whose addresses are private. */
export function isPrivate(text: string): boolean {
  const range = parseRange(text);
  return range !== undefined && RANGES.some((wide) => contains(wide, range));
}
