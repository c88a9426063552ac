import type { Span } from '../policies/document/policy.ts';
import type { StatementRef } from '../policies/evaluate/decision.ts';
import type { Place } from '../vocabulary/result.ts';

/** Where a document lives: a file that can be opened, or something of the account. */
export interface Home {
  /** What the account knows the document by: its ARN, or the ARN of what it hangs on. */
  readonly arn: string;
  readonly accountId: string;
  /** The file it was given in. */
  readonly path?: string | undefined;
}

/** The place of a part of a document. */
export function placeOf(span: Span, home: Home): Place {
  return home.path === undefined
    ? { kind: 'account', account: home.accountId, arn: home.arn, pointer: span.pointer }
    : { kind: 'file', path: home.path, ...spanOnly(span) };
}

/** A statement as a person calls it: by its Sid, or by its number, counting from 1, and its policy. */
export function describeStatement({
  sid,
  index,
  source,
}: Pick<StatementRef, 'sid' | 'index' | 'source'>): string {
  return `statement ${sid ?? index + 1} of ${source.name}`;
}

/** A span comes from a parser that may know more of it. */
function spanOnly({ pointer, line, column, endLine, endColumn }: Span): Span {
  return { pointer, line, column, endLine, endColumn };
}
