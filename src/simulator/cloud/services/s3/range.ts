import { AwsError } from '../../aws-error.ts';

/**
 * Bytes of a Range header, both ends included; undefined for the whole body: no header, or one that is no single byte
 * range, which S3 ignores. Throws InvalidRange where nothing of the body is in the range.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export function rangeOf(header: string | undefined, length: number): Range | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  const end = length - 1;
  const range = from === '' ? lastBytes(Number(to), end) : between(Number(from), to, end);
  if (range.first <= end) return range;
  throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416);
}

interface Range {
  readonly first: number;
  readonly last: number;
}

function lastBytes(count: number, end: number): Range {
  return { first: Math.max(0, end + 1 - count), last: end };
}

function between(first: number, to: string, end: number): Range {
  return { first, last: to === '' ? end : Math.min(Number(to), end) };
}
