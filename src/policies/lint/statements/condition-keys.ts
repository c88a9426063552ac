import { foldCase } from '../../evaluate/match/fold-case.ts';
import type { LintDocument } from '../document/lint-document.ts';
import type { ConditionLine, LintStatement } from '../document/statement.ts';
import type { Member, Word } from '../document/value.ts';

/** A condition line whose operator exists. */
export type ReadLine = ConditionLine & {
  readonly operator: Exclude<ConditionLine['operator'], string>;
};

/** The condition lines of a statement whose operators exist. */
export function readLines({ conditions }: LintStatement): readonly ReadLine[] {
  return conditions.filter((line): line is ReadLine => typeof line.operator !== 'string');
}

/** Whether a word names the condition key: letter case does not count. `key` is in lower case. */
export function names({ text }: Word, key: string): boolean {
  return text.length === key.length && foldCase(text) === key;
}

/** Whether two words name the same condition key. */
function isSameKey(one: Word, other: Word): boolean {
  return one.text.length === other.text.length && foldCase(one.text) === foldCase(other.text);
}

/** Whether the statement holds only for requests that carry the key. */
export function demandsKey(statement: LintStatement, key: Word): boolean {
  return readLines(statement).some(
    (line) =>
      isSameKey(line.key, key) &&
      (line.operator.family === 'null'
        ? line.values.length > 0 && line.values.every(({ text }) => text === 'false')
        : line.operator.set === 'any' || !(line.operator.negated || line.operator.set)) &&
      !line.operator.ifExists,
  );
}

/** Whether a part of the statement's conditions is not told by the file, so that nothing can be missed in them. */
export function hasUntoldConditions({ gaps }: LintDocument, { value }: LintStatement): boolean {
  if (gaps.size === 0) return false;
  const block = `${value.pointer}/Condition`;
  return [...gaps.keys()].some((pointer) => pointer === block || pointer.startsWith(`${block}/`));
}

/**
 * The member of the condition block that holds the line, to be given another operator; undefined where the block has
 * that operator already, so that the new name would stand twice.
 */
export function operatorMember(
  { value }: LintStatement,
  { operatorWord }: ConditionLine,
  to: string,
): Member | undefined {
  const members = value.member('Condition')?.value.members ?? [];
  if (members.some(({ name }) => name === to)) return undefined;
  return members.find(({ name }) => name === operatorWord.text);
}
