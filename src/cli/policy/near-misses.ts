import type { Condition, Policy, Statement } from '../../policies/document/policy.ts';
import type { AuthorisationRequest, StatementRef } from '../../policies/evaluate/decision.ts';
import { hopefulPolicy, type SourceLayers } from '../../policies/sources/decide-sources.ts';
import type { SourceDocument } from '../../policies/sources/source.ts';
import type { Layer } from '../../vocabulary/result.ts';
import { type Level, mayAllow } from './probe.ts';

/** A statement that names the action and yet does not allow the request. */
export interface NearMiss {
  readonly statement: StatementRef;
  readonly why: string;
}

/** More would bury the decision. */
const MOST_SHOWN = 5;

/** The Allow statements of the layer that refused that name the action, with what keeps them from allowing. */
export function nearMisses(
  layers: SourceLayers,
  request: AuthorisationRequest,
  layer: Layer,
  level: Level | undefined,
): readonly NearMiss[] {
  const found: NearMiss[] = [];
  for (const document of documentsOf(layers, layer, level)) {
    const policy = hopefulPolicy(document, layer);
    for (const statement of policy.statements) {
      const why =
        statement.effect === 'Allow' ? whyNot(policy, statement, layer, request) : undefined;
      if (why === undefined) continue;
      const { index, sid, span } = statement;
      const ref = { layer, source: policy.source, index, span };
      found.push({ statement: sid === undefined ? ref : { ...ref, sid }, why });
      if (found.length >= MOST_SHOWN) return found;
    }
  }
  return found;
}

function documentsOf(
  { identity, boundary, session = [], resource, trust }: SourceLayers,
  layer: Layer,
  level: Level | undefined,
): readonly SourceDocument[] {
  const documents: Readonly<Record<Layer, readonly (SourceDocument | undefined)[]>> = {
    identity,
    boundary: [boundary],
    session,
    scp: level?.documents ?? [],
    rcp: [],
    resource: [resource],
    trust: [trust],
  };
  return documents[layer].filter((document) => document !== undefined);
}

/** What keeps a statement that names the action from allowing; undefined where it names others, or nothing does. */
function whyNot(
  policy: Policy,
  statement: Statement,
  layer: Layer,
  request: AuthorisationRequest,
): string | undefined {
  const { resources, principals, conditions } = statement;
  const covers = (change: Partial<Statement>): boolean =>
    mayAllow([{ ...policy, statements: [{ ...statement, ...change }] }], layer, request);
  const all = { value: '*', span: statement.span };
  const open: Partial<Statement> = {
    conditions: [],
    ...(resources ? { resources: { ...resources, not: false, items: [all] } } : {}),
    ...(principals
      ? { principals: { ...principals, not: false, items: [{ type: '*', id: all }] } }
      : {}),
  };
  if (!covers(open) || covers({})) return undefined;
  if (resources && !covers({ ...open, resources })) {
    return resources.not
      ? 'its NotResource leaves this resource out'
      : `it is for other resources: ${listOf(resources.items.map(({ value }) => value))}`;
  }
  if (principals && !covers({ ...open, principals })) {
    return principals.not
      ? 'its NotPrincipal leaves the caller out'
      : `it names others: ${listOf(principals.items.map(({ id }) => id.value))}`;
  }
  const unmet = conditions.filter((condition) => !covers({ ...open, conditions: [condition] }));
  return unmet.length > 0
    ? `not met: ${unmet.map((line) => conditionText(line)).join('; ')}`
    : undefined;
}

function conditionText({ operator, key, values }: Condition): string {
  return `${operator.value} ${key.value} ${listOf(values.map(({ value }) => JSON.stringify(value)))}`;
}

function listOf(items: readonly string[]): string {
  const shown = items.slice(0, 3).join(', ');
  return items.length > 3 ? `${shown} and ${items.length - 3} more` : shown;
}
