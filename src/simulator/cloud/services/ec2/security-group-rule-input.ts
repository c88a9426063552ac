import { isIPv6 } from 'node:net';

import type { AuthorizeSecurityGroupIngressRequest, IpPermission } from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import { formatCidr, parseCidr } from './cidr.ts';
import { missingParameter } from './errors.ts';
import { lookUp } from './lookup.ts';
import type { Ec2State, Peer, SecurityGroup, SecurityGroupRule } from './state.ts';

/** A rule as a request gives it: all but its id. */
export type RuleInput = Omit<SecurityGroupRule, 'id'>;

/** The parts of a request that give rules: as permissions, or one rule in the request itself. */
type RulesRequest = Pick<
  AuthorizeSecurityGroupIngressRequest,
  'IpPermissions' | 'IpProtocol' | 'FromPort' | 'ToPort' | 'CidrIp' | 'SourceSecurityGroupName'
>;

/** The ingress rules of a request, one a peer, in AWS's canonical form; throws AWS's errors. */
export function ruleInputs(
  request: RulesRequest,
  group: SecurityGroup,
  state: Ec2State,
): readonly RuleInput[] {
  const permissions = request.IpPermissions?.length ? request.IpPermissions : shorthand(request);
  return permissions.flatMap((permission) => rulesOf(permission, group, state));
}

/** The characters that AWS allows in descriptions of groups and rules. */
export function checkedDescription(text: string, of: 'rule' | 'security group'): string {
  if (text.length < 256 && /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]*$/.test(text)) return text;
  throw new AwsError(
    'InvalidParameterValue',
    `Invalid ${of} description. Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*`,
  );
}

function shorthand(request: RulesRequest): readonly IpPermission[] {
  const { IpProtocol, FromPort, ToPort, CidrIp, SourceSecurityGroupName } = request;
  if (!IpProtocol && !CidrIp && !SourceSecurityGroupName) throw missingParameter('ipPermissions');
  if (!IpProtocol) throw missingParameter('ipProtocol');
  const UserIdGroupPairs = SourceSecurityGroupName ? [{ GroupName: SourceSecurityGroupName }] : [];
  return [{ IpProtocol, FromPort, ToPort, IpRanges: CidrIp ? [{ CidrIp }] : [], UserIdGroupPairs }];
}

function rulesOf(
  permission: IpPermission,
  group: SecurityGroup,
  state: Ec2State,
): readonly RuleInput[] {
  const protocol = protocolOf(permission.IpProtocol);
  const ports = portsOf(permission, protocol);
  const peers = peersOf(permission, group, state);
  if (peers.length === 0) {
    throw new AwsError(
      'InvalidPermission.Malformed',
      'The permission must name at least one source: an IP range, a prefix list or a security group.',
    );
  }
  return peers.map(({ peer, description }) => ({
    egress: false,
    protocol,
    ...ports,
    peer,
    description: description === undefined ? undefined : checkedDescription(description, 'rule'),
  }));
}

const names: Readonly<Record<string, string>> = {
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
};

function protocolOf(given: string | undefined): string {
  if (!given) throw missingParameter('ipProtocol');
  const protocol = names[given] ?? given.toLowerCase();
  const known = ['-1', 'tcp', 'udp', 'icmp', 'icmpv6'].includes(protocol);
  if (known || (/^\d{1,3}$/.test(protocol) && Number(protocol) <= 255)) return protocol;
  throw new AwsError(
    'InvalidParameterValue',
    `Invalid value '${given}' for IP protocol. Unknown protocol.`,
  );
}

/** TCP and UDP need ports from 0 to 65535; for `-1` and protocols without ports AWS ignores them. */
function portsOf(
  { FromPort: from, ToPort: to }: IpPermission,
  protocol: string,
): Pick<RuleInput, 'fromPort' | 'toPort'> {
  if (protocol === 'icmp' || protocol === 'icmpv6') {
    return { fromPort: from ?? -1, toPort: to ?? -1 };
  }
  if (protocol !== 'tcp' && protocol !== 'udp') return { fromPort: undefined, toPort: undefined };
  if (from === undefined || to === undefined) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.`,
    );
  }
  if (from > to || from < 0 || to > 65_535) {
    throw new AwsError('InvalidParameterValue', 'Invalid TCP/UDP port range');
  }
  return { fromPort: from, toPort: to };
}

interface GivenPeer {
  readonly peer: Peer;
  readonly description: string | undefined;
}

function peersOf(permission: IpPermission, group: SecurityGroup, state: Ec2State): GivenPeer[] {
  const { IpRanges, Ipv6Ranges, PrefixListIds, UserIdGroupPairs } = permission;
  return [
    ...(IpRanges ?? []).map(({ CidrIp = '', Description: description }) => ({
      peer: { kind: 'ipv4' as const, cidr: ipv4(CidrIp) },
      description,
    })),
    ...(Ipv6Ranges ?? []).map(({ CidrIpv6 = '', Description: description }) => ({
      peer: { kind: 'ipv6' as const, cidr: ipv6(CidrIpv6) },
      description,
    })),
    ...(PrefixListIds ?? []).map(({ PrefixListId = '', Description: description }) => ({
      peer: {
        kind: 'prefix-list' as const,
        id: lookUp('prefixList', state.prefixLists, PrefixListId).id,
      },
      description,
    })),
    ...(UserIdGroupPairs ?? []).map(({ GroupId, GroupName, Description: description }) => ({
      peer: { kind: 'group' as const, id: sourceGroup(GroupId, GroupName, group, state) },
      description,
    })),
  ];
}

function ipv4(text: string): string {
  const block = parseCidr(text);
  if (!block) throw new AwsError('InvalidParameterValue', `CIDR block ${text} is malformed`);
  return formatCidr(block);
}

function ipv6(text: string): string {
  const [address = '', length = '', ...rest] = text.split('/');
  const whole = rest.length === 0 && /^\d{1,3}$/.test(length) && Number(length) <= 128;
  if (whole && isIPv6(address)) return text.toLowerCase();
  throw new AwsError('InvalidParameterValue', `CIDR block ${text} is malformed`);
}

function sourceGroup(
  id: string | undefined,
  name: string | undefined,
  { vpcId }: SecurityGroup,
  state: Ec2State,
): string {
  const groups = [...state.securityGroups.values()];
  const source = id
    ? lookUp('securityGroup', state.securityGroups, id)
    : groups.find((one) => one.vpcId === vpcId && one.name === name);
  if (!source) {
    throw new AwsError(
      'InvalidGroup.NotFound',
      `The security group '${name ?? ''}' does not exist`,
    );
  }
  if (source.vpcId !== vpcId) {
    throw new AwsError(
      'InvalidGroup.NotFound',
      'You have specified two resources that belong to different networks.',
    );
  }
  return source.id;
}
