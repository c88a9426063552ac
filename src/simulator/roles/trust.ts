import { parsePolicy } from '../../policies/document/parse.ts';
import { assumeRoleRequest } from '../../policies/evaluate/assume-role.ts';
import { decide } from '../../policies/evaluate/decide.ts';

/** Whom a trust policy does not let assume the role, and whom perhaps not, with the reason of the first of those. */
export interface TrustGap {
  readonly shut: readonly string[];
  readonly undecided: readonly string[];
  readonly reason?: string;
}

/**
 * What a role's trust policy lacks of these services. The product takes a missing trusted service for a missing
 * permission: https://helpcenter.veeam.com/docs/vbaws/guide/iam_roles_check.html
 */
export function trustGap(
  role: { readonly arn: string; readonly accountId: string; readonly trust: string },
  services: readonly string[],
): TrustGap {
  const parsed = parsePolicy(role.trust, { path: role.arn, name: 'trust policy' });
  if (!parsed.ok) return { shut: services, undecided: [] };
  const layers = { identity: [], trust: parsed.policy };
  const shut: string[] = [];
  const undecided: string[] = [];
  let reason: string | undefined;
  for (const name of services) {
    const decision = decide(layers, assumeRoleRequest(role, { kind: 'service', name }));
    if (decision.effect === 'allowed') continue;
    if (decision.effect === 'undecided') {
      undecided.push(name);
      reason ??= decision.reason;
    } else shut.push(name);
  }
  return { shut, undecided, ...(reason === undefined ? {} : { reason }) };
}
