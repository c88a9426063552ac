import type { AuthorisationRequest } from './decision.ts';

/** Who asks to assume a role. */
export type Assumer =
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'aws'; readonly arn: string };

/**
 * The request that a service, or an identity of the role's own account, makes to assume the role. Neither sends an
 * external id (the product knows one for roles of another account only) nor has multi-factor authentication, so
 * conditions on them shut it out.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */
export function assumeRoleRequest(
  role: { readonly arn: string; readonly accountId: string },
  assumer: Assumer,
): AuthorisationRequest {
  const common = {
    action: 'sts:AssumeRole',
    resource: role.arn,
    resourceAccount: role.accountId,
    complete: false,
    absent: new Set(['sts:externalid', 'aws:multifactorauthpresent', 'aws:multifactorauthage']),
  } as const;
  if (assumer.kind === 'service') {
    return { ...common, principal: { kind: 'service', name: assumer.name }, context: new Map() };
  }
  const context = new Map([
    ['aws:principalarn', [assumer.arn]],
    ['aws:principalaccount', [role.accountId]],
  ]);
  return { ...common, principal: { kind: 'aws', arn: assumer.arn }, context };
}
