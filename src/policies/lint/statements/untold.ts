import type { LintDocument } from '../document/lint-document.ts';
import type { LintStatement } from '../document/statement.ts';

/** Whether a part of the statement is not told by the file, so that its reach cannot be relied on. */
export function hasUntoldPart({ gaps }: LintDocument, { value }: LintStatement): boolean {
  if (gaps.size === 0) return false;
  return [...gaps.keys()].some(
    (pointer) => pointer === value.pointer || pointer.startsWith(`${value.pointer}/`),
  );
}
