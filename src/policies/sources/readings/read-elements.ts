import type {
  Condition,
  Element,
  Placed,
  PrincipalEntry,
  Statement,
} from '../../document/policy.ts';
import type { Gap } from '../source.ts';
import type { GapIndex } from './gap-index.ts';

/** Whether the statement is to cover all that the gap may turn out to be, or nothing of it. */
type IsWide = (gap: Gap) => boolean;

/** The statement with its gaps closed, each one way; undefined where nothing certain is left of it. */
export function readElements(
  statement: Statement,
  index: GapIndex,
  isWide: IsWide,
): Statement | undefined {
  if (index.within(statement.span.pointer).length === 0) return statement;
  const actions = readList(statement.actions, index, isWide);
  const resources = statement.resources && readList(statement.resources, index, isWide);
  const principals = statement.principals && readPrincipals(statement.principals, index, isWide);
  const conditions = readConditions(statement, index, isWide);
  const lost =
    !actions ||
    !conditions ||
    (statement.resources && !resources) ||
    (statement.principals && !principals);
  if (lost) return undefined;
  return {
    ...statement,
    actions,
    ...(resources ? { resources } : {}),
    ...(principals ? { principals } : {}),
    conditions,
  };
}

/**
 * Patterns that stand for values not known cover all that these may be. A list is wide with them and narrow without;
 * a Not… list the other way round.
 */
function readList(
  element: Element<Placed>,
  index: GapIndex,
  isWide: IsWide,
): Element<Placed> | undefined {
  const keeps = ({ span }: Placed): boolean => {
    const gap = index.at(span.pointer);
    return !gap || isWide(gap) !== element.not;
  };
  const items = element.items.filter((item) => keeps(item));
  if (items.length === element.items.length) return element;
  if (items.length > 0) return { ...element, items };
  // A Not… list that excepts nothing covers everything; AWS's grammar says that with a star.
  return element.not
    ? { ...element, not: false, items: [{ value: '*', span: element.span }] }
    : undefined;
}

function readPrincipals(
  element: Element<PrincipalEntry>,
  index: GapIndex,
  isWide: IsWide,
): Element<PrincipalEntry> | undefined {
  const gaps = index.within(element.span.pointer);
  if (gaps.length === 0) return element;
  if (element.not || index.at(element.span.pointer)) {
    return gaps.every((gap) => isWide(gap)) ? everybody(element) : undefined;
  }
  const items = element.items.flatMap((entry): readonly PrincipalEntry[] => {
    const gap = index.at(entry.id.span.pointer);
    if (!gap) return [entry];
    if (!isWide(gap)) return [];
    return gap.what === 'presence' ? [entry] : [anyOf(entry)];
  });
  return items.length > 0 ? { ...element, items } : undefined;
}

function everybody(element: Element<PrincipalEntry>): Element<PrincipalEntry> {
  const { span } = element;
  return { not: false, items: [{ type: '*', id: { value: '*', span } }], span };
}

/** Principals take no patterns: one that is not known may be any of its type. */
function anyOf({ type, id }: PrincipalEntry): PrincipalEntry {
  return { type: type === 'AWS' ? 'AWS' : '*', id: { value: '*', span: id.span } };
}

/** Without a condition the statement is wider; narrower than any condition is no statement. */
function readConditions(
  { conditions, span }: Statement,
  index: GapIndex,
  isWide: IsWide,
): readonly Condition[] | undefined {
  const gaps = index.within(`${span.pointer}/Condition`);
  if (gaps.length === 0) return conditions;
  if (gaps.some((gap) => !isWide(gap))) return undefined;
  return conditions.filter(({ key }) => index.within(key.span.pointer).length === 0);
}
