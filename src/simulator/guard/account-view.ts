import type { AccountView, AddressAssociation } from '../../policies/authorise/call.ts';
import { presumedOf } from '../../policies/authorise/presumed.ts';
import type { PlannedNames } from '../../policies/catalogue/veeam/names.ts';
import type { AccountState } from '../cloud/account.ts';

/**
 * The embedded account as the authorisation of calls needs to see it. `names` are those that this tool gives to what a
 * dry run makes: the product's own are not documented.
 */
export function accountView(
  account: AccountState,
  principalArn: string,
  names?: PlannedNames,
): AccountView {
  const { iam } = account;
  return {
    accountId: account.id,
    partition: account.partition,
    principal: { kind: 'aws', arn: principalArn },
    rolesOfInstanceProfile: (nameOrArn) => {
      const profile = iam.instanceProfiles.get(nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1));
      return profile && [...profile.roles].map((name) => iam.roles.get(name)?.arn ?? name);
    },
    pathOf: (kind, name) => {
      switch (kind) {
        case 'role':
          return iam.roles.get(name)?.path;
        case 'user':
          return iam.users.get(name)?.path;
        case 'instance-profile':
          return iam.instanceProfiles.get(name)?.path;
      }
    },
    // Nothing tells how the user is tagged whom this one stands for; that this one is not tagged says nothing.
    tagsOf: (arn) => (arn === principalArn ? undefined : tagsOf(account, arn)),
    vpcOf: (id) => vpcOf(account, id),
    ownsBucket: (name) => account.s3.buckets.has(name) || undefined,
    longTermKeys: principalArn.includes(':user/'),
    encryptsByDefault: (region) => account.ec2.get(region)?.ebs.encryptedByDefault,
    associationOf: (id) => associationOf(account, id),
    ...(names ? { presumed: presumedOf(names) } : {}),
  };
}

/** Tags by ARN: IAM entities by their name, EC2 resources by their id; undefined for what the account does not hold. */
function tagsOf(account: AccountState, arn: string): ReadonlyMap<string, string> | undefined {
  const [, , service, region = '', , ...rest] = arn.split(':');
  const [kind, ...path] = rest.join(':').split('/');
  const name = path.at(-1);
  if (!name) return undefined;
  if (service === 'iam') return iamTags(account, kind, name);
  return service === 'ec2' ? account.ec2.get(region)?.tags.get(name) : undefined;
}

/** ARN of the VPC that a subnet, group, interface or route table of any region is in. */
function vpcOf({ ec2, id: accountId, partition }: AccountState, id: string): string | undefined {
  for (const [region, { subnets, securityGroups, networkInterfaces, routeTables }] of ec2) {
    const maps = [subnets, securityGroups, networkInterfaces, routeTables];
    const vpcId = maps.map((map) => map.get(id)?.vpcId).find((found) => found !== undefined);
    if (vpcId !== undefined) return `arn:${partition}:ec2:${region}:${accountId}:vpc/${vpcId}`;
  }
  return undefined;
}

function associationOf({ ec2 }: AccountState, id: string): AddressAssociation | undefined {
  for (const { addresses } of ec2.values()) {
    for (const { allocationId, association } of addresses.values()) {
      if (association?.id === id)
        return { allocationId, networkInterfaceId: association.networkInterfaceId };
    }
  }
  return undefined;
}

function iamTags(
  account: AccountState,
  kind: string | undefined,
  name: string,
): ReadonlyMap<string, string> | undefined {
  switch (kind) {
    case 'role': {
      const role = account.iam.roles.get(name);
      return role?.unread ? undefined : role?.tags;
    }
    case 'user':
      return account.iam.users.get(name)?.tags;
    case 'instance-profile':
      return account.iam.instanceProfiles.get(name)?.tags;
    case undefined:
    default:
      return undefined;
  }
}
