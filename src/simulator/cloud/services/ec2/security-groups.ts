import type {
  CreateSecurityGroupRequest,
  CreateSecurityGroupResult,
  DeleteSecurityGroupRequest,
  DeleteSecurityGroupResult,
  DescribeSecurityGroupsRequest,
  DescribeSecurityGroupsResult,
  SecurityGroup as SecurityGroupAnswer,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { arnOf } from './arn.ts';
import { allowAllOut } from './default-network.ts';
import { dependencyViolation, invalidValue, missingParameter, required } from './errors.ts';
import { select, type FilterTable } from './filters.ts';
import { newId } from './ids.ts';
import { lookUp, lookUpAll } from './lookup.ts';
import { pageOf, usualLimits } from './pages.ts';
import { ec2State } from './region-state.ts';
import { permissionsOf } from './security-group-permissions.ts';
import { checkedDescription } from './security-group-rule-input.ts';
import type { Ec2State, SecurityGroup, Vpc } from './state.ts';
import { putTags, specifiedTags, tagList } from './tags.ts';

export function createSecurityGroup(
  input: CreateSecurityGroupRequest,
  context: CallContext,
): CreateSecurityGroupResult {
  const state = ec2State(context);
  const name = checkedName(required(input.GroupName, 'groupName'));
  const description = checkedDescription(
    required(input.Description, 'GroupDescription'),
    'security group',
  );
  const vpc = input.VpcId ? lookUp('vpc', state.vpcs, input.VpcId) : defaultVpc(state);
  if (inVpc(state, vpc.id).some((group) => group.name === name)) {
    throw new AwsError(
      'InvalidGroup.Duplicate',
      `The security group '${name}' already exists for VPC '${vpc.id}'`,
    );
  }
  const tags = specifiedTags(input.TagSpecifications, 'security-group');
  const id = newId(state, 'sg');
  state.securityGroups.set(id, {
    id,
    name,
    description,
    vpcId: vpc.id,
    rules: [allowAllOut(state)],
  });
  putTags(state, id, tags);
  return {
    GroupId: id,
    SecurityGroupArn: arnOf(context, 'security-group', id),
    Tags: tagList(state, id),
  };
}

/** Neither a default group goes, nor one that an interface or a rule of another group uses. */
export function deleteSecurityGroup(
  input: DeleteSecurityGroupRequest,
  context: CallContext,
): DeleteSecurityGroupResult {
  const state = ec2State(context);
  const group = groupOf(state, input.GroupId, input.GroupName);
  if (group.name === 'default') {
    throw new AwsError(
      'CannotDelete',
      `the specified group: "${group.id}" name: "default" cannot be deleted by a user`,
    );
  }
  if (isUsed(state, group)) {
    throw dependencyViolation(`resource ${group.id} has a dependent object`);
  }
  state.securityGroups.delete(group.id);
  for (const { id } of [group, ...group.rules]) state.tags.delete(id);
  return { Return: true, GroupId: group.id };
}

export function describeSecurityGroups(
  input: DescribeSecurityGroupsRequest,
  context: CallContext,
): DescribeSecurityGroupsResult {
  const state = ec2State(context);
  const { GroupIds: ids, GroupNames: names } = input;
  const byId = lookUpAll('securityGroup', state.securityGroups, ids);
  const byName = (names ?? []).map((name) => groupOf(state, undefined, name));
  const wanted = names?.length ? [...(ids?.length ? byId : []), ...byName] : byId;
  const all = [...new Set(wanted)].map((group) => groupAnswer(group, state, context));
  const found = select(all, input.Filters, groupFilters, ({ GroupId }) =>
    state.tags.get(GroupId ?? ''),
  );
  const { items, NextToken } = pageOf(found, input, {
    ...usualLimits,
    ids: ['securityGroupIdSet', ids],
  });
  return { SecurityGroups: [...items], NextToken };
}

/** The group of an id, or of a name in the default VPC. */
export function groupOf(
  state: Ec2State,
  id: string | undefined,
  name: string | undefined,
): SecurityGroup {
  if (id) return lookUp('securityGroup', state.securityGroups, id);
  if (!name) throw missingParameter('GroupName or GroupId');
  const vpc = defaultVpc(state);
  const group = inVpc(state, vpc.id).find((one) => one.name === name);
  if (group) return group;
  throw new AwsError(
    'InvalidGroup.NotFound',
    `The security group '${name}' does not exist in default VPC '${vpc.id}'`,
  );
}

/** The VPC that stands in where a request names none. */
export function defaultVpc({ vpcs }: Ec2State): Vpc {
  const vpc = [...vpcs.values()].find(({ isDefault }) => isDefault);
  if (vpc) return vpc;
  throw new AwsError('VPCIdNotSpecified', 'No default VPC for this user');
}

const groupFilters: FilterTable<SecurityGroupAnswer> = {
  description: ({ Description }) => Description,
  'group-id': ({ GroupId }) => GroupId,
  'group-name': ({ GroupName }) => GroupName,
  'owner-id': ({ OwnerId }) => OwnerId,
  'vpc-id': ({ VpcId }) => VpcId,
  'ip-permission.cidr': ({ IpPermissions }) =>
    IpPermissions?.flatMap(({ IpRanges = [] }) => IpRanges.map(({ CidrIp }) => CidrIp)),
  'ip-permission.from-port': ({ IpPermissions }) => IpPermissions?.map(({ FromPort }) => FromPort),
  'ip-permission.group-id': ({ IpPermissions }) =>
    IpPermissions?.flatMap(({ UserIdGroupPairs = [] }) =>
      UserIdGroupPairs.map(({ GroupId }) => GroupId),
    ),
  'ip-permission.prefix-list-id': ({ IpPermissions }) =>
    IpPermissions?.flatMap(({ PrefixListIds = [] }) =>
      PrefixListIds.map(({ PrefixListId }) => PrefixListId),
    ),
  'ip-permission.protocol': ({ IpPermissions }) =>
    IpPermissions?.map(({ IpProtocol }) => IpProtocol),
  'ip-permission.to-port': ({ IpPermissions }) => IpPermissions?.map(({ ToPort }) => ToPort),
};

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
function checkedName(name: string): string {
  if (name === 'default') {
    throw new AwsError('InvalidParameterValue', 'Cannot use reserved security group name: default');
  }
  if (name.toLowerCase().startsWith('sg-')) {
    throw invalidValue(name, 'groupName', "Group names may not be in the format 'sg-*'.");
  }
  if (name.length > 255 || !/^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]+$/.test(name)) {
    throw invalidValue(name, 'GroupName', 'Character sets beyond ASCII are not supported.');
  }
  return name;
}

function isUsed(state: Ec2State, { id }: SecurityGroup): boolean {
  const byInterface = [...state.networkInterfaces.values()].some(({ groups }) =>
    groups.includes(id),
  );
  const byRule = [...state.securityGroups.values()].some(
    (other) =>
      other.id !== id && other.rules.some(({ peer }) => peer.kind === 'group' && peer.id === id),
  );
  return byInterface || byRule;
}

function inVpc({ securityGroups }: Ec2State, vpcId: string): readonly SecurityGroup[] {
  return [...securityGroups.values()].filter((group) => group.vpcId === vpcId);
}

function groupAnswer(
  group: SecurityGroup,
  state: Ec2State,
  context: CallContext,
): SecurityGroupAnswer {
  const side = (egress: boolean) =>
    permissionsOf(
      group.rules.filter((rule) => rule.egress === egress),
      context.account.id,
    );
  return {
    GroupId: group.id,
    GroupName: group.name,
    Description: group.description,
    VpcId: group.vpcId,
    OwnerId: context.account.id,
    SecurityGroupArn: arnOf(context, 'security-group', group.id),
    IpPermissions: side(false),
    IpPermissionsEgress: side(true),
    Tags: tagList(state, group.id),
  };
}
