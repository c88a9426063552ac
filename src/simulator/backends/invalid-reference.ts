import type { RunInstancesCommandInput } from '@aws-sdk/client-ec2';

import type { ClientCall } from '../../vocabulary/connection.ts';
import type { AccountState } from '../cloud/account.ts';

/**
 * What LocalStack accepts though it does not exist: RunInstances with an unknown key pair or instance profile.
 * The codes are AWS's: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export function invalidReference(
  { service, operation, input, region }: ClientCall,
  account: AccountState,
): { readonly code: string; readonly message: string } | undefined {
  if (service !== 'ec2' || operation !== 'RunInstances') return undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- follows from service and operation
  const { KeyName, IamInstanceProfile } = input as RunInstancesCommandInput;
  if (KeyName && !account.ec2.get(region)?.keyPairs.has(KeyName)) {
    return { code: 'InvalidKeyPair.NotFound', message: `The key pair '${KeyName}' does not exist` };
  }
  const profile = IamInstanceProfile?.Name;
  if (profile && !account.iam.instanceProfiles.get(profile)?.roles.size) {
    return {
      code: 'InvalidParameterValue',
      message: `Value (${profile}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name`,
    };
  }
  return undefined;
}
