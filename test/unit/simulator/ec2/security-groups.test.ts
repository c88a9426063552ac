import { beforeEach, describe, expect, it } from 'vitest';

import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { terminateInstances } from '../../../../src/simulator/cloud/services/ec2/instance-lifecycle.ts';
import { describeManagedPrefixLists } from '../../../../src/simulator/cloud/services/ec2/prefix-lists.ts';
import {
  authorizeSecurityGroupIngress,
  describeSecurityGroupRules,
  revokeSecurityGroupIngress,
} from '../../../../src/simulator/cloud/services/ec2/security-group-rules.ts';
import {
  createSecurityGroup,
  deleteSecurityGroup,
  describeSecurityGroups,
} from '../../../../src/simulator/cloud/services/ec2/security-groups.ts';
import {
  addNetwork,
  ec2Context,
  launch,
  pass,
  refusal,
  type Network,
} from '../../../fixtures/cloud/ec2-context.ts';

let context: CallContext;
let network: Network;
let GroupId: string;
beforeEach(() => {
  context = ec2Context();
  network = addNetwork(context);
  GroupId = network.groupId;
});

const https = (...cidrs: string[]) => [
  { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: cidrs.map((CidrIp) => ({ CidrIp })) },
];
const authorize = (IpPermissions: ReturnType<typeof https>) =>
  authorizeSecurityGroupIngress({ GroupId, IpPermissions }, context);
const group = () => describeSecurityGroups({ GroupIds: [GroupId] }, context).SecurityGroups?.[0];

