import { AwsError } from '../../aws-error.ts';

/** One page of a list in KMS's way: Limit and Marker in, Truncated and NextMarker out. */
export function pageOf<T>(
  all: readonly T[],
  { Limit, Marker }: { readonly Limit?: number | undefined; readonly Marker?: string | undefined },
  bounds: { readonly default: number; readonly max: number },
): { readonly items: readonly T[]; readonly Truncated: boolean; readonly NextMarker?: string } {
  if (Limit !== undefined && (Limit < 1 || Limit > bounds.max)) {
    const [limit, relation] = Limit < 1 ? [1, 'greater'] : [bounds.max, 'less'];
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${Limit}' at 'limit' failed to satisfy constraint: Member must have value ${relation} than or equal to ${limit}`,
    );
  }
  const start = Marker === undefined ? 0 : Number(Marker);
  if (!Number.isInteger(start) || start < 0 || start > all.length) {
    throw new AwsError('InvalidMarkerException', 'Could not deserialize marker');
  }
  const end = start + (Limit ?? bounds.default);
  const items = all.slice(start, end);
  return end < all.length
    ? { items, Truncated: true, NextMarker: String(end) }
    : { items, Truncated: false };
}
