import type { Policy } from '../../document/policy.ts';
import { compilePolicy } from '../compile.ts';
import type { Grammar } from '../compile.ts';
import type { AuthorisationRequest } from '../decision.ts';
import type { PolicyLayers } from '../layers.ts';
import { type Question, questionOf } from '../question.ts';

/** Keys that principals are compared with, beside conditions. */
const NEVER_FOLDED: ReadonlySet<string> = new Set(['aws:principalarn', 'aws:userid']);

/**
 * Leaves one value of those that every condition in every layer answers alike: thirty region names in one list are
 * two values, one in it and one not. Not for keys that are put in for variables, or compared with one: there the
 * value itself counts.
 */
export function foldTruths(
  layers: PolicyLayers,
  request: AuthorisationRequest,
  key: string,
  values: readonly string[],
): readonly string[] {
  if (NEVER_FOLDED.has(key)) return values;
  const conditions = policiesOf(layers)
    .flatMap(([policy, grammar]) => compilePolicy(policy, grammar))
    .flatMap((statement) => statement.conditions)
    .filter((condition) => condition.key === key);
  const question = questionOf(request, layers.boundary !== undefined);
  const kept = new Map<string, string>();
  for (const value of values) {
    const assuming: Question = { ...question, assumed: new Map([[key, [value]]]) };
    const truths = conditions.map((condition) => condition.holds(assuming)).join('');
    if (!kept.has(truths)) kept.set(truths, value);
  }
  return [...kept.values()];
}

function policiesOf(layers: PolicyLayers): readonly (readonly [Policy, Grammar])[] {
  const { identity, boundary, session = [], scp = [], rcp = [], resource, trust } = layers;
  const own = [...identity, ...(boundary ? [boundary] : []), ...session];
  return [
    ...own.map((policy): readonly [Policy, Grammar] => [policy, 'identity']),
    ...scp.flat().map((policy): readonly [Policy, Grammar] => [policy, 'scp']),
    ...rcp.flat().map((policy): readonly [Policy, Grammar] => [policy, 'rcp']),
    ...(resource ? [[resource, 'resource'] as const] : []),
    ...(trust ? [[trust, 'trust'] as const] : []),
  ];
}
