import type {
  AuthorizeSecurityGroupIngressRequest,
  AuthorizeSecurityGroupIngressResult,
  DescribeSecurityGroupRulesRequest,
  DescribeSecurityGroupRulesResult,
  RevokeSecurityGroupIngressRequest,
  RevokeSecurityGroupIngressResult,
  SecurityGroupRule as RuleAnswer,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { arnOf } from './arn.ts';
import { select, type FilterTable } from './filters.ts';
import { newId } from './ids.ts';
import { checkId, notFound } from './lookup.ts';
import { pageOf, usualLimits } from './pages.ts';
import { ec2State } from './region-state.ts';
import { ruleInputs, type RuleInput } from './security-group-rule-input.ts';
import { groupOf } from './security-groups.ts';
import type { Ec2State, Peer, SecurityGroup, SecurityGroupRule } from './state.ts';
import { putTags, specifiedTags, tagList } from './tags.ts';

/** AWS's default quota of rules a group and direction. Source: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
const rulesAGroup = 60;

export function authorizeSecurityGroupIngress(
  input: AuthorizeSecurityGroupIngressRequest,
  context: CallContext,
): AuthorizeSecurityGroupIngressResult {
  const state = ec2State(context);
  const group = groupOf(state, input.GroupId, input.GroupName);
  const wanted = ruleInputs(input, group, state);
  const tags = specifiedTags(input.TagSpecifications, 'security-group-rule');
  refuseDuplicates(group, wanted);
  const ingress = group.rules.filter(({ egress }) => !egress).length;
  if (ingress + wanted.length > rulesAGroup) {
    throw new AwsError(
      'RulesPerSecurityGroupLimitExceeded',
      'The maximum number of rules per security group has been reached.',
    );
  }
  const added = wanted.map((rule) => ({ ...rule, id: newId(state, 'sgr') }));
  group.rules.push(...added);
  for (const { id } of added) putTags(state, id, tags);
  return {
    Return: true,
    SecurityGroupRules: added.map((rule) => ruleAnswer(rule, group, state, context)),
  };
}

/** By rule id, or by the rule itself; a rule that the group does not have is an error. */
export function revokeSecurityGroupIngress(
  input: RevokeSecurityGroupIngressRequest,
  context: CallContext,
): RevokeSecurityGroupIngressResult {
  const state = ec2State(context);
  const group = groupOf(state, input.GroupId, input.GroupName);
  const revoked = input.SecurityGroupRuleIds?.length
    ? input.SecurityGroupRuleIds.map((id) => ruleOf(group, id))
    : ruleInputs(input, group, state).map((rule) => sameRule(group, rule));
  for (const rule of revoked) {
    group.rules.splice(group.rules.indexOf(rule), 1);
    state.tags.delete(rule.id);
  }
  return {
    Return: true,
    RevokedSecurityGroupRules: revoked.map((rule) => ({
      SecurityGroupRuleId: rule.id,
      GroupId: group.id,
      IsEgress: false,
      IpProtocol: rule.protocol,
      FromPort: rule.fromPort ?? -1,
      ToPort: rule.toPort ?? -1,
      ...rangeAnswer(rule.peer),
      ...(rule.peer.kind === 'group' ? { ReferencedGroupId: rule.peer.id } : {}),
    })),
  };
}

export function describeSecurityGroupRules(
  input: DescribeSecurityGroupRulesRequest,
  context: CallContext,
): DescribeSecurityGroupRulesResult {
  const state = ec2State(context);
  const { SecurityGroupRuleIds: ids } = input;
  for (const id of ids ?? []) checkId('securityGroupRule', id);
  const every = [...state.securityGroups.values()].flatMap((group) =>
    group.rules.map((rule) => ruleAnswer(rule, group, state, context)),
  );
  const lost = ids?.find((id) =>
    every.every(({ SecurityGroupRuleId }) => SecurityGroupRuleId !== id),
  );
  if (lost) throw notFound('securityGroupRule', lost);
  const wanted = ids?.length
    ? every.filter(({ SecurityGroupRuleId }) => ids.includes(SecurityGroupRuleId ?? ''))
    : every;
  const found = select(wanted, input.Filters, ruleFilters, ({ SecurityGroupRuleId }) =>
    state.tags.get(SecurityGroupRuleId ?? ''),
  );
  const { items, NextToken } = pageOf(found, input, {
    ...usualLimits,
    ids: ['securityGroupRuleIdSet', ids],
  });
  return { SecurityGroupRules: [...items], NextToken };
}

const ruleFilters: FilterTable<RuleAnswer> = {
  'group-id': ({ GroupId }) => GroupId,
  'security-group-rule-id': ({ SecurityGroupRuleId }) => SecurityGroupRuleId,
};

function refuseDuplicates(group: SecurityGroup, wanted: readonly RuleInput[]): void {
  const ingress: RuleInput[] = group.rules.filter(({ egress }) => !egress);
  for (const rule of wanted) {
    if (ingress.some((held) => keyOf(held) === keyOf(rule))) {
      throw new AwsError(
        'InvalidPermission.Duplicate',
        `the specified rule "${spelt(rule)}" already exists`,
      );
    }
    ingress.push(rule);
  }
}

function ruleOf(group: SecurityGroup, id: string): SecurityGroupRule {
  checkId('securityGroupRule', id);
  const rule = group.rules.find((one) => one.id === id && !one.egress);
  if (!rule) throw notFound('securityGroupRule', id);
  return rule;
}

function sameRule(group: SecurityGroup, wanted: RuleInput): SecurityGroupRule {
  const rule = group.rules.find((held) => !held.egress && keyOf(held) === keyOf(wanted));
  if (rule) return rule;
  throw new AwsError(
    'InvalidPermission.NotFound',
    'The specified rule does not exist in this security group.',
  );
}

/** What makes two rules the same; their descriptions do not. */
function keyOf({ protocol, fromPort, toPort, peer }: RuleInput): string {
  return [protocol, fromPort, toPort, peer.kind, nameOf(peer)].join(' ');
}

/** `peer: 203.0.113.0/24, TCP, from port: 443, to port: 443, ALLOW`, as AWS spells a rule. */
function spelt({ protocol, fromPort, toPort, peer }: RuleInput): string {
  const what =
    protocol === '-1'
      ? 'ALL, ALLOW'
      : `${protocol.toUpperCase()}, from port: ${fromPort ?? -1}, to port: ${toPort ?? -1}, ALLOW`;
  return `peer: ${nameOf(peer)}, ${what}`;
}

function nameOf(peer: Peer): string {
  return 'cidr' in peer ? peer.cidr : peer.id;
}

function ruleAnswer(
  rule: SecurityGroupRule,
  group: SecurityGroup,
  state: Ec2State,
  context: CallContext,
): RuleAnswer {
  return {
    SecurityGroupRuleId: rule.id,
    SecurityGroupRuleArn: arnOf(context, 'security-group-rule', rule.id),
    GroupId: group.id,
    GroupOwnerId: context.account.id,
    IsEgress: rule.egress,
    IpProtocol: rule.protocol,
    FromPort: rule.fromPort ?? -1,
    ToPort: rule.toPort ?? -1,
    ...rangeAnswer(rule.peer),
    ...(rule.peer.kind === 'group'
      ? { ReferencedGroupInfo: { GroupId: rule.peer.id, UserId: context.account.id } }
      : {}),
    ...(rule.description === undefined ? {} : { Description: rule.description }),
    Tags: tagList(state, rule.id),
  };
}

/** Addresses and lists are shown alike everywhere; how a group is shown differs. */
function rangeAnswer(peer: Peer): Pick<RuleAnswer, 'CidrIpv4' | 'CidrIpv6' | 'PrefixListId'> {
  switch (peer.kind) {
    case 'ipv4':
      return { CidrIpv4: peer.cidr };
    case 'ipv6':
      return { CidrIpv6: peer.cidr };
    case 'prefix-list':
      return { PrefixListId: peer.id };
    case 'group':
      return {};
  }
}
