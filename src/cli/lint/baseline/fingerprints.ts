import { fingerprint } from '../../../report/fingerprint.ts';
import type { Result } from '../../../vocabulary/result.ts';
import type { EntryPaths } from './entry-paths.ts';

/**
 * Fingerprints of the findings of one run, in their order. They are weaker than the report's on purpose: a statement
 * without Sid keeps its own wherever it stands in the list, and so does a word that is put into a list of its own. What
 * is then alike is told apart by counting, so that one finding more of a kind is a new one.
 */
export class Fingerprints {
  readonly #paths: EntryPaths;
  readonly #seen = new Map<string, number>();

  constructor(paths: EntryPaths) {
    this.#paths = paths;
  }

  of(result: Result): string {
    const anchor = stableAnchor(result);
    const first = this.#fingerprint(result, anchor);
    const ordinal = (this.#seen.get(first) ?? 0) + 1;
    this.#seen.set(first, ordinal);
    return ordinal === 1 ? first : this.#fingerprint(result, `${anchor}#${ordinal}`);
  }

  #fingerprint({ code, subject, place }: Result, anchor: string): string {
    const path = place?.kind === 'file' ? this.#paths.of(place.path) : '';
    return fingerprint({
      code,
      anchor,
      ...(subject === undefined ? {} : { subject }),
      ...(place?.kind === 'file' ? { place: { ...place, path } } : {}),
    });
  }
}

/** The anchor without the positions of statements, and without the item of a list where that is the subject itself. */
function stableAnchor({ anchor = '', subject, place }: Result): string {
  const names = anchor.replace(/#\d+$/, '').split('/');
  const tokens = place?.kind === 'file' ? place.pointer.split('/') : [];
  // The document may be a part of the file, so that they have only their ends in common.
  const shift = tokens.length - names.length;
  const isStatement = (index: number): boolean =>
    /^\d+$/.test(names[index] ?? '') &&
    names[index] === tokens[index + shift] &&
    names[index - 1] === 'Statement';
  const last = names.length - 1;
  const isSubject = (index: number): boolean =>
    index === last && /^\d+$/.test(tokens.at(-1) ?? '') && names[last] === subject;
  return names.filter((_name, index) => !isStatement(index) && !isSubject(index)).join('/');
}
