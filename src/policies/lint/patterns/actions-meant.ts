import type { Listing } from '../document/statement.ts';
import type { Action, Lexicon } from '../lexicon/lexicon.ts';

/**
 * The documented actions that the items of Action mean, one by one; undefined for an item of which that cannot be told:
 * one that is unknown, malformed, or everything.
 */
export function* actionsMeant({ items }: Listing, names: Lexicon): Generator<Action | undefined> {
  for (const { text } of items) {
    const meaning = names.action(text);
    if (meaning.kind === 'known') yield meaning.action;
    else if (meaning.kind === 'pattern') {
      for (const full of meaning.actions) yield documented(full, names);
    } else yield undefined;
  }
}

function documented(full: string, names: Lexicon): Action | undefined {
  const meaning = names.action(full);
  return meaning.kind === 'known' ? meaning.action : undefined;
}
