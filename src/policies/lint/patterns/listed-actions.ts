import { foldCase } from '../../evaluate/match/fold-case.ts';
import type { LintDocument } from '../document/lint-document.ts';
import type { Value } from '../document/value.ts';

/** An action with the document that lists it. */
export interface ListedAction {
  readonly document: LintDocument;
  readonly item: Value;
}

/** Where documents allow an action, given in lower case, by its full name. */
export function listedAction(
  documents: readonly LintDocument[],
  action: string,
): ListedAction | undefined {
  for (const document of documents) {
    for (const { effect, actions } of document.statements) {
      if (effect !== 'Allow' || !actions || actions.not) continue;
      const item = actions.items.find(
        ({ text }) => text.length === action.length && foldCase(text) === action,
      );
      if (item) return { document, item };
    }
  }
  return undefined;
}
