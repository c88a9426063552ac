import { regions } from '../tables/regions.ts';

/**
 * Whether a text has the form of a region's name, known or yet to come: an area that AWS has (`eu`, `us-gov`), a
 * direction and a digit.
 */
export function isLikeRegion(text: string): boolean {
  const match = FORM.exec(text);
  return match !== null && AREAS.has(match[1] ?? '') && DIRECTIONS.has(match[2] ?? '');
}

/** Whether a pattern can match a region's name; what comes after its first wildcard is not looked at. */
export function canBeRegion(pattern: string): boolean {
  const fixed = pattern.slice(0, pattern.search(/[*?]/));
  const hyphen = fixed.indexOf('-');
  return [...AREAS].some((area) =>
    hyphen < 0 ? area.startsWith(fixed) : `${area}-`.startsWith(fixed.slice(0, hyphen + 1)),
  );
}

const FORM = /^([a-z]+(?:-[a-z]+)?)-([a-z]+)-\d$/;

const PARTS = regions.map((region) => FORM.exec(region));
const AREAS: ReadonlySet<string> = new Set(PARTS.map((match) => match?.[1] ?? ''));
const DIRECTIONS: ReadonlySet<string> = new Set([
  ...PARTS.map((match) => match?.[2] ?? ''),
  'southwest',
]);
