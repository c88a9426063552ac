import type { InstanceMetadataOptionsRequest, RunInstancesRequest } from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import { invalidValue, notSimulated } from './errors.ts';
import type { Image } from './image-catalogue.ts';
import type { Instance, MetadataOptions } from './instance.ts';

export type LaunchOptions = Pick<
  Instance,
  | 'tenancy'
  | 'userData'
  | 'terminationProtected'
  | 'stopProtected'
  | 'shutdownBehavior'
  | 'ebsOptimized'
  | 'detailedMonitoring'
  | 'metadata'
>;

/** The settings of a launch that name no other resource. */
export function launchOptions(input: RunInstancesRequest, image: Image): LaunchOptions {
  refuseUnfollowed(input);
  const terminates = input.InstanceInitiatedShutdownBehavior === 'terminate';
  return {
    tenancy: input.Placement?.Tenancy === 'dedicated' ? 'dedicated' : 'default',
    userData: checkedUserData(input.UserData),
    terminationProtected: input.DisableApiTermination === true,
    stopProtected: input.DisableApiStop === true,
    shutdownBehavior: terminates ? 'terminate' : 'stop',
    ebsOptimized: input.EbsOptimized === true,
    detailedMonitoring: input.Monitoring?.Enabled === true,
    metadata: metadataOptions(input.MetadataOptions ?? {}, image),
  };
}

function refuseUnfollowed(input: RunInstancesRequest): void {
  const { GroupName, HostId, HostResourceGroupArn } = input.Placement ?? {};
  if (GroupName || HostId || HostResourceGroupArn) {
    throw notSimulated('placement groups and dedicated hosts');
  }
  if (input.HibernationOptions?.Configured) throw notSimulated('hibernation');
  if (input.EnclaveOptions?.Enabled) throw notSimulated('enclaves');
}

/** Base64, at most 16 KB decoded. Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html */
export function checkedUserData(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64').replaceAll('=', '') !== text.replaceAll(/[=\s]/g, '')) {
    throw new AwsError('InvalidUserData.Malformed', 'Invalid BASE64 encoding of user data.');
  }
  if (bytes.length > 16_384) {
    throw new AwsError('InvalidParameterValue', 'User data is limited to 16384 bytes');
  }
  return text;
}

const onOff = ['enabled', 'disabled'] as const;

/** An image may demand IMDSv2. Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html */
function metadataOptions(
  given: InstanceMetadataOptionsRequest,
  { requiresImdsV2 }: Image,
): MetadataOptions {
  const { HttpTokens, HttpEndpoint, InstanceMetadataTags } = given;
  const hopLimit = given.HttpPutResponseHopLimit ?? (requiresImdsV2 ? 2 : 1);
  if (hopLimit < 1 || hopLimit > 64) {
    throw invalidValue(hopLimit, 'HttpPutResponseHopLimit', 'Must be between 1 and 64.');
  }
  const tokens = oneOf(HttpTokens, 'HttpTokens', ['optional', 'required']);
  return {
    httpTokens: tokens ?? (requiresImdsV2 ? 'required' : 'optional'),
    hopLimit,
    httpEndpoint: oneOf(HttpEndpoint, 'HttpEndpoint', onOff) ?? 'enabled',
    instanceTags: oneOf(InstanceMetadataTags, 'InstanceMetadataTags', onOff) ?? 'disabled',
  };
}

function oneOf<const T extends string>(
  given: string | undefined,
  name: string,
  values: readonly T[],
): T | undefined {
  if (given === undefined) return undefined;
  const value = values.find((one) => one === given);
  if (value !== undefined) return value;
  throw invalidValue(given, name, `Valid values: ${values.join(', ')}.`);
}
