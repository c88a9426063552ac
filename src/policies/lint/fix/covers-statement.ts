import type { Element, Placed, Policy, Statement } from '../../document/policy.ts';
import { actionPatterns, type PatternSet, resourcePatterns } from '../patterns/pattern-set.ts';
import { canonicalCondition } from './canonical-condition.ts';

/**
 * Whether every request that a statement of `narrow` speaks of is also spoken of, with the same effect, by one of `wide`:
 * for each action and resource of it there is a statement that names both, or more, for the same principals and under the
 * same conditions or none. True is a proof; false only says that this way there is none.
 */
export function coversPolicy(wide: Policy, narrow: Policy): boolean {
  const wider = wide.statements.map(shapeOf);
  return narrow.statements
    .map(shapeOf)
    .every((shape) => cellsOf(shape).every((cell) => wider.some((one) => coversCell(one, cell))));
}

/** A list of patterns; `not` means everything else. Undefined where the statement has no such element. */
interface Side {
  readonly not: boolean;
  readonly items: readonly string[];
  readonly patterns: PatternSet;
}

interface Shape {
  readonly effect: Statement['effect'];
  readonly principals: string;
  readonly conditions: ReadonlySet<string>;
  readonly actions: Side;
  readonly resources: Side | undefined;
}

/** A statement cut down to one action and one resource; a `Not…` list stays whole. */
interface Cell extends Pick<Shape, 'effect' | 'principals' | 'conditions'> {
  readonly action: string | Side;
  readonly resource: string | Side | undefined;
}

function shapeOf({ effect, principals, conditions, actions, resources }: Statement): Shape {
  return {
    effect,
    principals:
      JSON.stringify(
        principals && [
          principals.not,
          principals.items.map(({ type, id }) => `${type} ${id.value}`).toSorted(),
        ],
      ) ?? '',
    conditions: new Set(conditions.map(canonicalCondition)),
    actions: sideOf(actions, actionPatterns),
    resources: resources && sideOf(resources, resourcePatterns),
  };
}

function sideOf(
  { not, items }: Element<Placed>,
  patternsOf: (patterns: readonly string[]) => PatternSet,
): Side {
  const texts = items.map(({ value }) => value);
  return { not, items: texts, patterns: patternsOf(texts) };
}

function cellsOf({ actions, resources, ...same }: Shape): readonly Cell[] {
  const ofActions = actions.not ? [actions] : actions.items;
  const ofResources = resources === undefined || resources.not ? [resources] : resources.items;
  return ofActions.flatMap((action) =>
    ofResources.map((resource) => ({ ...same, action, resource })),
  );
}

function coversCell(wide: Shape, cell: Cell): boolean {
  if (wide.effect !== cell.effect || wide.principals !== cell.principals) return false;
  // Fewer conditions hold more often.
  for (const condition of wide.conditions) if (!cell.conditions.has(condition)) return false;
  if (!coversSide(wide.actions, cell.action)) return false;
  if (wide.resources === undefined || cell.resource === undefined) {
    return wide.resources === cell.resource;
  }
  return coversSide(wide.resources, cell.resource);
}

function coversSide(wide: Side, narrow: string | Side): boolean {
  if (typeof narrow === 'string') return !wide.not && wide.patterns.covering(narrow) !== undefined;
  // What leaves out less covers more.
  return wide.not && wide.items.every((item) => narrow.patterns.covering(item) !== undefined);
}
