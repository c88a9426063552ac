import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import type { KmsAlias, KmsKey } from '../kms-state.ts';
import { makeAwsManagedKey } from './make-key.ts';
import { kmsOf } from './region.ts';

/**
 * The key behind a key id, key ARN, alias name or alias ARN. Throws NotFoundException in AWS's words.
 * Source: https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id
 */
export function findKey(given: string | undefined, context: CallContext): KmsKey {
  if (!given) {
    throw new AwsError(
      'ValidationException',
      "1 validation error detected: Value null at 'keyId' failed to satisfy constraint: Member must not be null",
    );
  }
  const prefix = `arn:${context.account.partition}:kms:${context.region}:${context.account.id}:`;
  const local = given.startsWith(prefix) ? given.slice(prefix.length) : given;
  if (local.startsWith('alias/')) return keyOfAlias(local, prefix, context);
  const id = local.startsWith('key/') ? local.slice('key/'.length) : local;
  const key = kmsOf(context).keys.get(id);
  if (key) return key;
  const name = given.startsWith('arn:') ? given : `${prefix}key/${given}`;
  throw new AwsError('NotFoundException', `Key '${name}' does not exist`);
}

/** The same, and fit to encrypt with. */
export function findUsableKey(given: string | undefined, context: CallContext): KmsKey {
  const key = findKey(given, context);
  if (!key.enabled) throw new AwsError('DisabledException', `${key.arn} is disabled.`);
  if (key.usage !== 'ENCRYPT_DECRYPT' || key.spec !== 'SYMMETRIC_DEFAULT') {
    throw new AwsError(
      'InvalidKeyUsageException',
      `${key.arn} key usage is ${key.usage} which is not valid for this operation.`,
    );
  }
  return key;
}

function keyOfAlias(name: string, prefix: string, context: CallContext): KmsKey {
  const state = kmsOf(context);
  const alias = state.aliases.get(name);
  if (!alias) throw new AwsError('NotFoundException', `Alias ${prefix}${name} is not found.`);
  const key = alias.keyId === undefined ? firstUse(alias, context) : state.keys.get(alias.keyId);
  if (!key) throw new AwsError('NotFoundException', `Alias ${prefix}${name} is not found.`);
  return key;
}

/** AWS makes its managed key when it is first used. Source: https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-key */
function firstUse(alias: KmsAlias, context: CallContext): KmsKey {
  const key = makeAwsManagedKey(alias.name, context);
  alias.keyId = key.id;
  alias.createdAt = key.createdAt;
  return key;
}
