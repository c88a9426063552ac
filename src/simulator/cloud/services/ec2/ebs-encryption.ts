import type {
  GetEbsDefaultKmsKeyIdRequest,
  GetEbsDefaultKmsKeyIdResult,
  GetEbsEncryptionByDefaultRequest,
  GetEbsEncryptionByDefaultResult,
} from '@aws-sdk/client-ec2';

import type { CallContext } from '../../operation.ts';
import { ec2State } from './region-state.ts';

export function getEbsEncryptionByDefault(
  _input: GetEbsEncryptionByDefaultRequest,
  context: CallContext,
): GetEbsEncryptionByDefaultResult {
  return { EbsEncryptionByDefault: ec2State(context).ebs.encryptedByDefault };
}

/** `alias/aws/ebs` until the account chooses a key of its own. */
export function getEbsDefaultKmsKeyId(
  _input: GetEbsDefaultKmsKeyIdRequest,
  context: CallContext,
): GetEbsDefaultKmsKeyIdResult {
  return { KmsKeyId: ec2State(context).ebs.defaultKmsKeyId };
}
