import type { StatementRef } from '../../policies/evaluate/decision.ts';
import type { Place } from '../../vocabulary/result.ts';

/** A statement that came from a file is opened there; one that came from the account by its ARN. */
export function placeOf(by: StatementRef | undefined): Place | undefined {
  if (!by) return undefined;
  const { path } = by.source;
  if (!path.startsWith('arn:')) return { kind: 'file', path, ...by.span };
  return {
    kind: 'account',
    account: path.split(':')[4] ?? '',
    arn: path,
    pointer: by.span.pointer,
  };
}
