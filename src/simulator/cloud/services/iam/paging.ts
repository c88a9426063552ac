import { violates } from './constraints.ts';
import { validationError } from './errors.ts';

export interface PageRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** The members that every paginated answer has. */
  readonly rest: { readonly IsTruncated: boolean; readonly Marker?: string };
}

/**
 * The part of a list that is asked for: 100 items where nothing else is said, 1000 at most. The marker names the last
 * item of the page, so that pages fit together though items come and go between them; items must be in the order of
 * their keys.
 */
export function page<T>(
  items: readonly T[],
  { Marker, MaxItems = 100 }: PageRequest,
  keyOf: (item: T) => string,
): Page<T> {
  if (MaxItems < 1) throw violates('maxItems', 'have value greater than or equal to 1');
  if (MaxItems > 1000) throw violates('maxItems', 'have value less than or equal to 1000');
  const after = Marker === undefined ? undefined : keyOfMarker(Marker);
  const left = after === undefined ? items : items.filter((item) => keyOf(item) > after);
  const shown = left.slice(0, MaxItems);
  const last = shown.at(-1);
  if (last === undefined || shown.length === left.length) {
    return { items: shown, rest: { IsTruncated: false } };
  }
  return { items: shown, rest: { IsTruncated: true, Marker: markerOf(keyOf(last)) } };
}

/** In the order of their keys, by code unit: the same on every machine. */
export function sorted<T>(items: Iterable<T>, keyOf: (item: T) => string): readonly T[] {
  return [...items].toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

/** In the order of their names, as IAM lists entities. */
export function byName<T extends { readonly name: string }>(items: Iterable<T>): readonly T[] {
  return sorted(items, nameOf);
}

export function nameOf({ name }: { readonly name: string }): string {
  return name;
}

/** Opaque to the caller, as AWS's is. */
function markerOf(key: string): string {
  return Buffer.from(`after:${key}`).toString('base64url');
}

function keyOfMarker(marker: string): string {
  const key = Buffer.from(marker, 'base64url').toString();
  if (!key.startsWith('after:')) throw validationError('Invalid Marker.');
  return key.slice('after:'.length);
}
