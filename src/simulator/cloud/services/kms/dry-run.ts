import { AwsError } from '../../aws-error.ts';

/**
 * A dry run that would have worked is told as an error, after all that can be wrong with the request was looked at.
 * Source: https://docs.aws.amazon.com/kms/latest/developerguide/testing-permissions.html
 */
export function requireNoDryRun(dryRun: boolean | undefined): void {
  if (dryRun) {
    throw new AwsError(
      'DryRunOperationException',
      'The request would have succeeded, but the DryRun option is set.',
      412,
    );
  }
}
