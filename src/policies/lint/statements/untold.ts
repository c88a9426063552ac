import type { LintDocument } from '../document/lint-document.ts';
import type { LintStatement } from '../document/statement.ts';
import type { Spot } from '../document/value.ts';

/** Whether a part of the statement is not told by the file, so that its reach cannot be relied on. */
export function hasUntoldPart({ gaps }: LintDocument, { value }: LintStatement): boolean {
  if (gaps.size === 0) return false;
  return [...gaps.keys()].some(
    (pointer) => pointer === value.pointer || pointer.startsWith(`${value.pointer}/`),
  );
}

/**
 * Whether the file does not tell what stands at the spot, or a part around it. Where a template chooses between values
 * the document has them in other places than the file, so that these are compared too.
 */
export function isUntold({ gaps }: Pick<LintDocument, 'gaps'>, spot: Spot): boolean {
  if (gaps.size === 0) return false;
  for (let { pointer } = spot; ; pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
    if (gaps.has(pointer)) return true;
    if (pointer === '') break;
  }
  const { span } = spot;
  return [...gaps.values()].some((gap) => holds(gap.span, span));
}

function holds(outer: Spot['span'], inner: Spot['span']): boolean {
  return (
    !isBefore(inner.line, inner.column, outer.line, outer.column) &&
    !isBefore(outer.endLine, outer.endColumn, inner.endLine, inner.endColumn)
  );
}

function isBefore(line: number, column: number, otherLine: number, otherColumn: number): boolean {
  return line < otherLine || (line === otherLine && column < otherColumn);
}
