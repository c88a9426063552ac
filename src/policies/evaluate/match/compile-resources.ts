import type { Effect, Element, Placed } from '../../document/policy.ts';
import type { Question } from '../question.ts';
import { NO, not, or, type Truth, YES } from '../truth.ts';
import { nothingExcepted } from './compile-actions.ts';
import { compileResource, type ResourceUse } from './compile-resource.ts';

/** Whether a resource element covers the question's resource. */
export type ResourceTest = (question: Question) => Truth;

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
export function compileResources(
  { items, not: negated }: Element<Placed>,
  effect: Effect,
  variables: boolean,
): ResourceTest {
  const use: ResourceUse = { effect, negated, variables };
  const tests = items.map(({ value }) => compileResource(value, use));
  const [only] = tests;
  const covers: ResourceTest =
    tests.length === 1 && only
      ? only
      : (question) => {
          let truth: Truth = NO;
          for (const test of tests) {
            truth = or(truth, test(question));
            if (truth === YES) return YES;
          }
          return truth;
        };
  if (!negated) return covers;
  return items.length === 0 ? nothingExcepted(effect) : (question) => not(covers(question));
}
