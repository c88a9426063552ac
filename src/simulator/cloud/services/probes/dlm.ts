import type {
  GetLifecyclePoliciesRequest,
  GetLifecyclePoliciesResponse,
} from '@aws-sdk/client-dlm';

import { AwsError } from '../../aws-error.ts';
import type { Operations } from '../../operation.ts';

/** The account has no lifecycle policy; one that is named is not there. Source: https://docs.aws.amazon.com/dlm/latest/APIReference/API_GetLifecyclePolicies.html */
export const operations = {
  GetLifecyclePolicies: ({
    PolicyIds: [id] = [],
  }: GetLifecyclePoliciesRequest): GetLifecyclePoliciesResponse => {
    if (id !== undefined) {
      throw new AwsError(
        'ResourceNotFoundException',
        `The requested policy ${id} does not exist.`,
        404,
      );
    }
    return { Policies: [] };
  },
} satisfies Operations;
