import type { LintDocument } from '../document/lint-document.ts';
import type { Value } from '../document/value.ts';

/** Sids that an earlier statement has, with the index of the first that does. An empty Sid is none. */
export function* repeatedSids({
  statements,
}: LintDocument): Generator<{ readonly sid: Value; readonly first: number }> {
  const seen = new Map<string, number>();
  for (const { sid, index } of statements) {
    if (!sid || sid.text === '') continue;
    const first = seen.get(sid.text);
    if (first === undefined) seen.set(sid.text, index);
    else yield { sid, first };
  }
}
