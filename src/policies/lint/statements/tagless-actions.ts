import type { Effect } from '../../document/policy.ts';
import { foldCase } from '../../evaluate/match/fold-case.ts';
import type { LintDocument } from '../document/lint-document.ts';
import type { LintStatement } from '../document/statement.ts';
import type { Word } from '../document/value.ts';
import type { Action, Lexicon } from '../lexicon/lexicon.ts';
import { readLines } from './condition-keys.ts';

/** An action that a condition on the tags of the resource makes unreachable, or the word NotAction that takes some in. */
export interface TaglessAction {
  readonly statement: LintStatement;
  readonly word: Word;
  readonly isNotAction: boolean;
  readonly key: Word;
}

/**
 * Actions whose requests carry no tags of their resource, in statements of that effect which ask for such a tag: their
 * condition then never holds. Source:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function* taglessActions(
  { statements }: LintDocument,
  effect: Effect,
  names: Lexicon,
): Generator<TaglessAction> {
  for (const statement of statements) {
    const { actions } = statement;
    const key = statement.effect === effect ? tagAskedFor(statement) : undefined;
    if (!key || !actions) continue;
    if (actions.not) yield { statement, word: actions.key, isNotAction: true, key };
    else {
      for (const word of actions.items) {
        if (isTagless(word, names)) yield { statement, word, isNotAction: false, key };
      }
    }
  }
}

/** A tag of the resource without which the statement does not hold. */
function tagAskedFor(statement: LintStatement): Word | undefined {
  return readLines(statement).find(
    ({ operator, key }) =>
      foldCase(key.text).startsWith(TAG) &&
      operator.family !== 'null' &&
      operator.set !== 'all' &&
      !operator.ifExists &&
      (operator.set === 'any' || !operator.negated),
  )?.key;
}

const TAG = 'aws:resourcetag/';

/** Patterns count where none of the actions they cover has the tags. */
function isTagless({ text }: Word, names: Lexicon): boolean {
  const meaning = names.action(text);
  if (meaning.kind === 'known') return !hasTags(meaning.action, names);
  if (meaning.kind !== 'pattern' || meaning.prefix === undefined) return false;
  const covered = meaning.actions;
  return covered.length > 0 && !covered.some((name) => hasTagsOf(name, names));
}

function hasTagsOf(name: string, names: Lexicon): boolean {
  const meaning = names.action(name);
  return meaning.kind === 'known' && hasTags(meaning.action, names);
}

function hasTags(action: Action, names: Lexicon): boolean {
  return (
    action.conditionKeys.some(isTag) ||
    action.resources.some(({ conditionKeys }) => conditionKeys.some(isTag)) ||
    names.resourceTypesOf(action).some(({ conditionKeys }) => conditionKeys.some(isTag))
  );
}

/** Documented as a global key; some services document it under their own name as well, with the same tags. */
function isTag(key: string): boolean {
  return /^[^:]+:resourcetag\//i.test(key);
}
