import type { Policy } from '../../document/policy.ts';
import type { AuthorisationRequest, Principal } from '../../evaluate/decision.ts';

/** More requests than these are not asked: the rest would differ in nothing new. */
const MOST = 2000;

/**
 * Requests that tell policies apart which differ in what they name: each action and resource that one of them names, and
 * one that neither does, without condition keys, with each value that a condition asks for, and with another.
 */
export function probeRequests(policies: readonly Policy[]): readonly AuthorisationRequest[] {
  const statements = policies.flatMap((policy) => policy.statements);
  const actions = instances(
    statements.flatMap((statement) => statement.actions.items.map(({ value }) => value)),
  );
  const resources = instances(
    statements.flatMap((statement) => statement.resources?.items.map(({ value }) => value) ?? []),
  );
  const contexts = contextsOf(policies);
  const principals = principalsOf(policies);
  const requests: AuthorisationRequest[] = [];
  for (const context of contexts) {
    for (const principal of principals) {
      for (const action of [...actions, 'probe:Probe']) {
        for (const resource of [...resources, 'arn:aws:probe:::probe']) {
          requests.push({ principal, action, resource, context, complete: true });
        }
      }
    }
  }
  return thinned(requests);
}

/** Texts that patterns cover: the shortest, and a longer one. */
function instances(patterns: readonly string[]): readonly string[] {
  const texts = patterns.flatMap((pattern) => [
    pattern.replaceAll('*', '').replaceAll('?', 'x'),
    pattern.replaceAll('*', 'Probe').replaceAll('?', 'P'),
  ]);
  return [...new Set(texts)];
}

function contextsOf(policies: readonly Policy[]): readonly AuthorisationRequest['context'][] {
  const values = new Map<string, Set<string>>();
  for (const { key, values: own } of policies.flatMap(conditionsOf)) {
    const name = key.value.toLowerCase();
    const known = values.get(name) ?? new Set();
    for (const text of instances(own.map(({ value }) => value))) known.add(text);
    values.set(name, known);
  }
  const matching = new Map([...values].map(([key, own]) => [key, [...own].slice(0, 1)]));
  const single = [...values].flatMap(([key, own]) =>
    [...own, 'probe'].map((value) => new Map([...matching, [key, [value]]])),
  );
  return [new Map(), matching, ...single];
}

function conditionsOf({ statements }: Policy): Policy['statements'][number]['conditions'] {
  return statements.flatMap(({ conditions }) => conditions);
}

const CALLER: Principal = { kind: 'aws', arn: 'arn:aws:iam::123456789012:role/probe' };

function principalsOf(policies: readonly Policy[]): readonly Principal[] {
  const entries = policies.flatMap(({ statements }) =>
    statements.flatMap(({ principals }) => principals?.items ?? []),
  );
  const named = entries.map(({ type, id }): Principal => {
    if (type === 'Service') return { kind: 'service', name: id.value };
    return type === 'AWS' && id.value.startsWith('arn:') ? { kind: 'aws', arn: id.value } : CALLER;
  });
  const distinct = new Map([CALLER, ...named].map((one) => [JSON.stringify(one), one]));
  return [...distinct.values()];
}

/** Evenly drawn from all, so that no action or resource is left out for standing last. */
function thinned<T>(items: readonly T[]): readonly T[] {
  if (items.length <= MOST) return items;
  const step = items.length / MOST;
  return Array.from({ length: MOST }, (_unused, index) => items[Math.floor(index * step)]).filter(
    (item) => item !== undefined,
  );
}
