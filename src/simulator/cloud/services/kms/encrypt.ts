import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import type {
  DataKeySpec,
  DecryptRequest,
  DecryptResponse,
  EncryptRequest,
  EncryptResponse,
  GenerateDataKeyRequest,
  GenerateDataKeyResponse,
  GenerateDataKeyWithoutPlaintextRequest,
  GenerateDataKeyWithoutPlaintextResponse,
} from '@aws-sdk/client-kms';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import type { KmsKey } from '../kms-state.ts';
import { requireNoDryRun } from './dry-run.ts';
import { findUsableKey } from './find-key.ts';
import { kmsOf } from './region.ts';

type EncryptionContext = Record<string, string> | undefined;

const algorithm = 'SYMMETRIC_DEFAULT';
const ivLength = 12;
const tagLength = 16;
const longestPlaintext = 4096;

/** Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html */
export function encrypt(input: EncryptRequest, context: CallContext): EncryptResponse {
  const key = findUsableKey(input.KeyId, context);
  const plaintext = input.Plaintext ?? new Uint8Array();
  if (plaintext.length < 1 || plaintext.length > longestPlaintext) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length ${plaintext.length < 1 ? 'greater than or equal to 1' : `less than or equal to ${longestPlaintext}`}`,
    );
  }
  requireNoDryRun(input.DryRun);
  return {
    CiphertextBlob: seal(key, plaintext, input.EncryptionContext),
    KeyId: key.arn,
    EncryptionAlgorithm: algorithm,
  };
}

/** The ciphertext names its key, so none need be given; one that is given must be that key. */
export function decrypt(input: DecryptRequest, context: CallContext): DecryptResponse {
  const blob = Buffer.from(input.CiphertextBlob ?? []);
  const id = blob.subarray(1, 1 + (blob[0] ?? 0)).toString();
  const named = input.KeyId === undefined ? undefined : findUsableKey(input.KeyId, context);
  const key = kmsOf(context).keys.get(id);
  if (!key) throw new AwsError('InvalidCiphertextException', '');
  if (named && named.id !== id) {
    throw new AwsError(
      'IncorrectKeyException',
      'The key ID in the request does not identify a CMK that can perform this operation.',
    );
  }
  findUsableKey(id, context);
  requireNoDryRun(input.DryRun);
  const Plaintext = open(key, blob.subarray(1 + id.length), input.EncryptionContext);
  return { KeyId: key.arn, Plaintext, EncryptionAlgorithm: algorithm };
}

/** A new key, in the clear and sealed. */
export function generateDataKey(
  input: GenerateDataKeyRequest,
  context: CallContext,
): GenerateDataKeyResponse {
  const key = findUsableKey(input.KeyId, context);
  const Plaintext = randomBytes(dataKeyLength(input));
  requireNoDryRun(input.DryRun);
  return {
    CiphertextBlob: seal(key, Plaintext, input.EncryptionContext),
    Plaintext,
    KeyId: key.arn,
  };
}

/** A new key, sealed only. */
export function generateDataKeyWithoutPlaintext(
  input: GenerateDataKeyWithoutPlaintextRequest,
  context: CallContext,
): GenerateDataKeyWithoutPlaintextResponse {
  const { CiphertextBlob, KeyId } = generateDataKey(input, context);
  return { CiphertextBlob, KeyId };
}

/** Either a spec or 1 to 1024 bytes. Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html */
function dataKeyLength({
  KeySpec,
  NumberOfBytes,
}: {
  readonly KeySpec?: DataKeySpec | undefined;
  readonly NumberOfBytes?: number | undefined;
}): number {
  if ((KeySpec === undefined) === (NumberOfBytes === undefined)) {
    throw new AwsError('ValidationException', 'Please specify either number of bytes or key spec.');
  }
  if (KeySpec !== undefined) return KeySpec === 'AES_128' ? 16 : 32;
  const length = NumberOfBytes ?? 0;
  if (length >= 1 && length <= 1024) return length;
  const rule = length < 1 ? 'greater than or equal to 1' : 'less than or equal to 1024';
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${length}' at 'numberOfBytes' failed to satisfy constraint: Member must have value ${rule}`,
  );
}

/** Length of the key's id, the id, IV, tag, ciphertext; the encryption context is bound to it but not part of it. */
function seal(key: KmsKey, plaintext: Uint8Array, bound: EncryptionContext): Uint8Array {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key.material, iv).setAAD(canonical(bound));
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const id = Buffer.from(key.id);
  return Buffer.concat([Buffer.of(id.length), id, iv, cipher.getAuthTag(), sealed]);
}

function open(key: KmsKey, sealed: Buffer, bound: EncryptionContext): Uint8Array {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.material, sealed.subarray(0, ivLength))
      .setAAD(canonical(bound))
      .setAuthTag(sealed.subarray(ivLength, ivLength + tagLength));
    return Buffer.concat([
      decipher.update(sealed.subarray(ivLength + tagLength)),
      decipher.final(),
    ]);
  } catch {
    throw new AwsError('InvalidCiphertextException', '');
  }
}

function canonical(bound: EncryptionContext): Buffer {
  return Buffer.from(
    JSON.stringify(Object.entries(bound ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  );
}
