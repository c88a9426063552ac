import type { Layer } from '../../vocabulary/result.ts';
import { faultsOfType } from '../document/grammar/faults-of-type.ts';
import type { Policy, Statement } from '../document/policy.ts';
import {
  compileCondition,
  type CompiledCondition,
  hasVariables,
} from './conditions/compile-condition.ts';
import type { StatementRef } from './decision.ts';
import { type ActionTest, compileActions } from './match/compile-actions.ts';
import { compilePrincipals, type PrincipalTest } from './match/compile-principals.ts';
import { compileResources, type ResourceTest } from './match/compile-resources.ts';
import { Remembered } from './remembered.ts';

/** The types of policy that are read in different ways; boundaries and session policies are read as identity policies. */
export type Grammar = Exclude<Layer, 'boundary' | 'session'>;

/** A statement made ready to be asked. */
export interface CompiledStatement {
  readonly statement: Statement;
  readonly policy: Policy;
  readonly denies: boolean;
  readonly actions: ActionTest;
  readonly resources?: ResourceTest;
  readonly principals?: PrincipalTest;
  readonly conditions: readonly CompiledCondition[];
  /** Why AWS would not take the statement: it then grants nothing, and as a Deny leaves the decision open. */
  readonly faults: readonly string[];
}

type Compiled = Remembered<Policy, readonly CompiledStatement[]>;

const compiled: Readonly<Record<Grammar, Compiled>> = {
  identity: new Remembered(),
  scp: new Remembered(),
  rcp: new Remembered(),
  resource: new Remembered(),
  trust: new Remembered(),
};

/** Makes a policy's statements ready, once for a policy object and grammar (twice for those that are seldom asked). */
export function compilePolicy(policy: Policy, grammar: Grammar): readonly CompiledStatement[] {
  return compiled[grammar].of(policy, () => compileStatements(policy, grammar));
}

function compileStatements(policy: Policy, grammar: Grammar): readonly CompiledStatement[] {
  const faults = faultsOfType(policy, grammar);
  return policy.statements.map((statement, index) => {
    const own = faults.filter((fault) => fault.statement === index);
    return compile(statement, policy, { grammar, faults: own.map(({ message }) => message) });
  });
}

export function refOf({ statement, policy }: CompiledStatement, layer: Layer): StatementRef {
  const { index, sid, span } = statement;
  return { layer, source: policy.source, index, ...(sid === undefined ? {} : { sid }), span };
}

function compile(
  statement: Statement,
  policy: Policy,
  { grammar, faults: ofType }: { readonly grammar: Grammar; readonly faults: readonly string[] },
): CompiledStatement {
  const { effect, actions, resources, principals } = statement;
  const conditions: CompiledCondition[] = [];
  const faults = [...ofType];
  for (const condition of statement.conditions) {
    const line = compileCondition(condition, policy, effect);
    if (typeof line === 'string') faults.push(line);
    else conditions.push(line);
  }
  return {
    statement,
    policy,
    denies: effect === 'Deny',
    actions: compileActions(actions, effect),
    ...(resources ? { resources: compileResources(resources, effect, hasVariables(policy)) } : {}),
    ...(principals
      ? { principals: compilePrincipals(principals, effect, grammar === 'trust') }
      : {}),
    conditions,
    faults,
  };
}
