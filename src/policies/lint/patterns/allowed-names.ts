import { foldCase } from '../../evaluate/match/fold-case.ts';
import type { LintDocument } from '../document/lint-document.ts';
import { actionPatterns } from './pattern-set.ts';

/**
 * Whether a statement of the documents allows an action, on whatever resource and under whatever condition. A complement
 * is taken to allow all.
 */
export function allowedNames(documents: readonly LintDocument[]): (action: string) => boolean {
  const allowing = documents
    .flatMap(({ statements }) => statements)
    .flatMap(({ effect, actions }) => (effect === 'Allow' && actions ? [actions] : []));
  if (allowing.some(({ not }) => not)) return () => true;
  const patterns = actionPatterns(allowing.flatMap(({ items }) => items.map(({ text }) => text)));
  const known = new Map<string, boolean>();
  return (action) => {
    const key = foldCase(action);
    const isAllowed = known.get(key) ?? patterns.covering(action) !== undefined;
    known.set(key, isAllowed);
    return isAllowed;
  };
}
