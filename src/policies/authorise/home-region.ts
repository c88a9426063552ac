/**
 * The region in which a partition's global services, IAM among them, have their endpoint; undefined for a partition that
 * the product does not run in. Source: https://docs.aws.amazon.com/general/latest/gr/iam-service.html
 */
export function homeRegion(partition: string): string | undefined {
  return Object.hasOwn(homeRegions, partition) ? homeRegions[partition] : undefined;
}

const homeRegions: Readonly<Record<string, string>> = {
  aws: 'us-east-1',
  'aws-us-gov': 'us-gov-west-1',
};
