import type {
  CreateAliasRequest,
  CreateKeyRequest,
  CreateKeyResponse,
  DescribeKeyRequest,
  DescribeKeyResponse,
  GetKeyPolicyRequest,
  GetKeyPolicyResponse,
  KeyMetadata,
  ListAliasesRequest,
  ListAliasesResponse,
  ListKeysRequest,
  ListKeysResponse,
} from '@aws-sdk/client-kms';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import type { KmsAlias, KmsKey } from '../kms-state.ts';
import { findKey } from './find-key.ts';
import { makeKey } from './make-key.ts';
import { pageOf } from './page.ts';
import { kmsOf } from './region.ts';

/** Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html */
export function createKey(input: CreateKeyRequest, context: CallContext): CreateKeyResponse {
  if (input.Policy !== undefined && !isJsonObject(input.Policy)) {
    throw new AwsError('MalformedPolicyDocumentException', 'The new key policy is not valid JSON.');
  }
  return { KeyMetadata: metadataOf(makeKey(input, context), context) };
}

/** By id, ARN or alias; makes the AWS managed key that an alias stands for. */
export function describeKey(
  { KeyId }: DescribeKeyRequest,
  context: CallContext,
): DescribeKeyResponse {
  return { KeyMetadata: metadataOf(findKey(KeyId, context), context) };
}

/** Limit 1 to 1000, default 100. Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html */
export function listKeys(input: ListKeysRequest, context: CallContext): ListKeysResponse {
  const all = [...kmsOf(context).keys.values()];
  const { items, ...paging } = pageOf(all, input, { default: 100, max: 1000 });
  return { Keys: items.map(({ id, arn }) => ({ KeyId: id, KeyArn: arn })), ...paging };
}

/** Limit 1 to 100, default 50. Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html */
export function listAliases(input: ListAliasesRequest, context: CallContext): ListAliasesResponse {
  const { account, region } = context;
  const of = input.KeyId === undefined ? undefined : findKey(input.KeyId, context).id;
  const all = [...kmsOf(context).aliases.values()].filter(
    ({ keyId }) => of === undefined || keyId === of,
  );
  const { items, ...paging } = pageOf(all, input, { default: 50, max: 100 });
  const prefix = `arn:${account.partition}:kms:${region}:${account.id}:`;
  return {
    Aliases: items.map(({ name, keyId, createdAt }: KmsAlias) => ({
      AliasName: name,
      AliasArn: prefix + name,
      ...(keyId === undefined
        ? {}
        : {
            TargetKeyId: keyId,
            CreationDate: new Date(createdAt),
            LastUpdatedDate: new Date(createdAt),
          }),
    })),
    ...paging,
  };
}

/** Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html */
export function createAlias(input: CreateAliasRequest, context: CallContext): object {
  const name = input.AliasName ?? '';
  const { aliases } = kmsOf(context);
  if (!/^alias\/[a-zA-Z0-9/_-]{1,250}$/.test(name)) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${name}' at 'aliasName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^alias/[a-zA-Z0-9/_-]+$`,
    );
  }
  if (name.startsWith('alias/aws/')) throw new AwsError('NotAuthorizedException', '');
  if (aliases.has(name)) {
    const { account, region } = context;
    const arn = `arn:${account.partition}:kms:${region}:${account.id}:${name}`;
    throw new AwsError('AlreadyExistsException', `An alias with the name ${arn} already exists`);
  }
  const key = findKey(input.TargetKeyId, context);
  aliases.set(name, { name, keyId: key.id, createdAt: context.account.clock.now() });
  return {};
}

/** A key has one policy, called `default`. */
export function getKeyPolicy(
  { KeyId, PolicyName = 'default' }: GetKeyPolicyRequest,
  context: CallContext,
): GetKeyPolicyResponse {
  const { policy } = findKey(KeyId, context);
  if (PolicyName !== 'default') throw new AwsError('NotFoundException', 'No such policy exists');
  return { Policy: policy, PolicyName };
}

function metadataOf(key: KmsKey, { account }: CallContext): KeyMetadata {
  return {
    AWSAccountId: account.id,
    KeyId: key.id,
    Arn: key.arn,
    CreationDate: new Date(key.createdAt),
    Enabled: key.enabled,
    Description: key.description,
    KeyUsage: key.usage,
    KeyState: key.enabled ? 'Enabled' : 'Disabled',
    Origin: 'AWS_KMS',
    KeyManager: key.manager,
    KeySpec: key.spec,
    MultiRegion: key.multiRegion,
    ...(key.spec === 'SYMMETRIC_DEFAULT' ? { EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'] } : {}),
  };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
