import type { ListIndexesInput, ListIndexesOutput } from '@aws-sdk/client-resource-explorer-2';

import { AwsError } from '../../aws-error.ts';
import type { Operations } from '../../operation.ts';

/** Resource Explorer is off: there is no index. Source of the bounds: https://docs.aws.amazon.com/resource-explorer/latest/apireference/API_ListIndexes.html */
export const operations = {
  ListIndexes: ({ MaxResults }: ListIndexesInput): ListIndexesOutput => {
    if (MaxResults !== undefined && (MaxResults < 1 || MaxResults > 100)) {
      const rule = MaxResults < 1 ? 'greater than or equal to 1' : 'less than or equal to 100';
      throw new AwsError(
        'ValidationException',
        `1 validation error detected: Value at 'maxResults' failed to satisfy constraint: Member must have value ${rule}`,
      );
    }
    return { Indexes: [] };
  },
} satisfies Operations;
