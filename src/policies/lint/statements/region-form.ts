import { regions } from '../tables/regions.ts';

/** Whether a pattern can match a region's name; what comes after its first wildcard is not looked at. */
export function canBeRegion(pattern: string): boolean {
  const fixed = pattern.slice(0, pattern.search(/[*?]/));
  const hyphen = fixed.indexOf('-');
  return [...AREAS].some((area) =>
    hyphen < 0 ? area.startsWith(fixed) : `${area}-`.startsWith(fixed.slice(0, hyphen + 1)),
  );
}

/** What the names of regions begin with: `eu`, `us-gov`. */
const AREAS: ReadonlySet<string> = new Set(
  regions.map((region) => region.replace(/-[a-z]+-\d$/, '')),
);
