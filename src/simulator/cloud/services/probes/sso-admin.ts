import type { ListInstancesRequest, ListInstancesResponse } from '@aws-sdk/client-sso-admin';

import { AwsError } from '../../aws-error.ts';
import type { Operations } from '../../operation.ts';

/** No instance of IAM Identity Center is visible from the account. Source of the bounds: https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_ListInstances.html */
export const operations = {
  ListInstances: ({ MaxResults }: ListInstancesRequest): ListInstancesResponse => {
    if (MaxResults !== undefined && (MaxResults < 1 || MaxResults > 100)) {
      const rule = MaxResults < 1 ? 'greater than or equal to 1' : 'less than or equal to 100';
      throw new AwsError(
        'ValidationException',
        `1 validation error detected: Value '${MaxResults}' at 'maxResults' failed to satisfy constraint: Member must have value ${rule}`,
      );
    }
    return { Instances: [] };
  },
} satisfies Operations;
