import type { IpPermission } from '@aws-sdk/client-ec2';

import type { SecurityGroupRule } from './state.ts';

/** The rules of one direction as DescribeSecurityGroups shows them: those of one protocol and ports come together. */
export function permissionsOf(
  rules: readonly SecurityGroupRule[],
  accountId: string,
): IpPermission[] {
  const permissions = new Map<string, IpPermission>();
  for (const rule of rules) {
    const key = `${rule.protocol} ${rule.fromPort} ${rule.toPort}`;
    const permission = permissions.get(key) ?? emptyPermission(rule);
    permissions.set(key, permission);
    addPeer(permission, rule, accountId);
  }
  return [...permissions.values()];
}

function emptyPermission({ protocol, fromPort, toPort }: SecurityGroupRule): IpPermission {
  return {
    IpProtocol: protocol,
    FromPort: fromPort,
    ToPort: toPort,
    IpRanges: [],
    Ipv6Ranges: [],
    PrefixListIds: [],
    UserIdGroupPairs: [],
  };
}

function addPeer(
  permission: IpPermission,
  { peer, description: Description }: SecurityGroupRule,
  UserId: string,
): void {
  switch (peer.kind) {
    case 'ipv4':
      permission.IpRanges?.push({ CidrIp: peer.cidr, Description });
      break;
    case 'ipv6':
      permission.Ipv6Ranges?.push({ CidrIpv6: peer.cidr, Description });
      break;
    case 'prefix-list':
      permission.PrefixListIds?.push({ PrefixListId: peer.id, Description });
      break;
    case 'group':
      permission.UserIdGroupPairs?.push({ GroupId: peer.id, UserId, Description });
      break;
  }
}
