import { foldCase } from '../../evaluate/match/fold-case.ts';
import type { LintDocument } from '../document/lint-document.ts';
import type { ConditionLine, LintStatement } from '../document/statement.ts';
import { isSourceKey } from './rcp-callers.ts';

/** Whether the statement, or a Deny of the document, asks for which resource or account a service acts. */
export function asksForSource({ statements }: LintDocument, statement: LintStatement): boolean {
  if (statement.conditions.some(comparesSource)) return true;
  return statements.some(
    ({ effect, conditions }) => effect === 'Deny' && conditions.some(isSourceKey),
  );
}

/** Whether there is a source at all says nothing of whose it is. */
function comparesSource(line: ConditionLine): boolean {
  const { operator, values } = line;
  if (!isSourceKey(line) || typeof operator === 'string' || operator.family === 'null')
    return false;
  return operator.negated || !values.some(({ text }) => /^\*+$/.test(text));
}

/** Whether a line tells nothing of whom the service acts for: over which connection the request came, or what it writes. */
export function isBesideThePoint(line: ConditionLine): boolean {
  return BESIDE.has(foldCase(line.key.text)) || (isSourceKey(line) && !comparesSource(line));
}

const BESIDE: ReadonlySet<string> = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:principalisawsservice',
  'aws:requestedregion',
  'aws:securetransport',
  's3:tlsversion',
  's3:x-amz-acl',
  's3:x-amz-server-side-encryption',
]);
