import type { Layer } from '../../../vocabulary/result.ts';
import type { Effect, Statement } from '../../document/policy.ts';

/** The statement that covers everything, as the grammar of the layer wants it, at the place of one that is not known. */
export function wholeStatement(
  { index, span }: Pick<Statement, 'index' | 'span'>,
  layer: Layer,
  effect: Effect,
): Statement {
  const all = { value: '*', span };
  const hasPrincipal = layer === 'trust' || layer === 'resource' || layer === 'rcp';
  return {
    index,
    effect,
    ...(hasPrincipal
      ? { principals: { not: false, items: [{ type: '*' as const, id: all }], span } }
      : {}),
    actions: { not: false, items: [all], span },
    ...(layer === 'trust' ? {} : { resources: { not: false, items: [all], span } }),
    conditions: [],
    span,
  };
}
