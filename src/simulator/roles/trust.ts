import { parsePolicy } from '../../policies/document/parse.ts';
import { assumeRoleRequest } from '../../policies/evaluate/assume-role.ts';
import { decide } from '../../policies/evaluate/decide.ts';

/**
 * The services that a role's trust policy does not, or not surely, let assume it. The product takes a missing trusted
 * service for a missing permission: https://helpcenter.veeam.com/docs/vbaws/guide/iam_roles_check.html
 */
export function missingPrincipals(
  role: { readonly arn: string; readonly accountId: string; readonly trust: string },
  services: readonly string[],
): readonly string[] {
  const parsed = parsePolicy(role.trust, { path: role.arn, name: 'trust policy' });
  if (!parsed.ok) return services;
  const layers = { identity: [], trust: parsed.policy };
  return services.filter(
    (name) =>
      decide(layers, assumeRoleRequest(role, { kind: 'service', name })).effect !== 'allowed',
  );
}
