import type { Facts } from '../vocabulary/facts.ts';
import type { Plan } from '../vocabulary/plan.ts';
import type { Category, Result } from '../vocabulary/result.ts';
import type { Catalogue } from './catalogue.ts';

/** The parts of the facts that have a reader each. What is left is known as soon as the caller is. */
export type FactPart =
  | 'identity'
  | 'apis'
  | 'simulatedActions'
  | 'quotas'
  | 'roles'
  | 'network'
  | 'regionFacts';

/** What a check that needs the parts `Needs` may see. */
export type FactsFor<Needs extends FactPart> = Pick<
  Facts,
  'accountId' | 'partition' | 'region' | 'takenAt' | Needs
>;

/** A result before its check has put its name on it. */
export type Judgement = Omit<Result, 'code' | 'category'>;

/** A family of results: a pure function of facts, plan and catalogue. */
export interface Check<Needs extends FactPart = FactPart> {
  readonly id: `check/${string}`;
  readonly category: Category;
  /** Heading of the results. */
  readonly title: string;
  /** Parts of the facts that must have been read before. */
  readonly needs: readonly Needs[];
  /** How many results there will be, for progress before the facts are there. */
  readonly expected: (plan: Plan, catalogue: Catalogue) => number;
  readonly run: (facts: FactsFor<Needs>, plan: Plan, catalogue: Catalogue) => Iterable<Result>;
}

/** Makes a check of a function that yields judgements. */
export function defineCheck<const Needs extends FactPart>(
  definition: Omit<Check<Needs>, 'run'> & {
    readonly run: (facts: FactsFor<Needs>, plan: Plan, catalogue: Catalogue) => Iterable<Judgement>;
  },
): Check<Needs> {
  const { id: code, category, run } = definition;
  return {
    ...definition,
    *run(facts, plan, catalogue) {
      for (const judgement of run(facts, plan, catalogue)) yield { code, category, ...judgement };
    },
  };
}
