import { AwsError } from '../../aws-error.ts';
import { invalidCombination } from './errors.ts';

interface PageRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

interface PageLimits {
  readonly min: number;
  readonly max: number;
  /** The ids of the request, and the name of their parameter: EC2 takes either ids or a page size. */
  readonly ids?: readonly [parameter: string, ids: readonly string[] | undefined];
}

/** What most operations allow: 5 to 1000 a page. */
export const usualLimits: PageLimits = { min: 5, max: 1000 };

export interface Page<T> {
  readonly items: readonly T[];
  readonly NextToken: string | undefined;
}

/** One page of a listing; the token holds where the next one starts. Without MaxResults, all of the rest. */
export function pageOf<T>(
  items: readonly T[],
  { MaxResults: size, NextToken: token }: PageRequest,
  limits: PageLimits = usualLimits,
): Page<T> {
  checkSize(size, limits);
  const start = token === undefined || token === '' ? 0 : startOf(token);
  const end = size === undefined ? items.length : Math.min(start + size, items.length);
  const next = end < items.length ? Buffer.from(`from ${end}`).toString('base64url') : undefined;
  return { items: items.slice(start, end), NextToken: next };
}

function checkSize(size: number | undefined, { min, max, ids }: PageLimits): void {
  if (size === undefined) return;
  if (ids?.[1]?.length) {
    throw invalidCombination(
      `The parameter ${ids[0]} cannot be used with the parameter maxResults`,
    );
  }
  if (size < min || size > max) {
    const why = size < min ? `greater than ${min}` : `smaller than or equal to ${max}`;
    throw new AwsError(
      'InvalidParameterValue',
      `Value ( ${size} ) for parameter maxResults is invalid. Expecting a value ${why}.`,
    );
  }
}

function startOf(token: string): number {
  const [, start] = /^from (\d+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (start === undefined) {
    throw new AwsError(
      'InvalidPaginationToken',
      'The specified pagination token is not valid or is expired.',
    );
  }
  return Number(start);
}
