import type {
  AuthorisationRequest,
  Decision,
  StatementRef,
} from '../../policies/evaluate/decision.ts';
import type { ClientCall, ServiceName } from '../../vocabulary/connection.ts';
import type { Layer } from '../../vocabulary/result.ts';

/** An error in the shape of the SDK's service exceptions, made in front of the backend: the call was never sent. */
abstract class Refusal extends Error {
  readonly $fault = 'client';
  readonly $metadata = { httpStatusCode: 403, attempts: 1 };
  readonly call: ClientCall;

  constructor(call: ClientCall, message: string) {
    super(message);
    this.call = call;
  }
}

/** The caller's policies do not allow the call. Name and message are those of AWS, so that callers need no special case. */
export class DeniedCall extends Refusal {
  override readonly name: string;
  readonly request: AuthorisationRequest;
  readonly layer: Layer;
  readonly by: readonly StatementRef[];

  constructor(
    call: ClientCall,
    request: AuthorisationRequest,
    decision: Extract<Decision, { effect: 'denied' | 'not-granted' }>,
  ) {
    super(call, denialText(request, decision));
    this.name = errorName(call);
    this.request = request;
    this.layer = decision.layer;
    this.by = decision.effect === 'denied' ? decision.by : [];
  }
}

/** Some value of a condition key that nobody knows would allow the call and another would not. */
export class UndecidedCall extends Refusal {
  override readonly name = 'UndecidedCall';
  readonly request: AuthorisationRequest;
  readonly missing: readonly string[];
  readonly by: readonly StatementRef[];

  constructor(
    call: ClientCall,
    request: AuthorisationRequest,
    decision: Extract<Decision, { effect: 'undecided' }>,
  ) {
    super(call, `${request.action} on ${request.resource} cannot be decided: ${decision.reason}`);
    this.request = request;
    this.missing = [...new Set(decision.missing.map((one) => one.key))];
    this.by = decision.missing.map((one) => one.statement);
  }
}

/** A quota is full. Code and message are those of AWS. */
export class QuotaExceeded extends Refusal {
  override readonly name: string;
  readonly quota: {
    readonly id: string;
    readonly used: number;
    readonly need: number;
    readonly limit: number;
  };

  constructor(call: ClientCall, code: string, message: string, quota: QuotaExceeded['quota']) {
    super(call, message);
    this.name = code;
    this.quota = quota;
  }
}

/** The call names something that does not exist; the backend is known not to look. */
export class InvalidReference extends Refusal {
  override readonly name: string;

  constructor(call: ClientCall, code: string, message: string) {
    super(call, message);
    this.name = code;
  }
}

/** A call that the authorisation table does not know: a fault of this tool, never to be taken for allowed. */
export class UnmodelledCall extends Error {
  override readonly name = 'UnmodelledCall';

  constructor(call: ClientCall) {
    super(
      `no authorisation row for ${call.service} ${call.operation}: add one in src/policies/authorise`,
    );
  }
}

/**
 * AWS's wording, so that what a person sees here is what a search engine knows.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
function denialText(
  request: AuthorisationRequest,
  decision: Extract<Decision, { effect: 'denied' | 'not-granted' }>,
): string {
  const who = request.principal.kind === 'aws' ? request.principal.arn : request.principal.kind;
  const what = `User: ${who} is not authorized to perform: ${request.action} on resource: ${request.resource}`;
  const kind = layerName[decision.layer];
  return decision.effect === 'denied'
    ? `${what} with an explicit deny in ${article(kind)} ${kind}`
    : `${what} because no ${kind} allows the ${request.action} action`;
}

const layerName: Readonly<Record<Layer, string>> = {
  identity: 'identity-based policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
  resource: 'resource-based policy',
  trust: 'role trust policy',
};

function article(noun: string): 'a' | 'an' {
  return /^[aeiou]/.test(noun) ? 'an' : 'a';
}

/** Services that answer AccessDenied; EC2 has a name of its own, and the JSON services append `Exception`. */
const plainlyDenied = new Set<ServiceName>(['iam', 'sts', 's3', 'cloudwatch']);

function errorName({ service }: ClientCall): string {
  if (service === 'ec2') return 'UnauthorizedOperation';
  return plainlyDenied.has(service) ? 'AccessDenied' : 'AccessDeniedException';
}