describe('CreateSecurityGroup', () => {
  it('makes a group that lets all out and nothing in', () => {
    expect(group()?.IpPermissions).toEqual([]);
    expect(group()?.IpPermissionsEgress).toMatchObject([
      { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
    ]);
    expect(GroupId).toMatch(/^sg-0[0-9a-f]{16}$/);
  });

  it.each([
    [
      { GroupName: 'appliance', Description: 'x' },
      /^InvalidGroup\.Duplicate: The security group 'appliance' already exists for VPC 'vpc-/,
    ],
    [
      { GroupName: 'web' },
      /^MissingParameter: The request must contain the parameter GroupDescription$/,
    ],
    [
      { GroupName: 'sg-web', Description: 'x' },
      /^InvalidParameterValue: Value \(sg-web\) for parameter groupName/,
    ],
    [
      { GroupName: 'default', Description: 'x' },
      /^InvalidParameterValue: Cannot use reserved security group name: default$/,
    ],
    [
      { GroupName: 'web', Description: "the server's" },
      /^InvalidParameterValue: Invalid security group description\. Valid/,
    ],
  ])('refuses %o', (input, message) => {
    const request = { VpcId: network.vpcId, ...input } as Parameters<typeof createSecurityGroup>[0];
    expect(refusal(() => createSecurityGroup(request, context))).toMatch(message);
  });

  it('goes to the default VPC where none is named', () => {
    const { GroupId: id } = createSecurityGroup({ GroupName: 'web', Description: 'web' }, context);
    const [web] = describeSecurityGroups({ GroupNames: ['web'] }, context).SecurityGroups ?? [];
    expect(web?.GroupId).toBe(id);
    expect(web?.VpcId).not.toBe(network.vpcId);
  });
});

describe('AuthorizeSecurityGroupIngress', () => {
  it('adds a rule a range', () => {
    const { SecurityGroupRules } = authorize(https('203.0.113.0/24', '198.51.100.7/32'));
    expect(SecurityGroupRules).toHaveLength(2);
    expect(SecurityGroupRules?.[0]).toMatchObject({
      GroupId,
      IsEgress: false,
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
      CidrIpv4: '203.0.113.0/24',
    });
    expect(group()?.IpPermissions).toMatchObject([
      { FromPort: 443, IpRanges: [{ CidrIp: '203.0.113.0/24' }, { CidrIp: '198.51.100.7/32' }] },
    ]);
  });

  it('refuses a rule that is there, or twice in the request, and adds nothing', () => {
    authorize(https('203.0.113.0/24'));
    expect(refusal(() => authorize(https('192.0.2.0/24', '203.0.113.0/24')))).toBe(
      'InvalidPermission.Duplicate: the specified rule "peer: 203.0.113.0/24, TCP, from port: 443, to port: 443, ALLOW" already exists',
    );
    expect(refusal(() => authorize(https('192.0.2.0/24', '192.0.2.0/24')))).toMatch(
      /^InvalidPermission\.Duplicate: /,
    );
    expect(group()?.IpPermissions?.[0]?.IpRanges).toHaveLength(1);
  });

  it.each([
    [
      [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '203.0.113.0' }] }],
      'InvalidParameterValue: CIDR block 203.0.113.0 is malformed',
    ],
    [
      [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      'InvalidParameterValue: Invalid TCP/UDP port range',
    ],
    [
      [{ IpProtocol: 'http', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      "InvalidParameterValue: Invalid value 'http' for IP protocol. Unknown protocol.",
    ],
    [
      [
        {
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          PrefixListIds: [{ PrefixListId: 'pl-12345678' }],
        },
      ],
      "InvalidPrefixListID.NotFound: The prefix list ID 'pl-12345678' does not exist",
    ],
    [
      [
        {
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          UserIdGroupPairs: [{ GroupId: 'sg-0123456789abcdef0' }],
        },
      ],
      "InvalidGroup.NotFound: The security group 'sg-0123456789abcdef0' does not exist",
    ],
    [[], 'MissingParameter: The request must contain the parameter ipPermissions'],
  ])('refuses %o', (IpPermissions, message) => {
    expect(refusal(() => authorizeSecurityGroupIngress({ GroupId, IpPermissions }, context))).toBe(
      message,
    );
  });

  it('takes one rule in the short form, with host bits cleared', () => {
    const rule = { GroupId, IpProtocol: '6', FromPort: 22, ToPort: 22, CidrIp: '10.1.2.3/8' };
    authorizeSecurityGroupIngress(rule, context);
    expect(group()?.IpPermissions).toMatchObject([
      { IpProtocol: 'tcp', FromPort: 22, IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
    ]);
  });

  it('takes prefix lists and groups of the VPC', () => {
    const [list] = describeManagedPrefixLists({}, context).PrefixLists ?? [];
    const ports = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
    const { SecurityGroupRules } = authorizeSecurityGroupIngress(
      {
        GroupId,
        IpPermissions: [
          {
            ...ports,
            PrefixListIds: [{ PrefixListId: list?.PrefixListId }],
            UserIdGroupPairs: [{ GroupId }],
          },
        ],
      },
      context,
    );
    expect(SecurityGroupRules).toMatchObject([
      { PrefixListId: list?.PrefixListId },
      { ReferencedGroupInfo: { GroupId, UserId: '111122223333' } },
    ]);
  });

  it('stops at sixty rules', () => {
    const cidrs = Array.from({ length: 60 }, (_, index) => `198.51.100.${index}/32`);
    authorize(https(...cidrs));
    expect(refusal(() => authorize(https('203.0.113.1/32')))).toBe(
      'RulesPerSecurityGroupLimitExceeded: The maximum number of rules per security group has been reached.',
    );
  });
});

describe('RevokeSecurityGroupIngress', () => {
  it('takes a rule away by what it says or by its id', () => {
    const { SecurityGroupRules } = authorize(https('203.0.113.0/24', '198.51.100.7/32'));
    revokeSecurityGroupIngress({ GroupId, IpPermissions: https('203.0.113.0/24') }, context);
    const id = SecurityGroupRules?.[1]?.SecurityGroupRuleId ?? '';
    const { RevokedSecurityGroupRules } = revokeSecurityGroupIngress(
      { GroupId, SecurityGroupRuleIds: [id] },
      context,
    );
    expect(RevokedSecurityGroupRules).toMatchObject([{ CidrIpv4: '198.51.100.7/32' }]);
    expect(group()?.IpPermissions).toEqual([]);
  });

  it('refuses a rule that is not there', () => {
    expect(
      refusal(() =>
        revokeSecurityGroupIngress({ GroupId, IpPermissions: https('203.0.113.0/24') }, context),
      ),
    ).toBe('InvalidPermission.NotFound: The specified rule does not exist in this security group.');
  });
});

describe('DescribeSecurityGroupRules', () => {
  it('lists the rules of a group', () => {
    authorize(https('203.0.113.0/24'));
    const Filters = [{ Name: 'group-id', Values: [GroupId] }];
    const { SecurityGroupRules } = describeSecurityGroupRules({ Filters }, context);
    expect(SecurityGroupRules?.map(({ IsEgress, CidrIpv4 }) => [IsEgress, CidrIpv4])).toEqual([
      [true, '0.0.0.0/0'],
      [false, '203.0.113.0/24'],
    ]);
  });
});

describe('DeleteSecurityGroup', () => {
  it('keeps a group in use until the instance is gone', async () => {
    const id = launch(context, network);
    const message = `DependencyViolation: resource ${GroupId} has a dependent object`;
    expect(refusal(() => deleteSecurityGroup({ GroupId }, context))).toBe(message);
    terminateInstances({ InstanceIds: [id] }, context);
    await pass(context, 30);
    expect(deleteSecurityGroup({ GroupId }, context)).toEqual({ Return: true, GroupId });
    expect(refusal(() => deleteSecurityGroup({ GroupId }, context))).toBe(
      `InvalidGroup.NotFound: The security group '${GroupId}' does not exist`,
    );
  });

  it('keeps a group that another names, and every default group', () => {
    const { GroupId: other } = createSecurityGroup(
      { VpcId: network.vpcId, GroupName: 'web', Description: 'web' },
      context,
    );
    authorizeSecurityGroupIngress(
      { GroupId: other, IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId }] }] },
      context,
    );
    expect(refusal(() => deleteSecurityGroup({ GroupId }, context))).toMatch(
      /^DependencyViolation: /,
    );
    expect(refusal(() => deleteSecurityGroup({ GroupName: 'default' }, context))).toMatch(
      /^CannotDelete: the specified group: "sg-0[0-9a-f]{16}" name: "default" cannot be deleted by a user$/,
    );
  });
});
