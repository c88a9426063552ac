import { factsForPlan } from '../checks/facts-for-plan.ts';
import { defaultPlan } from '../plan/default-plan.ts';
import { parsePlan } from '../plan/parse-plan.ts';
import { regionNamed } from '../plan/regions.ts';
import { loadProduct } from '../policies/catalogue/veeam/index.ts';
import type { Product } from '../policies/catalogue/veeam/product.ts';
import { parsePolicy } from '../policies/document/parse.ts';
import { InputError } from '../vocabulary/errors.ts';
import type { PartialFacts } from '../vocabulary/facts.ts';
import type { Plan } from '../vocabulary/plan.ts';
import { readDeployerPolicies } from './deployer-policies.ts';
import type { CommonOptions } from './options.ts';
import { readFacts } from './read-facts.ts';
import { readTextFile, type TextFile } from './read-files.ts';

/** Everything that was read from files before any AWS is asked. */
export interface Inputs {
  readonly plan: Plan;
  /** No plan file was named. */
  readonly usesDefaultPlan: boolean;
  readonly partition: string;
  readonly product: Product;
  /** Documents of the deploying identity; undefined: the account's own, or the default of an emulated account. */
  readonly policies: readonly TextFile[] | undefined;
  readonly facts: PartialFacts | undefined;
}

/** Reads and validates plan, policies and facts. Throws InputError or UserError with place and mend. */
export async function readInputs(options: CommonOptions): Promise<Inputs> {
  const plan = await readPlan(options);
  const policies =
    options.policies.length > 0 ? await readDeployerPolicies(options.policies) : undefined;
  for (const file of policies ?? []) validatePolicy(file);
  return {
    plan,
    usesDefaultPlan: options.plan === undefined,
    partition: regionNamed(plan.region).partition,
    product: await loadProduct(plan.productVersion),
    policies,
    facts: options.facts === undefined ? undefined : await factsFrom(options.facts, plan),
  };
}

/** Facts of another region or partition tell nothing of the plan's. */
async function factsFrom(path: string, plan: Plan): Promise<PartialFacts> {
  const facts = await readFacts(path);
  const { partition } = regionNamed(plan.region);
  const wrong =
    (facts.region !== undefined && facts.region !== plan.region && facts.region) ||
    (facts.partition !== undefined && facts.partition !== partition && facts.partition);
  if (wrong === false) return factsForPlan(facts, plan);
  throw new InputError(
    { path },
    `the facts were read in ${wrong}, the plan deploys into ${plan.region}.`,
    `Read the facts of ${plan.region}, or name the region of the facts in the plan.`,
  );
}

async function readPlan({ plan: path, region }: CommonOptions): Promise<Plan> {
  if (path === undefined) return defaultPlan(region === undefined ? {} : { region });
  const { text } = await readTextFile(path);
  const plan = await parsePlan(text, path);
  if (region === undefined) return plan;
  regionNamed(region); // refuses a region that does not exist
  return { ...plan, region };
}

function validatePolicy({ path, name, text }: TextFile): void {
  const parsed = parsePolicy(text, { path, name });
  if (parsed.ok) return;
  const [first] = parsed.problems;
  const more = parsed.problems.length - 1;
  const message = `${first?.message ?? 'not a policy document'}${more > 0 ? ` (and ${more} more)` : ''}`;
  throw new InputError(
    { path, ...(first ? { line: first.span.line, column: first.span.column } : {}) },
    message,
    'Mend the document there: nothing can be decided by a policy that cannot be read.',
  );
}
