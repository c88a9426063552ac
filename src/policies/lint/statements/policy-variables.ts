import type { LintDocument } from '../document/lint-document.ts';

/** A policy variable as it is written. */
export interface WrittenVariable {
  /** Where `${` begins in the text. */
  readonly start: number;
  /** Behind its `}`; where there is none, the next variable or the end of the text. */
  readonly end: number;
  /** What stands between the braces. */
  readonly inside: string;
  readonly isClosed: boolean;
}

/** Everything in a text that begins like a policy variable, `${*}`, `${?}` and `${$}` too, which are none. */
export function writtenVariables(text: string): readonly WrittenVariable[] {
  return text.includes('${') ? [...variablesIn(text)] : NONE;
}

const NONE: readonly WrittenVariable[] = [];

function* variablesIn(text: string): Generator<WrittenVariable> {
  for (let start = text.indexOf('${'); start >= 0;) {
    const close = text.indexOf('}', start);
    const next = text.indexOf('${', start + 2);
    // What begins before it is closed is a second variable, and the first one lacks its brace.
    const isClosed = close >= 0 && (next < 0 || close < next);
    const end = isClosed ? close + 1 : next < 0 ? text.length : next;
    yield { start, end, inside: text.slice(start + 2, isClosed ? close : end), isClosed };
    start = text.indexOf('${', end);
  }
}

/**
 * Whether `${` begins a variable in this document: in version 2008-10-17 it is plain text. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function readsVariables({ version }: LintDocument): boolean {
  return version?.text !== '2008-10-17';
}

/** Whether it stands for a character itself. */
export function isEscape({ inside }: WrittenVariable): boolean {
  return inside === '*' || inside === '?' || inside === '$';
}

/** The key that a variable names, without its default. */
export function variableName({ inside }: WrittenVariable): string {
  const comma = inside.indexOf(',');
  return (comma < 0 ? inside : inside.slice(0, comma)).trim();
}
