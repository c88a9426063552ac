/** Day on which the regions were read: one that AWS opened later is not among them. */
export const regionsAsOf = '2026-11-25';

/**
 * Regions of all partitions. From the partition data of the AWS SDK for JavaScript (@aws-sdk/core); in words:
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
export const regions: readonly string[] = [
  'us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 ca-west-1 mx-central-1 sa-east-1 sa-west-1',
  'eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3',
  'af-south-1 il-central-1 me-central-1 me-south-1 me-west-1',
  'ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2',
  'ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7',
  'us-gov-east-1 us-gov-west-1 cn-north-1 cn-northwest-1 eusc-de-east-1',
  'us-iso-east-1 us-iso-west-1 us-isob-east-1 us-isob-west-1 eu-isoe-west-1 us-isof-east-1 us-isof-south-1',
].flatMap((line) => line.split(' '));

/** The partition of a region, by how its name begins. Source: the same. */
export function partitionOf(region: string): string {
  return BEGINNINGS.find(([beginning]) => region.startsWith(beginning))?.[1] ?? 'aws';
}

const BEGINNINGS: readonly (readonly [string, string])[] = [
  ['us-gov-', 'aws-us-gov'],
  ['cn-', 'aws-cn'],
  ['eusc-', 'aws-eusc'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
];
