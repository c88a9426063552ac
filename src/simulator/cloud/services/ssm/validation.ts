import { AwsError } from '../../aws-error.ts';

/** AWS's words for a number out of bounds. */
export function requireWithin(
  member: string,
  value: number | undefined,
  min: number,
  max: number,
): void {
  if (value === undefined || (value >= min && value <= max)) return;
  const [relation, bound] = value < min ? ['greater', min] : ['less', max];
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must have value ${relation} than or equal to ${bound}`,
  );
}

/** One page of a list; a token names the place where the next begins. */
export function pageOf<T>(
  all: readonly T[],
  NextToken: string | undefined,
  size: number,
): { readonly items: readonly T[]; readonly NextToken?: string } {
  const [, at = '0'] = /^at (\d+)$/.exec(Buffer.from(NextToken ?? '', 'base64').toString()) ?? [];
  if ((NextToken !== undefined && NextToken !== '' && at === '0') || Number(at) > all.length) {
    throw new AwsError('InvalidNextToken', 'The specified token is not valid.');
  }
  const end = Number(at) + size;
  const items = all.slice(Number(at), end);
  return end < all.length
    ? { items, NextToken: Buffer.from(`at ${end}`).toString('base64') }
    : { items };
}
