import type { AccountView } from '../../policies/authorise/call.ts';
import type { IdentityFacts } from '../../vocabulary/facts.ts';

/** What is known of the account of the identity that deploys. */
export interface Deployer {
  readonly identity: IdentityFacts;
  readonly accountId: string;
  readonly partition: string;
}

/** Whether the policies were given with --policies; they need not be the caller's then. */
export function isGiven({ policies }: Pick<IdentityFacts, 'policies'>): boolean {
  return (
    'value' in policies &&
    policies.value.length > 0 &&
    policies.value.every(({ kind }) => kind === 'given')
  );
}

/** Name of the user that given policies are judged for where the caller is none. */
export const standIn = 'deploying-user';

/**
 * The account as the authorisation of the planned calls sees it. The product signs with an IAM user's access keys:
 * https://helpcenter.veeam.com/docs/vbaws/guide/deploy_appliance_account.html
 */
export function viewOf({ identity, accountId, partition }: Deployer): AccountView {
  const isUser = identity.kind === 'user' || isGiven(identity);
  const rolePath = pathOf(identity);
  return {
    accountId,
    partition,
    principal: { kind: 'aws', arn: principalArn({ identity, accountId, partition }) },
    // Roles and profiles of the plan are made without a path; others of that name are not this deployment's.
    pathOf: (kind, name) => (kind === 'role' && name === identity.name ? rolePath : undefined),
    rolesOfInstanceProfile: () => undefined,
    tagsOf: () => undefined,
    ...(isUser && { longTermKeys: true }),
  };
}

function principalArn({ identity, accountId, partition }: Deployer): string {
  return identity.kind !== 'user' && isGiven(identity)
    ? `arn:${partition}:iam::${accountId}:user/${standIn}`
    : identity.arn;
}

/** `/aws-reserved/sso.amazonaws.com/eu-central-1/` of a role's ARN. */
function pathOf({ kind, policyArn }: IdentityFacts): string | undefined {
  if (kind !== 'role' || !('value' in policyArn)) return undefined;
  const resource = policyArn.value.split(':').slice(5).join(':');
  return resource.slice('role'.length, resource.lastIndexOf('/') + 1);
}
