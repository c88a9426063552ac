import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { findUsableKey } from '../kms/find-key.ts';
import { ec2State } from './region-state.ts';
import type { VolumeSettings } from './volume-settings.ts';

/** The key that a volume would be encrypted with. */
interface VolumeKey {
  /** Undefined for a volume in the clear. */
  readonly arn: string | undefined;
  /** False for a key that is not there or not enabled: EC2 accepts the request and fails afterwards. */
  readonly usable: boolean;
}

/**
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html ("AWS authenticates the KMS key
 * asynchronously"). The account's default key is believed to be there even if the KMS of the account does not show it.
 */
export function volumeKey({ kmsKeyId }: VolumeSettings, context: CallContext): VolumeKey {
  if (kmsKeyId === undefined) return { arn: undefined, usable: true };
  try {
    return { arn: findUsableKey(kmsKeyId, context).arn, usable: true };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const isDefault = kmsKeyId === ec2State(context).ebs.defaultKmsKeyId;
    return {
      arn: spelt(kmsKeyId, context),
      usable: isDefault && error.code === 'NotFoundException',
    };
  }
}

function spelt(keyId: string, { account, region }: CallContext): string {
  if (keyId.startsWith('arn:')) return keyId;
  const resource = keyId.startsWith('alias/') ? keyId : `key/${keyId}`;
  return `arn:${account.partition}:kms:${region}:${account.id}:${resource}`;
}
