import type {
  DescribeVpcAttributeRequest,
  DescribeVpcAttributeResult,
  ModifyVpcAttributeRequest,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { invalidCombination, invalidValue, required } from './errors.ts';
import { lookUp } from './lookup.ts';
import { ec2State } from './region-state.ts';

/** One attribute a call. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcAttribute.html */
export function modifyVpcAttribute(input: ModifyVpcAttributeRequest, context: CallContext): object {
  const { vpcs } = ec2State(context);
  const vpc = lookUp('vpc', vpcs, required(input.VpcId, 'vpcId'));
  const { EnableDnsSupport, EnableDnsHostnames, EnableNetworkAddressUsageMetrics } = input;
  const given = [EnableDnsSupport, EnableDnsHostnames, EnableNetworkAddressUsageMetrics].filter(
    (attribute) => attribute?.Value !== undefined,
  );
  if (given.length === 0) {
    throw invalidCombination('No attributes specified.');
  }
  if (given.length > 1) {
    throw invalidCombination('Fields for multiple attribute types specified.');
  }
  const hostnames = EnableDnsHostnames?.Value ?? vpc.dnsHostnames;
  const support = EnableDnsSupport?.Value ?? vpc.dnsSupport;
  if (EnableDnsHostnames?.Value === true && !support) {
    throw new AwsError(
      'InvalidParameterValue',
      'You may only enable DNS hostnames if DNS support is enabled.',
    );
  }
  vpc.dnsSupport = support;
  vpc.dnsHostnames = hostnames;
  vpc.usageMetrics = EnableNetworkAddressUsageMetrics?.Value ?? vpc.usageMetrics;
  return {};
}

export function describeVpcAttribute(
  input: DescribeVpcAttributeRequest,
  context: CallContext,
): DescribeVpcAttributeResult {
  const { vpcs } = ec2State(context);
  const attribute = required(input.Attribute, 'attribute');
  const vpc = lookUp('vpc', vpcs, required(input.VpcId, 'vpcId'));
  const VpcId = vpc.id;
  switch (attribute) {
    case 'enableDnsSupport':
      return { VpcId, EnableDnsSupport: { Value: vpc.dnsSupport } };
    case 'enableDnsHostnames':
      return { VpcId, EnableDnsHostnames: { Value: vpc.dnsHostnames } };
    case 'enableNetworkAddressUsageMetrics':
      return { VpcId, EnableNetworkAddressUsageMetrics: { Value: vpc.usageMetrics } };
    default:
      throw invalidValue(attribute, 'attribute', 'Unknown attribute.');
  }
}
