import type { Json } from '../document/json.ts';
import type { LintStatement } from '../document/statement.ts';
import { foldedItems } from '../patterns/folded-items.ts';
import { actionPatterns, type PatternSet, resourcePatterns } from '../patterns/pattern-set.ts';

/**
 * Asks for the statement among these that says all that one of them says. Of two that cover each other the later one is
 * covered. Statements with NotAction or NotResource are left aside.
 */
export function coveringStatements(
  statements: readonly LintStatement[],
): (statement: LintStatement) => LintStatement | undefined {
  if (statements.length < 2) return () => undefined;
  const index = new Map<string, LintStatement[]>();
  const wide: LintStatement[] = [];
  for (const statement of statements) enter(statement, index, wide);
  const covers = new Map<LintStatement, Cover>();
  return (statement) =>
    candidatesFor(statement, index, wide).find((wider) =>
      isCovered(coverOf(statement, covers), coverOf(wider, covers)),
    );
}

/** The principals of a statement as they compare: in whatever order. */
export function principalsOf({ principals }: LintStatement): Json {
  if (!principals) return null;
  const words = principals.items.map(({ typeWord, id }) => `${typeWord.text} ${id.text}`);
  return [principals.name, ...words.toSorted()];
}

/** Keeps the cost down: only statements that name an action of a statement, or have wildcards, may cover it. */
function enter(
  statement: LintStatement,
  index: Map<string, LintStatement[]>,
  wide: LintStatement[],
): void {
  const { actions } = statement;
  if (!isComparable(statement) || !actions) return;
  const { texts, hasWildcard } = foldedItems(actions);
  if (hasWildcard) wide.push(statement);
  for (const text of texts) {
    const list = index.get(text);
    if (list) list.push(statement);
    else index.set(text, [statement]);
  }
}

/** Others that may cover the statement, in the order of the text: they cover its first action at least. */
function candidatesFor(
  statement: LintStatement,
  index: ReadonlyMap<string, readonly LintStatement[]>,
  wide: readonly LintStatement[],
): readonly LintStatement[] {
  const { actions } = statement;
  if (!isComparable(statement) || !actions) return [];
  const first = foldedItems(actions).texts[0] ?? '';
  const naming = index.get(first) ?? [];
  if (wide.length === 0 && naming.length < 2) return [];
  return [...new Set([...naming, ...wide])]
    .filter((other) => other !== statement && other.effect === statement.effect)
    .toSorted((one, other) => one.index - other.index);
}

/** What the complement of a list covers is another question, and a broken statement says nothing. */
function isComparable({ effect, actions, resources }: LintStatement): boolean {
  return effect !== undefined && actions?.not === false && resources?.not !== true;
}

/** A statement ready to be compared; the elements that must be equal as one text. */
interface Cover {
  readonly statement: LintStatement;
  readonly principals: string;
  readonly hasCondition: boolean;
  readonly condition: string;
  readonly actions: PatternSet;
  readonly resources: PatternSet | undefined;
}

function coverOf(statement: LintStatement, covers: Map<LintStatement, Cover>): Cover {
  const known = covers.get(statement);
  if (known) return known;
  const { value, actions, resources, conditions } = statement;
  const cover = {
    statement,
    principals: JSON.stringify(principalsOf(statement)),
    hasCondition: conditions.length > 0,
    condition: JSON.stringify(value.member('Condition')?.value.json ?? {}),
    actions: actionPatterns(actions?.items.map(({ text }) => text) ?? []),
    resources: resources && resourcePatterns(resources.items.map(({ text }) => text)),
  };
  covers.set(statement, cover);
  return cover;
}

function isCovered(one: Cover, wider: Cover): boolean {
  if (one.principals !== wider.principals) return false;
  if (wider.hasCondition && wider.condition !== one.condition) return false;
  if (!includes(one, wider)) return false;
  // Of two that cover each other the later one is told.
  const isMutual = (!one.hasCondition || one.condition === wider.condition) && includes(wider, one);
  return !isMutual || wider.statement.index < one.statement.index;
}

function includes({ statement: { actions, resources } }: Cover, wider: Cover): boolean {
  if (!resources !== !wider.resources) return false;
  return (
    (resources?.items ?? []).every(({ text }) => wider.resources?.covering(text) !== undefined) &&
    (actions?.items ?? []).every(({ text }) => wider.actions.covering(text) !== undefined)
  );
}
