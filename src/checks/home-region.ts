/**
 * Where a partition keeps what belongs to the account as a whole: IAM, the quotas of IAM and S3.
 * Source: https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-iam.html
 */
export function homeRegion(partition: string): string {
  switch (partition) {
    case 'aws-us-gov':
      return 'us-gov-west-1';
    case 'aws-cn':
      return 'cn-north-1';
    default:
      return 'us-east-1';
  }
}
