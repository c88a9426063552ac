/**
 * Partitions of AWS, which an ARN names first. Read 2026-11-25 from the partition data of the AWS SDK for JavaScript
 * (@aws-sdk/core); in words: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export const partitions: readonly string[] = [
  'aws',
  'aws-cn',
  'aws-us-gov',
  'aws-eusc',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
];
