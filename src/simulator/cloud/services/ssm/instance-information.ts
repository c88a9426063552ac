import type {
  DescribeInstanceInformationRequest,
  DescribeInstanceInformationResult,
  InstanceInformation,
} from '@aws-sdk/client-ssm';

import { AwsError } from '../../aws-error.ts';
import { viewInstance } from '../../guest/instance-view.ts';
import type { CallContext } from '../../operation.ts';
import { privateDnsName } from '../ec2/public-addresses.ts';
import { agentOf, type AgentStatus } from './agent.ts';
import { pageOf, requireWithin } from './validation.ts';

/** Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstanceInformation.html */
export async function describeInstanceInformation(
  input: DescribeInstanceInformationRequest,
  context: CallContext,
): Promise<DescribeInstanceInformationResult> {
  requireWithin('maxResults', input.MaxResults, 5, 50);
  const filters = filtersOf(input);
  const { account, region } = context;
  const nodes: InstanceInformation[] = [];
  for (const id of account.ec2.get(region)?.instances.keys() ?? []) {
    const status = await agentOf(account, region, id);
    if (status) nodes.push(described(status, context));
  }
  const found = nodes.filter((node) =>
    filters.every(({ key, values }) =>
      values.some((value) => valuesOf(node, key, context).includes(value)),
    ),
  );
  const { items, ...paging } = pageOf(found, input.NextToken, input.MaxResults ?? 10);
  return { InstanceInformationList: [...items], ...paging };
}

interface Filter {
  readonly key: string;
  readonly values: readonly string[];
}

function filtersOf({
  Filters,
  InstanceInformationFilterList,
}: DescribeInstanceInformationRequest): readonly Filter[] {
  if (Filters?.length && InstanceInformationFilterList?.length) {
    throw new AwsError(
      'ValidationException',
      'Filters and InstanceInformationFilterList cannot be used in the same request.',
    );
  }
  return [
    ...(Filters ?? []).map(({ Key = '', Values = [] }) => ({ key: Key, values: Values })),
    ...(InstanceInformationFilterList ?? []).map(({ key = '', valueSet = [] }) => ({
      key,
      values: valueSet,
    })),
  ];
}

/** By filter key. Hybrid nodes and State Manager, whose keys match nothing here, are not simulated. */
const members: Readonly<
  Record<string, (node: InstanceInformation) => readonly (string | undefined)[]>
> = {
  InstanceIds: ({ InstanceId }) => [InstanceId],
  SourceIds: ({ SourceId }) => [SourceId],
  SourceTypes: ({ SourceType }) => [SourceType],
  PingStatus: ({ PingStatus }) => [PingStatus],
  PlatformTypes: ({ PlatformType }) => [PlatformType],
  AgentVersion: ({ AgentVersion }) => [AgentVersion],
  ResourceType: ({ ResourceType }) => [ResourceType],
  ActivationIds: () => [],
  AssociationStatus: () => [],
  IamRole: () => [],
};

/** Throws InvalidFilterKey for a key that AWS does not know either. */
function valuesOf(
  node: InstanceInformation,
  key: string,
  { account, region }: CallContext,
): readonly (string | undefined)[] {
  const tags = account.ec2.get(region)?.tags.get(node.InstanceId ?? '');
  if (key.startsWith('tag:')) return [tags?.get(key.slice('tag:'.length))];
  if (key === 'tag-key') return [...(tags?.keys() ?? [])];
  const read = members[key];
  if (read) return read(node);
  throw new AwsError('InvalidFilterKey', `The specified filter key is not valid: ${key}`);
}

function described(
  { agent, pingStatus }: AgentStatus,
  { account, region }: CallContext,
): InstanceInformation {
  const view = viewInstance(account, region, agent.instanceId);
  const ip = view?.nic?.privateIp ?? '';
  return {
    InstanceId: agent.instanceId,
    PingStatus: pingStatus,
    LastPingDateTime: new Date(agent.lastPing),
    AgentVersion: '3.3.3050.0',
    IsLatestVersion: true,
    PlatformType: 'Linux',
    PlatformName: 'Ubuntu',
    PlatformVersion: '22.04',
    ResourceType: 'EC2Instance',
    IPAddress: ip,
    ComputerName: privateDnsName(region, ip),
    SourceId: agent.instanceId,
    SourceType: 'AWS::EC2::Instance',
  };
}
