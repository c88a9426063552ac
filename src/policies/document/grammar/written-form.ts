import type { Condition, Element, Policy, PrincipalEntry, Statement } from '../policy.ts';

/** The JSON that a policy was read from, its one-or-many forms as lists. */
export function writtenForm({ version, versionMissing, id, statements }: Policy): unknown {
  return {
    ...(versionMissing ? {} : { Version: version }),
    ...(id === undefined ? {} : { Id: id }),
    Statement: statements.map((statement) => writtenStatement(statement)),
  };
}

function writtenStatement({
  sid,
  effect,
  principals,
  actions,
  resources,
  conditions,
}: Statement): unknown {
  return {
    ...(sid === undefined ? {} : { Sid: sid }),
    Effect: effect,
    ...(principals
      ? { [principals.not ? 'NotPrincipal' : 'Principal']: writtenPrincipals(principals) }
      : {}),
    [actions.not ? 'NotAction' : 'Action']: actions.items.map(({ value }) => value),
    ...(resources
      ? {
          [resources.not ? 'NotResource' : 'Resource']: resources.items.map(({ value }) => value),
        }
      : {}),
    ...(conditions.length > 0 ? { Condition: writtenConditions(conditions) } : {}),
  };
}

function writtenPrincipals({ items }: Element<PrincipalEntry>): unknown {
  if (items.some(({ type }) => type === '*')) return '*';
  return group(items.map(({ type, id }) => [type, id.value]));
}

function writtenConditions(conditions: readonly Condition[]): unknown {
  const lines = group(
    conditions.map(({ operator, key, values }) => [
      operator.value,
      [key.value, values.map(({ value }) => value)] as const,
    ]),
  );
  return Object.fromEntries(
    Object.entries(lines).map(([operator, keys]) => [operator, Object.fromEntries(keys)]),
  );
}

/** Values by name, in a plain object: `__proto__` is a name as any other. */
function group<T>(pairs: readonly (readonly [string, T])[]): Record<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const [name, value] of pairs) {
    const known = groups.get(name);
    if (known) known.push(value);
    else groups.set(name, [value]);
  }
  return Object.fromEntries(groups);
}
