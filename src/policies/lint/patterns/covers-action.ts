import { foldCase } from '../../evaluate/match/fold-case.ts';
import { globTest, wildcardGlob } from '../../evaluate/match/glob.ts';
import type { Listing, LintStatement } from '../document/statement.ts';
import type { Value, Word } from '../document/value.ts';

/** Whether an item of Action or NotAction covers an action that is named in full. */
export function coversAction(pattern: string, action: string): boolean {
  for (let at = 0; at < pattern.length; at += 1) {
    const unit = pattern.charCodeAt(at);
    // Only what begins alike is worth a glob.
    if (unit === ANY || unit === ONE) {
      return globTest(wildcardGlob(foldCase(pattern)))(foldCase(action));
    }
    if (at === action.length || folded(unit) !== folded(action.charCodeAt(at))) return false;
  }
  return pattern.length === action.length;
}

const ANY = 42;
const ONE = 63;

/** The lower case of a letter A to Z, as `foldCase` has it. */
function folded(unit: number): number {
  return unit >= 65 && unit <= 90 ? unit + 32 : unit;
}

/** The first item of a list that covers the action. */
export function itemCovering({ items }: Listing, action: string): Value | undefined {
  return items.find(({ text }) => coversAction(text, action));
}

/** The word by which a statement allows the action: an item of Action, or the word NotAction; undefined for a Deny. */
export function wordAllowing(
  { effect, actions }: Pick<LintStatement, 'effect' | 'actions'>,
  action: string,
): Word | undefined {
  if (effect !== 'Allow' || !actions) return undefined;
  const covering = itemCovering(actions, action);
  if (actions.not) return covering ? undefined : actions.key;
  return covering;
}
