import type {
  DescribeTrailsRequest,
  DescribeTrailsResponse,
  LookupEventsRequest,
  LookupEventsResponse,
} from '@aws-sdk/client-cloudtrail';

import { AwsError } from '../../aws-error.ts';
import type { Operations } from '../../operation.ts';

/** The account has no trail; an empty list is the answer then. */
export const operations = {
  DescribeTrails: (_input: DescribeTrailsRequest): DescribeTrailsResponse => ({ trailList: [] }),

  /** Calls of the embedded cloud are not recorded. Source of the bounds: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html */
  LookupEvents: ({ MaxResults, StartTime, EndTime }: LookupEventsRequest): LookupEventsResponse => {
    if (MaxResults !== undefined && (MaxResults < 1 || MaxResults > 50)) {
      throw new AwsError(
        'InvalidMaxResultsException',
        'The maximum number of results must be between 1 and 50.',
      );
    }
    if (StartTime && EndTime && StartTime > EndTime) {
      throw new AwsError(
        'InvalidTimeRangeException',
        'The start time must be before the end time.',
      );
    }
    return { Events: [] };
  },
} satisfies Operations;
