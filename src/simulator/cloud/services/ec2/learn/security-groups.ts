import type {
  CreateSecurityGroupRequest,
  CreateSecurityGroupResult,
  DeleteSecurityGroupRequest,
  DescribeSecurityGroupsResult,
  IpPermission,
  SecurityGroup as SecurityGroupAnswer,
} from '@aws-sdk/client-ec2';

import { allowAllOut } from '../default-network.ts';
import { newId } from '../ids.ts';
import {
  authorizeSecurityGroupIngress,
  revokeSecurityGroupIngress,
} from '../security-group-rules.ts';
import type { Ec2State, Peer, SecurityGroupRule } from '../state.ts';
import { forgets, repeats, takes, takeTags, type Taker } from './mirror.ts';

const takeGroup: Taker<SecurityGroupAnswer> = (state, answer) => {
  const { GroupId: id, VpcId: vpcId } = answer;
  if (!id || !vpcId) return;
  const ingress = answer.IpPermissions ?? [];
  // a group that was just made says nothing of its rules; it has AWS's egress rule
  const egress = answer.IpPermissionsEgress?.flatMap((one) => rulesOf(one, true, state));
  state.securityGroups.set(id, {
    id,
    name: answer.GroupName ?? '',
    description: answer.Description ?? '',
    vpcId,
    rules: [
      ...ingress.flatMap((permission) => rulesOf(permission, false, state)),
      ...(egress ?? [allowAllOut(state)]),
    ],
  });
  takeTags(state, id, answer.Tags);
};

/** The rules of a permission; the ids are the mirror's own, since a listing of groups has none. */
function rulesOf(
  permission: IpPermission,
  egress: boolean,
  state: Ec2State,
): readonly SecurityGroupRule[] {
  const { IpProtocol: protocol = '-1', FromPort: fromPort, ToPort: toPort } = permission;
  return peersOf(permission).map(([peer, description]) => ({
    id: newId(state, 'sgr'),
    egress,
    protocol,
    fromPort,
    toPort,
    peer,
    description,
  }));
}

function peersOf({
  IpRanges,
  Ipv6Ranges,
  PrefixListIds,
  UserIdGroupPairs,
}: IpPermission): readonly [Peer, description: string | undefined][] {
  return [
    ...(IpRanges ?? []).map(({ CidrIp = '', Description }): [Peer, string | undefined] => [
      { kind: 'ipv4', cidr: CidrIp },
      Description,
    ]),
    ...(Ipv6Ranges ?? []).map(({ CidrIpv6 = '', Description }): [Peer, string | undefined] => [
      { kind: 'ipv6', cidr: CidrIpv6 },
      Description,
    ]),
    ...(PrefixListIds ?? []).map(
      ({ PrefixListId = '', Description }): [Peer, string | undefined] => [
        { kind: 'prefix-list', id: PrefixListId },
        Description,
      ],
    ),
    ...(UserIdGroupPairs ?? []).map(({ GroupId = '', Description }): [Peer, string | undefined] => [
      { kind: 'group', id: GroupId },
      Description,
    ]),
  ];
}

export const securityGroupLearners = {
  CreateSecurityGroup: takes(
    takeGroup,
    ({ GroupId, Tags }: CreateSecurityGroupResult, input: CreateSecurityGroupRequest) => [
      {
        GroupId,
        Tags,
        GroupName: input.GroupName,
        Description: input.Description,
        VpcId: input.VpcId,
      },
    ],
  ),
  DescribeSecurityGroups: takes(
    takeGroup,
    ({ SecurityGroups }: DescribeSecurityGroupsResult) => SecurityGroups,
  ),
  DeleteSecurityGroup: forgets(
    ({ securityGroups }) => securityGroups,
    ({ GroupId }: DeleteSecurityGroupRequest) => GroupId,
  ),
  AuthorizeSecurityGroupIngress: repeats(authorizeSecurityGroupIngress),
  RevokeSecurityGroupIngress: repeats(revokeSecurityGroupIngress),
};
