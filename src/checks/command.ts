import type { Connection } from '../vocabulary/connection.ts';
import { UserError } from '../vocabulary/errors.ts';
import type { Event } from '../vocabulary/event.ts';
import type { DocumentFact, Facts } from '../vocabulary/facts.ts';
import type { Plan } from '../vocabulary/plan.ts';
import { loadCatalogue, type Catalogue } from './catalogue.ts';
import type { Check, FactPart } from './check.ts';
import { checks } from './index.ts';
import { notChecked } from './not-checked.ts';
import type { FactSource } from './readers/read-facts.ts';
import { selectChecks } from './select.ts';
import { unreadFacts } from './unread-facts.ts';

export interface CheckOptions {
  readonly plan: Plan;
  readonly connection: Connection;
  /** Documents of the deploying identity; they replace reading the identity's policies. */
  readonly policies?: readonly {
    readonly text: string;
    readonly path?: string;
    readonly name: string;
  }[];
  /** Judge these, without a call. */
  readonly facts?: Facts;
  /** Ids of checks. */
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  /** An API that no documented permission asks for warns instead of failing. */
  readonly documentedApisOnly?: boolean;
  /** Milliseconds since the run began. */
  readonly now: () => number;
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  /** Told of everything that was read, before the last events. */
  readonly onFacts?: (facts: Facts) => void;
}

/**
 * The account against the plan: reads what the chosen checks need, all at once, and gives each check's results in the
 * order of the report. Sends reads only. Throws CredentialsError without usable credentials, UserError for options that
 * do not fit.
 */
export async function* check(
  options: CheckOptions,
  signal: AbortSignal,
): AsyncGenerator<Event, void> {
  const { plan, now } = options;
  const catalogue = await loadCatalogue(
    plan,
    options.documentedApisOnly ? 'documented' : 'required',
  );
  const { chosen, leftOut } = selectChecks(checks, options);
  const source = await openSource(options, catalogue, signal);
  try {
    const { base, how } = source;
    const { accountId: id, region, partition } = base;
    yield {
      kind: 'account-known',
      at: now(),
      account: { id, arn: source.arn, region, partition },
      how,
    };
    const facts = yield* judgeAll(chosen, source, options, catalogue);
    options.onFacts?.(facts);
    for (const item of [...leftOut, ...notChecked(facts, plan, catalogue)]) {
      yield { kind: 'not-checked', at: now(), item };
    }
  } finally {
    source.close();
  }
}

/** Facts to judge, read or given, with who they are about. */
interface Source extends Pick<FactSource, 'part' | 'close'> {
  readonly arn: string;
  readonly how: string;
  /** All that is known from the start; its parts are placeholders. */
  readonly base: Facts;
}

async function openSource(
  options: CheckOptions,
  { product }: Catalogue,
  signal: AbortSignal,
): Promise<Source> {
  const { facts, plan, connection, now, takenAt } = options;
  if (facts) return offline(facts, plan);
  const { openFacts } = await import('./readers/read-facts.ts');
  const given = options.policies?.map((one): DocumentFact => ({ ...one, kind: 'given' }));
  const { caller, part, close } = await openFacts({
    plan,
    product,
    connection,
    given,
    now,
    signal,
  });
  const base = unreadFacts(caller, plan, connection.region, takenAt);
  return { arn: caller.arn, how: 'sts:GetCallerIdentity', base, part, close };
}

function offline(facts: Facts, plan: Plan): Source {
  if (facts.region !== plan.region) {
    throw new UserError(
      `The facts were read in ${facts.region}, the plan deploys into ${plan.region}.`,
      `Read the facts of ${plan.region}, or name ${facts.region} in the plan.`,
    );
  }
  return {
    arn: facts.identity.arn,
    how: `facts of ${facts.takenAt}`,
    base: facts,
    part: (name) => Promise.resolve(facts[name]),
    close: () => {},
  };
}

async function* judgeAll(
  chosen: readonly Check[],
  { base, part }: Source,
  { plan, now }: CheckOptions,
  catalogue: Catalogue,
): AsyncGenerator<Event, Facts> {
  for (const name of new Set(chosen.flatMap(({ needs }) => needs))) begin(part, name);
  let facts = base;
  for (const { category, title, needs, expected, run } of chosen) {
    yield {
      kind: 'section-started',
      at: now(),
      category,
      title,
      expected: expected(plan, catalogue),
    };
    for (const name of needs) facts = { ...facts, [name]: await part(name) };
    for (const result of run(facts, plan, catalogue)) yield { kind: 'result', at: now(), result };
    yield { kind: 'section-ended', at: now(), category };
  }
  return facts;
}

/** Starts reading; a failure is met by whoever awaits the part, and by nobody if the run ends before. */
function begin(part: FactSource['part'], name: FactPart): void {
  part(name).catch(() => {});
}
