import {
  DescribeInstanceTypesCommand,
  DescribeRegionsCommand,
  GetEbsEncryptionByDefaultCommand,
} from '@aws-sdk/client-ec2';

import type { Known, RegionFacts } from '../../vocabulary/facts.ts';
import { attempt } from './attempt.ts';
import { failureOf } from './aws-failure.ts';
import type { Caller, Reading } from './reading.ts';

/** Settings of the plan's region. */
export async function readRegion(reading: Reading, caller: Caller): Promise<RegionFacts> {
  const [optedIn, ebsEncryptionByDefault, instanceType] = await Promise.all([
    readOptIn(reading, caller),
    readEncryption(reading),
    readInstanceType(reading),
  ]);
  return { optedIn, ebsEncryptionByDefault, instanceType };
}

/**
 * A region that answers is enabled, so the list of regions, which organisations like to deny, is asked only to be sure.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Region.html
 */
async function readOptIn(
  reading: Reading,
  { regionDisabled }: Caller,
): Promise<RegionFacts['optedIn']> {
  if (regionDisabled) return { value: false };
  const { clients, slot, signal, connection } = reading;
  const RegionNames = [connection.region];
  const asked = await attempt(['ec2:DescribeRegions'], async () => {
    const ec2 = await clients.get('ec2');
    const command = new DescribeRegionsCommand({ RegionNames, AllRegions: true });
    try {
      const { Regions = [] } = await slot(() => ec2.send(command, { abortSignal: signal }));
      const region = Regions.find(({ RegionName }) => RegionName === connection.region);
      return region !== undefined && region.OptInStatus !== 'not-opted-in';
    } catch (error) {
      if (failureOf(error)?.kind === 'region-disabled') return false;
      throw error;
    }
  });
  // Its STS answered: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html
  return 'unknown' in asked ? { value: true } : asked;
}

function readEncryption({ clients, slot, signal }: Reading): Promise<Known<boolean>> {
  return attempt(['ec2:GetEbsEncryptionByDefault'], async () => {
    const ec2 = await clients.get('ec2');
    const command = new GetEbsEncryptionByDefaultCommand({});
    const { EbsEncryptionByDefault } = await slot(() => ec2.send(command, { abortSignal: signal }));
    return EbsEncryptionByDefault === true;
  });
}

/** A filter finds nothing where a type that the region does not offer would be an error. */
function readInstanceType({
  clients,
  plan,
  slot,
  signal,
}: Reading): Promise<RegionFacts['instanceType']> {
  return attempt(['ec2:DescribeInstanceTypes'], async () => {
    const ec2 = await clients.get('ec2');
    const Filters = [{ Name: 'instance-type', Values: [plan.instanceType] }];
    const command = new DescribeInstanceTypesCommand({ Filters });
    const { InstanceTypes = [] } = await slot(() => ec2.send(command, { abortSignal: signal }));
    const type = InstanceTypes.find(({ InstanceType }) => InstanceType === plan.instanceType);
    return {
      offered: type !== undefined,
      vcpus: type?.VCpuInfo?.DefaultVCpus ?? 0,
      architectures: type?.ProcessorInfo?.SupportedArchitectures ?? [],
    };
  });
}
