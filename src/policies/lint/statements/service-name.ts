import { regions } from '../tables/regions.ts';
import { serviceSuffixes } from '../tables/service-principals.ts';

/** A service principal taken apart: `logs.eu-west-1.amazonaws.com`. */
export interface ServiceName {
  /** `logs`. */
  readonly name: string;
  /** All that follows the name: `.eu-west-1.amazonaws.com`. */
  readonly rest: string;
}

const REGIONS: ReadonlySet<string> = new Set(regions);

/** Undefined for a text that does not end as service principals do. */
export function serviceNameOf(id: string): ServiceName | undefined {
  const suffix = serviceSuffixes.find((one) => id.endsWith(one));
  if (suffix === undefined) return undefined;
  const words = id.slice(0, -suffix.length);
  const dot = words.lastIndexOf('.');
  const name = dot > 0 && REGIONS.has(words.slice(dot + 1)) ? words.slice(0, dot) : words;
  return { name, rest: id.slice(name.length) };
}
