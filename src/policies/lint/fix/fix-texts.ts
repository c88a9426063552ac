import { fileView } from '../../document/text-view.ts';
import type { LintDocument } from '../document/lint-document.ts';
import { openText } from '../document/open-document.ts';
import type { PolicyText } from '../inputs/policy-text.ts';
import { findAll, type LintOptions } from '../lint-texts.ts';
import { anchorOf } from '../results/anchor-of.ts';
import { keyOf } from '../results/result-of.ts';
import type { Found } from '../run-rules.ts';
import { textEditOf } from './edits-of.ts';
import { doubtOfSameness } from './is-same.ts';
import { applyEdits, areInConflict, type TextEdit } from './text-edit.ts';

/** What came of mending texts. */
export interface Fixed {
  /** As they are now, in the same order. */
  readonly texts: readonly PolicyText[];
  /** Findings that are no more, as they stood when they were mended. */
  readonly made: readonly Found[];
  /** Why safe fixes were not made, by the keys of their findings. */
  readonly refused: ReadonlyMap<string, string>;
}

/** One fix may make room for another; a rule whose fix calls for the next for ever is stopped. */
const MOST_ROUNDS = 10;

/**
 * Makes the safe fixes of all findings, in rounds until none is left: in each round those that do not touch each other.
 * Only what provably allows and denies the same is kept, document by document.
 */
export async function fixTexts(texts: readonly PolicyText[], options: LintOptions): Promise<Fixed> {
  const refused = new Map<string, string>();
  const made: Found[] = [];
  let current = texts;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const found = await findAll(current, options);
    const byPath = Map.groupBy(
      found.filter((one) => one.finding.fix?.safe && !refused.has(keyOfFound(one))),
      ({ document }) => document.source.path,
    );
    const next = current.map((text) => {
      const fixed = fixText(text, byPath.get(text.path) ?? [], refused);
      made.push(...fixed.made);
      return fixed.text === text.text ? text : { ...text, text: fixed.text };
    });
    if (next.every((text, index) => text === current[index])) break;
    current = next;
  }
  return { texts: current, made, refused };
}

function keyOfFound(found: Found): string {
  return keyOf(found, anchorOf(found.document, found.finding.at));
}

interface Planned {
  readonly found: Found;
  readonly edits: readonly TextEdit[];
}

function fixText(
  { text }: PolicyText,
  found: readonly Found[],
  refused: Map<string, string>,
): { readonly text: string; readonly made: readonly Found[] } {
  const [first] = found;
  if (!first) return { text, made: [] };
  const refuse = (one: Found, why: string): void => void refused.set(keyOfFound(one), why);
  const planned = found.flatMap((one) => {
    const edits = isWholeFile(one.document, text) ? editsOf(one, text) : undefined;
    if (edits) return [{ found: one, edits }];
    refuse(one, 'the document is a part of a larger file, which --fix does not change');
    return [];
  });
  // Together, and only where that is not proved each alone, to find those that are.
  const together = attempt(text, first.document, apart(planned));
  if (together.doubt === undefined) return { text: together.text, made: together.made };
  const proved = planned.filter((one) => {
    const { doubt } = attempt(text, first.document, [one]);
    if (doubt !== undefined) refuse(one.found, doubt);
    return doubt === undefined;
  });
  const rest = attempt(text, first.document, apart(proved));
  if (rest.doubt === undefined) return { text: rest.text, made: rest.made };
  for (const one of proved) refuse(one.found, rest.doubt);
  return { text, made: [] };
}

/** Those of which none touches the text of an earlier one; the others are for the next round. */
function apart(planned: readonly Planned[]): readonly Planned[] {
  const kept: Planned[] = [];
  for (const one of planned) {
    const isFree = kept.every(({ edits }) =>
      edits.every((edit) => !one.edits.some((other) => areInConflict(edit, other))),
    );
    if (isFree) kept.push(one);
  }
  return kept;
}

interface Attempt {
  readonly text: string;
  readonly made: readonly Found[];
  readonly doubt?: string;
}

function attempt(text: string, before: LintDocument, planned: readonly Planned[]): Attempt {
  if (planned.length === 0) return { text, made: [] };
  const edited = applyEdits(
    text,
    planned.flatMap(({ edits }) => edits),
  );
  const { source, type, typeFrom: from } = before;
  const after = openText(fileView(edited), '', { source, type: { is: type, from } });
  const doubt = after.readable
    ? doubtOfSameness(before, after)
    : 'the text would be no JSON afterwards';
  const made = planned.map(({ found }) => found);
  return { text: edited, made, ...(doubt === undefined ? {} : { doubt }) };
}

/** The edits of a fix; undefined where one of them cannot be made in the text, or two of them touch. */
function editsOf({ finding }: Found, text: string): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const edit of finding.fix?.edits ?? []) {
    const made = textEditOf(edit, text);
    if (!made || edits.some((other) => areInConflict(made, other))) return undefined;
    edits.push(made);
  }
  return edits.length > 0 ? edits : undefined;
}

/** Offsets of a document that is a part of a file may lead through escapes, YAML, or functions of a template. */
function isWholeFile({ root, view, readable }: LintDocument, text: string): boolean {
  return readable && root.pointer === '' && view.text === text && /^\uFEFF?\s*\{/.test(text);
}
