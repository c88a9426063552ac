import { AwsError } from '../../aws-error.ts';

/** One page of a list of Service Quotas: MaxResults 1 to 100. Source: https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListServiceQuotas.html */
export function pageOf<T>(
  all: readonly T[],
  {
    MaxResults = 100,
    NextToken,
  }: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined },
): { readonly items: readonly T[]; readonly NextToken?: string } {
  if (MaxResults < 1 || MaxResults > 100) {
    throw new AwsError('IllegalArgumentException', 'Invalid input was provided.');
  }
  const start = NextToken === undefined ? 0 : offsetOf(NextToken);
  if (start > all.length) throw invalidToken();
  const end = start + MaxResults;
  const items = all.slice(start, end);
  return end < all.length
    ? { items, NextToken: Buffer.from(`at ${end}`).toString('base64') }
    : { items };
}

function offsetOf(token: string): number {
  const [, offset] = /^at (\d+)$/.exec(Buffer.from(token, 'base64').toString()) ?? [];
  if (offset === undefined) throw invalidToken();
  return Number(offset);
}

function invalidToken(): AwsError {
  return new AwsError('InvalidPaginationTokenException', 'Invalid input was provided.');
}
