import type { PolicyText, TextFacts } from '../../../policies/lint/inputs/policy-text.ts';
import type { DocumentResults, Linted } from '../../../policies/lint/lint-texts.ts';
import { isOfOrganization } from '../../../policies/lint/policy-types.ts';
import { count } from '../../../report/words.ts';
import type { NotChecked } from '../../../vocabulary/result.ts';
import { isPolicyFile } from '../inputs/walk.ts';
import type { Changes } from './changed-since.ts';
import { inScope } from './in-scope.ts';

/** What a change bears on, and what was left out. */
export interface Narrowed {
  readonly documents: readonly DocumentResults[];
  readonly notChecked: Linted['notChecked'];
  readonly leftOut: readonly NotChecked[];
}

/** By what is told what a change bears on. */
export interface Narrowing {
  readonly changes: Changes;
  /** All identity policies are taken as one identity's. */
  readonly together: boolean;
  /** What is known of the documents of a file by where it stands. */
  readonly factsOf: (file: string) => TextFacts;
}

/** Of what was linted, what a change bears on. */
export async function narrowed(
  { documents, notChecked }: Pick<Linted, 'documents' | 'notChecked'>,
  texts: readonly PolicyText[],
  { changes, together, factsOf }: Narrowing,
): Promise<Narrowed> {
  // Of a file that was a set of its own nothing is left that its end could bear on.
  const removed = changes.removed
    .filter(isPolicyFile)
    .map(factsOf)
    .filter(({ owners = [], type }) => together || owners.length > 0 || isOfOrganization(type?.is));
  const isMeant = await inScope(texts, changes.has, { removed, together });
  const kept = documents.filter(({ document }) => isMeant(document));
  const files = new Set(kept.map(({ document }) => document.path));
  const left = documents.length - kept.length;
  return {
    documents: kept,
    notChecked: notChecked.filter(({ place }) => files.has(place.path) || changes.has(place.path)),
    leftOut:
      left === 0
        ? []
        : [
            {
              subject: `${count(left, 'document')} without change since ${changes.ref}`,
              why: `What is found in ${left === 1 ? 'it' : 'them'} is left out; the comparison is with commit ${changes.base}.`,
            },
          ],
  };
}
