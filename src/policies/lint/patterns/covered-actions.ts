import { foldCase } from '../../evaluate/match/fold-case.ts';
import { coversAction } from './covers-action.ts';
import { hasWildcard } from './has-wildcard.ts';

/**
 * Asks which of a fixed list of actions an item of Action covers. What was asked before is kept, since the same items
 * stand in many documents.
 */
export function coveredAmong(actions: readonly string[]): (item: string) => readonly string[] {
  const exact = new Map(actions.map((action) => [foldCase(action), [action] as const]));
  const asked = new Map<string, readonly string[]>();
  return (item) => {
    const known = asked.get(item);
    if (known) return known;
    const covered = hasWildcard(item)
      ? actions.filter((action) => coversAction(item, action))
      : (exact.get(foldCase(item)) ?? NONE);
    const found = covered.length === 0 ? NONE : covered;
    asked.set(item, found);
    return found;
  };
}

const NONE: readonly string[] = [];
