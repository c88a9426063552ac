import type {
  DescribeConfigurationRecordersRequest,
  DescribeConfigurationRecordersResponse,
} from '@aws-sdk/client-config-service';

import { AwsError } from '../../aws-error.ts';
import type { Operations } from '../../operation.ts';

/** AWS Config is not set up in the account: no recorder, and one that is named is not there. */
export const operations = {
  DescribeConfigurationRecorders: ({
    ConfigurationRecorderNames: [name] = [],
  }: DescribeConfigurationRecordersRequest): DescribeConfigurationRecordersResponse => {
    if (name !== undefined) {
      throw new AwsError(
        'NoSuchConfigurationRecorderException',
        `Cannot find configuration recorder with the specified name '${name}'.`,
      );
    }
    return { ConfigurationRecorders: [] };
  },
} satisfies Operations;
