import { AwsError } from '../../aws-error.ts';

/**
 * Region in which a bucket will be, of the constraint in the request and the region of the endpoint that was asked.
 * us-east-1 takes any region but its own name; every other endpoint only its own region, which must be named.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
 */
export function placeOf(constraint: string | undefined, endpoint: string): string {
  if (constraint === 'us-east-1') {
    throw new AwsError(
      'InvalidLocationConstraint',
      'The specified location-constraint is not valid',
    );
  }
  const wanted = constraint === 'EU' ? 'eu-west-1' : constraint;
  if (endpoint === 'us-east-1') return wanted ?? endpoint;
  if (wanted === endpoint) return endpoint;
  throw new AwsError(
    'IllegalLocationConstraintException',
    `The ${constraint ?? 'unspecified'} location constraint is incompatible for the region specific endpoint this request was sent to.`,
  );
}
