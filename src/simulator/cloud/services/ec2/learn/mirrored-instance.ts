import type {
  Instance as InstanceAnswer,
  InstanceMetadataOptionsResponse,
} from '@aws-sdk/client-ec2';

import { typeOf } from '../instance-type-table.ts';
import type { Instance } from '../instance.ts';

/** The record of an instance that another backend runs. */
export function mirroredInstance(
  answer: InstanceAnswer,
  id: string,
  reservationId: string,
  held: Instance | undefined,
  now: number,
): Instance {
  const type: string = answer.InstanceType ?? '';
  return {
    id,
    reservationId,
    launchIndex: answer.AmiLaunchIndex ?? 0,
    imageId: answer.ImageId ?? '',
    type,
    vcpus: typeOf(type)?.vcpus ?? vcpusOf(answer),
    keyName: answer.KeyName,
    tenancy: 'default',
    clientToken: answer.ClientToken,
    next: undefined,
    transitionReason: answer.StateTransitionReason ?? '',
    stateReason: undefined,
    profile: profileOf(answer, held, now),
    ebsOptimized: answer.EbsOptimized === true,
    detailedMonitoring: answer.Monitoring?.State === 'enabled',
    metadata: metadataOf(answer.MetadataOptions ?? {}),
    mirrored: true,
    ...machineOf(answer),
    ...keptOf(held, now),
  };
}

function machineOf({ Architecture, Placement, RootDeviceName }: InstanceAnswer) {
  return {
    architecture: Architecture === 'arm64' ? 'arm64' : 'x86_64',
    zone: Placement?.AvailabilityZone ?? '',
    rootDevice: RootDeviceName ?? '',
  } as const;
}

/** What a description does not tell: as it was, or as AWS launches. */
function keptOf(held: Instance | undefined, now: number) {
  return {
    // the backend may live in another time than the account's clock
    launchedAt: held?.launchedAt ?? now,
    bootedAt: held?.bootedAt,
    state: held?.state ?? 'pending',
    userData: held?.userData,
    terminationProtected: held?.terminationProtected === true,
    stopProtected: held?.stopProtected === true,
    shutdownBehavior: held?.shutdownBehavior ?? 'stop',
  } as const;
}

function metadataOf(options: InstanceMetadataOptionsResponse): Instance['metadata'] {
  return {
    httpTokens: options.HttpTokens ?? 'optional',
    hopLimit: options.HttpPutResponseHopLimit ?? 1,
    httpEndpoint: options.HttpEndpoint ?? 'enabled',
    instanceTags: options.InstanceMetadataTags ?? 'disabled',
  };
}

function vcpusOf({ CpuOptions }: InstanceAnswer): number {
  return (CpuOptions?.CoreCount ?? 0) * (CpuOptions?.ThreadsPerCore ?? 1);
}

function profileOf(
  { IamInstanceProfile: profile, InstanceId }: InstanceAnswer,
  held: Instance | undefined,
  now: number,
): Instance['profile'] {
  const arn = profile?.Arn;
  if (!arn) return undefined;
  if (held?.profile?.profileArn === arn) return held.profile;
  return {
    id: `iip-assoc-${InstanceId?.slice(2) ?? ''}`,
    profileName: arn.slice(arn.lastIndexOf('/') + 1),
    profileArn: arn,
    profileId: profile.Id ?? '',
    at: now,
  };
}
