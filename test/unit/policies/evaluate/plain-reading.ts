/** A statement without conditions, as far as the order of the layers is concerned. */
export interface PlainStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, string>>;
  readonly Action: string;
}

type Policy = readonly PlainStatement[];

export interface PlainPolicies {
  readonly identity: readonly Policy[];
  readonly boundary?: Policy;
  readonly session?: readonly Policy[];
  readonly scp?: readonly (readonly Policy[])[];
  readonly rcp?: readonly Policy[];
  /** Policy of the resource; of a role that is assumed its trust policy. */
  readonly resource: Policy;
}

export interface PlainRequest {
  readonly caller: PlainCaller;
  readonly action: string;
  readonly owner: string;
}

/** Who asks; `role` is the one of a session. A service, and nobody signed in, have no account. */
export interface PlainCaller {
  readonly id: string;
  readonly account?: string;
  readonly role?: string;
}

/** How directly a statement names the caller: not, by its account, by its role, itself. */
type Naming = 0 | 1 | 2 | 3;

/**
 * AWS's flow chart, read off the page word by word and without any of the engine's code. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function plainReading(policies: PlainPolicies, request: PlainRequest): string {
  if (isDenied(policies, request)) return 'denied';
  return isGranted(policies, request) ? 'allowed' : 'not-granted';
}

/** An explicit Deny in any policy that bears on the resource or on the caller. */
function isDenied(policies: PlainPolicies, request: PlainRequest): boolean {
  const { resource, rcp = [], scp = [], identity } = policies;
  const { caller, action } = request;
  const heeded = /^(?:s3|sqs|kms):/.test(action) ? rcp : [];
  if ([resource, ...heeded].some((list) => namings('Deny', list, request).some(Boolean))) {
    return true;
  }
  const own = caller.account === undefined ? [] : [...scp, identity, ...limitsOf(policies)];
  return own.some((list) => says('Deny', list, action));
}

function isGranted(policies: PlainPolicies, request: PlainRequest): boolean {
  const { scp = [], identity, resource } = policies;
  const { caller, action } = request;
  const named = Math.max(0, ...namings('Allow', resource, request));
  if (caller.account === undefined) return named > 0;
  if (!scp.every((level) => says('Allow', level, action))) return false;
  const fits = limitsOf(policies).every((list) => says('Allow', list, action));
  const holds = fits && (isRoot(caller) || says('Allow', identity, action));
  return isEnough({ fits, holds, named }, request);
}

/** Whether what the caller's own policies and the resource's say together is enough. */
function isEnough(
  { fits, holds, named }: { fits: boolean; holds: boolean; named: number },
  { caller, owner, action }: PlainRequest,
): boolean {
  if (owner !== caller.account) return holds && named > 0;
  if (named === 3 || (named === 2 && fits)) return true;
  return holds && (named > 0 || !action.startsWith('kms:'));
}

function limitsOf({ boundary, session }: PlainPolicies): readonly (readonly Policy[])[] {
  return [boundary ? [boundary] : undefined, session].filter((one) => one !== undefined);
}

function says(effect: string, policies: readonly Policy[], action: string): boolean {
  return policies.flat().some((one) => one.Effect === effect && covers(one, action));
}

function namings(
  effect: string,
  policy: Policy,
  { caller, action }: PlainRequest,
): readonly Naming[] {
  return policy
    .filter((one) => one.Effect === effect && covers(one, action))
    .map(({ Principal = {} }) => namingOf(Principal, caller));
}

function covers({ Action }: PlainStatement, action: string): boolean {
  return Action === '*' || Action === action || Action === `${action.split(':')[0]}:*`;
}

function namingOf(
  principal: NonNullable<PlainStatement['Principal']>,
  { id, account, role }: PlainCaller,
): Naming {
  const name = principal === '*' ? '*' : Object.values(principal)[0];
  if (name === '*' || name === id) return 3;
  const root = `arn:aws:iam::${account}:root`;
  if (name === account || name === root) return id === root ? 3 : 1;
  return name === role ? 2 : 0;
}

function isRoot({ id }: PlainCaller): boolean {
  return id.endsWith(':root');
}
