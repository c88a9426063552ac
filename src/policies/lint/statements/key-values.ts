import { foldCase } from '../../evaluate/match/fold-case.ts';
import type { LintDocument } from '../document/lint-document.ts';
import type { Value } from '../document/value.ts';
import { type ReadLine, readLines } from './condition-keys.ts';
import { isFilledIn } from './condition-lines.ts';

/** A text that a condition compares with one of certain keys. */
export interface KeyValue {
  readonly line: ReadLine;
  readonly value: Value;
  readonly isPattern: boolean;
}

/**
 * Texts that string and ARN operators compare with these keys, which are given in lower case. Left out are those of which
 * one cannot tell what they come to, and those with a wildcard that the operator does not read as one: another rule's.
 */
export function* keyValues(
  { statements }: LintDocument,
  keys: ReadonlySet<string>,
): Generator<KeyValue> {
  for (const statement of statements) {
    for (const line of readLines(statement)) {
      const { family, wildcards } = line.operator;
      if ((family !== 'string' && family !== 'arn') || !keys.has(foldCase(line.key.text))) continue;
      for (const value of line.values) {
        const hasWildcard = /[*?]/.test(value.text);
        if (!isFilledIn(value.text) || (hasWildcard && !wildcards)) continue;
        yield { line, value, isPattern: hasWildcard };
      }
    }
  }
}

/** Whether a pattern can match something that begins so. */
export function canBegin(pattern: string, beginning: string): boolean {
  const fixed = pattern.slice(0, pattern.search(/[*?]/));
  return beginning.startsWith(fixed) || fixed.startsWith(beginning);
}

/** Whether a pattern can match something that ends so. */
export function canEnd(pattern: string, ending: string): boolean {
  const fixed = pattern.slice(Math.max(pattern.lastIndexOf('*'), pattern.lastIndexOf('?')) + 1);
  return ending.endsWith(fixed) || fixed.endsWith(ending);
}
