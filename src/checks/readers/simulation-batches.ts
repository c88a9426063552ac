import type { CallRequest } from '../../policies/authorise/call.ts';

/** One call of iam:SimulatePrincipalPolicy: every action is simulated with every resource. */
export interface SimulationBatch {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly context: ReadonlyMap<string, readonly string[]>;
  /** Pairs that were asked for, as `action resource`; the others are by-products and mean nothing. */
  readonly pairs: ReadonlySet<string>;
}

/**
 * As few calls as possible without telling AWS a key that it would not see: only requests of the same context share one.
 * 50 actions a call are known to work, and 20 resources: more were found to be throttled. AWS states no maximum:
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export function simulationBatches(requests: Iterable<CallRequest>): readonly SimulationBatch[] {
  const asked = [...requests].flatMap((request) => asOne(request) ?? []);
  const byContext = Map.groupBy(asked, ({ context }) =>
    JSON.stringify([...context].toSorted(byKey)),
  );
  return [...byContext.values()].flatMap((group) => split(group));
}

interface Asked {
  readonly action: string;
  readonly resource: string;
  readonly context: ReadonlyMap<string, readonly string[]>;
}

/** AWS simulates a resource, not a pattern: an example stands for it, where there is one. */
function asOne({ action, resource, context, open }: CallRequest): Asked | undefined {
  if (!open) return { action, resource, context };
  return open.example === undefined ? undefined : { action, resource: open.example, context };
}

/** The pair as `SimulationBatch.pairs` holds it. */
export function pairOf(action: string, resource: string): string {
  return `${action.toLowerCase()} ${resource}`;
}

const most = { actions: 50, resources: 20 };

function split(group: readonly Asked[]): readonly SimulationBatch[] {
  const context = group[0]?.context ?? new Map();
  const actions = [...new Set(group.map(({ action }) => action))];
  const batches: SimulationBatch[] = [];
  for (let start = 0; start < actions.length; start += most.actions) {
    const some = actions.slice(start, start + most.actions);
    const wanted = group.filter(({ action }) => some.includes(action));
    const resources = [...new Set(wanted.map(({ resource }) => resource))];
    for (let from = 0; from < resources.length; from += most.resources) {
      const part = resources.slice(from, from + most.resources);
      const pairs = wanted.filter(({ resource }) => part.includes(resource));
      batches.push({
        actions: [...new Set(pairs.map(({ action }) => action))],
        resources: part,
        context,
        pairs: new Set(pairs.map(({ action, resource }) => pairOf(action, resource))),
      });
    }
  }
  return batches;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
