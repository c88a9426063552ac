import { indirectKeys, type KeyValue, type Need, type Scope } from '../row.ts';

/**
 * iam:PassRole, which is no operation: the service that is handed a role asks whether the caller may hand it over. Tags of
 * the role are no reliable condition, and of the request as a whole nothing is documented.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export function passRole(
  { view }: Scope,
  roleArn: string,
  to: { readonly service: string; readonly associatedResource?: string },
): Need {
  return {
    action: 'iam:PassRole',
    resource: roleArn,
    type: 'role',
    ...(roleArn.endsWith(':role/*')
      ? { open: { why: 'which role is in the instance profile is not known', deep: true } }
      : {}),
    ownTags: 'unreliable',
    unknown: indirectKeys,
    keys: {
      'iam:PassedToService': servicePrincipal(to.service, view.partition),
      'iam:AssociatedResourceArn': to.associatedResource,
    },
  };
}

/** In China EC2's principal has the suffix of the partition in some requests and not in others, so it is not known. */
function servicePrincipal(service: string, partition: string): KeyValue {
  return partition === 'aws-cn' ? undefined : `${service}.amazonaws.com`;
}
