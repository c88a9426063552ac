import type { Layer } from '../../../vocabulary/result.ts';
import type { Policy, Problem, Span, Statement } from '../policy.ts';
import {
  boundary,
  identity,
  rcp,
  resource,
  scp,
  session,
  trust,
} from './policy-schemas.generated.js';
import type { SchemaCheck, SchemaError } from './schema-check.ts';
import { writtenForm } from './written-form.ts';

const CHECKS: Readonly<Record<Layer, SchemaCheck>> = {
  identity,
  boundary,
  session,
  scp,
  rcp,
  resource,
  trust,
};

/** What a policy of its type must not be. */
export interface TypeFault extends Problem {
  /** Index of the statement. */
  readonly statement: number;
}

/**
 * What in a document that keeps to the common grammar breaks that of its type: AWS would not take the statement. The
 * verdict is that of docs/schema/policy/<type>.schema.json, compiled ahead.
 */
export function faultsOfType(policy: Policy, type: Layer): readonly TypeFault[] {
  const check = CHECKS[type];
  if (policy.statements.length === 0 || check(writtenForm(policy))) return [];
  const faults = (check.errors ?? []).flatMap((error) => faultOf(error, policy, type) ?? []);
  const told = new Map(faults.map((fault) => [`${fault.statement} ${fault.message}`, fault]));
  return [...told.values()];
}

function faultOf(error: SchemaError, policy: Policy, type: Layer): TypeFault | undefined {
  const [, , index = '', element] = error.instancePath.split('/');
  const statement = policy.statements[Number(index)];
  const message = sentenceOf(error, element, type);
  if (!statement || message === undefined) return undefined;
  return { statement: Number(index), message, span: spanOf(statement, element) };
}

/** `element` is the part of the statement that is wrong; absent where one is missing. */
function sentenceOf(
  { keyword, params }: SchemaError,
  element: string | undefined,
  type: Layer,
): string | undefined {
  // That none of several ways was kept to, where each is told of by itself.
  if (keyword === 'anyOf' || keyword === 'if' || params.missingProperty?.startsWith('Not')) {
    return undefined;
  }
  if (keyword === 'const') return 'a resource control policy of one’s own can only deny';
  const what = params.missingProperty ?? element ?? '';
  const known = keyword === 'required' ? MISSING[what] : FORBIDDEN[`${what} of ${type}`];
  return known ?? FORBIDDEN[what] ?? 'it breaks the grammar of its type of policy';
}

const MISSING: Readonly<Record<string, string>> = {
  Principal: 'it has no Principal, which its type of policy needs',
  Resource: 'it has neither Resource nor NotResource',
};
const PRINCIPAL = 'it has a Principal, which its type of policy must not have';
const RESOURCE = 'it has a Resource, which a trust policy must not have';
const NEGATED_RCP = 'a resource control policy must have neither NotAction nor NotPrincipal';
const FORBIDDEN: Readonly<Record<string, string>> = {
  Principal: PRINCIPAL,
  NotPrincipal: PRINCIPAL,
  Resource: RESOURCE,
  NotResource: RESOURCE,
  'NotPrincipal of trust':
    'NotPrincipal in a trust policy: its own page allows it, the policy checks forbid it',
  'Principal of rcp': 'the Principal of a resource control policy must be "*"',
  'NotPrincipal of rcp': NEGATED_RCP,
  'NotAction of rcp': NEGATED_RCP,
};

function spanOf(statement: Statement, element = ''): Span {
  const { principals, actions, resources, span } = statement;
  const parts: Readonly<Record<string, { readonly span: Span } | undefined>> = {
    Principal: principals,
    NotPrincipal: principals,
    NotAction: actions,
    Resource: resources,
    NotResource: resources,
  };
  return parts[element]?.span ?? span;
}
