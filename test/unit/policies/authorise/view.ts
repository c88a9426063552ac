import { authorise } from '../../../../src/policies/authorise/authorise.ts';
import type { AccountView } from '../../../../src/policies/authorise/call.ts';
import type { AuthorisationRequest } from '../../../../src/policies/evaluate/decision.ts';
import type { ServiceName } from '../../../../src/vocabulary/connection.ts';

export const account = '123456789012';

/** An account in which a user calls, of which nothing else is known. */
export function viewOf(more: Partial<AccountView> = {}): AccountView {
  return {
    accountId: account,
    partition: 'aws',
    principal: { kind: 'aws', arn: `arn:aws:iam::${account}:user/backup/veeam` },
    rolesOfInstanceProfile: () => undefined,
    pathOf: () => undefined,
    tagsOf: () => undefined,
    ...more,
  };
}

/** Requests of one call in eu-central-1; fails the test where the table does not know the operation. */
export function requestsOf(
  service: ServiceName,
  operation: string,
  input: object,
  view: AccountView = viewOf(),
): readonly AuthorisationRequest[] {
  const requests = authorise({ service, region: 'eu-central-1', operation, input }, view);
  if (!requests) throw new Error(`no row for ${service} ${operation}`);
  return requests;
}

/** The one request of a call, or the one for an action. */
export function requestOf(
  service: ServiceName,
  operation: string,
  input: object,
  view?: AccountView,
  action?: string,
): AuthorisationRequest {
  const all = requestsOf(service, operation, input, view);
  const found = action === undefined ? all[0] : all.find((one) => one.action === action);
  if (!found) throw new Error(`${operation} does not ask for ${action ?? 'anything'}`);
  return found;
}

/** What a request says about a key: its values, `absent`, or `unknown`. */
export function keyOf(request: AuthorisationRequest, key: string): readonly string[] | string {
  const lower = key.toLowerCase();
  const values = request.context.get(lower);
  if (values) return values;
  return request.absent?.has(lower) ? 'absent' : 'unknown';
}
