import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

import type { ChecksumType, PutObjectRequest } from '@aws-sdk/client-s3';

import { AwsError } from '../../aws-error.ts';

type Algorithm = 'CRC32' | 'SHA1' | 'SHA256';
type Sent = Omit<PutObjectRequest, 'Body'>;

/** Checksum of an object as S3 keeps it beside the ETag: algorithm and value in base64. */
export interface Checksum {
  readonly algorithm: Algorithm;
  readonly value: string;
}

/** The members of an answer that carry a checksum. */
export interface ChecksumMembers {
  readonly ChecksumCRC32?: string;
  readonly ChecksumSHA1?: string;
  readonly ChecksumSHA256?: string;
  readonly ChecksumType: ChecksumType;
}

/** The MD5 of the body in double quotes, which is the ETag of an object that was put in one part without KMS. */
export function etagOf(body: Uint8Array): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}

/**
 * The checksum to keep: of the algorithm the caller chose, CRC32 otherwise. (The service itself would choose CRC-64/NVME;
 * the SDK for JavaScript always sends CRC32.) Throws BadDigest where a value that was sent does not fit the body, and
 * NotImplemented for the two algorithms that are not computed here, rather than take their value unchecked.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
 */
export function verifiedChecksum(input: Sent, body: Uint8Array): Checksum {
  refuseUncomputed(input);
  verifyMd5(input.ContentMD5, body);
  const sent = sentChecksum(input);
  const algorithm = sent?.algorithm ?? chosen(input.ChecksumAlgorithm);
  const value = digest(algorithm, body);
  if (sent && sent.value !== value) {
    throw new AwsError(
      'BadDigest',
      `The ${algorithm} you specified did not match the calculated checksum.`,
    );
  }
  return { algorithm, value };
}

/** The checksum as the members that an answer carries it in. */
export function checksumMembers({ algorithm, value }: Checksum): ChecksumMembers {
  const ChecksumType = 'FULL_OBJECT';
  switch (algorithm) {
    case 'CRC32':
      return { ChecksumCRC32: value, ChecksumType };
    case 'SHA1':
      return { ChecksumSHA1: value, ChecksumType };
    case 'SHA256':
      return { ChecksumSHA256: value, ChecksumType };
  }
}

function refuseUncomputed(input: Sent): void {
  const { ChecksumAlgorithm, ChecksumCRC32C, ChecksumCRC64NVME } = input;
  const named = ChecksumAlgorithm !== undefined && chosen(ChecksumAlgorithm) !== ChecksumAlgorithm;
  if (named || ChecksumCRC32C !== undefined || ChecksumCRC64NVME !== undefined) {
    throw new AwsError(
      'NotImplemented',
      'The embedded S3 computes CRC32, SHA1 and SHA256 only.',
      501,
    );
  }
}

function chosen(algorithm: string | undefined): Algorithm {
  return algorithm === 'SHA1' || algorithm === 'SHA256' ? algorithm : 'CRC32';
}

function sentChecksum(input: Sent): Checksum | undefined {
  const { ChecksumCRC32, ChecksumSHA1, ChecksumSHA256 } = input;
  if (ChecksumCRC32 !== undefined) return { algorithm: 'CRC32', value: ChecksumCRC32 };
  if (ChecksumSHA1 !== undefined) return { algorithm: 'SHA1', value: ChecksumSHA1 };
  return ChecksumSHA256 === undefined ? undefined : { algorithm: 'SHA256', value: ChecksumSHA256 };
}

function verifyMd5(sent: string | undefined, body: Uint8Array): void {
  if (sent === undefined) return;
  if (Buffer.from(sent, 'base64').length !== 16) {
    throw new AwsError('InvalidDigest', 'The Content-MD5 you specified was invalid.');
  }
  if (createHash('md5').update(body).digest('base64') !== sent) {
    throw new AwsError(
      'BadDigest',
      'The Content-MD5 you specified did not match what we received.',
    );
  }
}

function digest(algorithm: Algorithm, body: Uint8Array): string {
  if (algorithm !== 'CRC32') {
    return createHash(algorithm.toLowerCase()).update(body).digest('base64');
  }
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return bytes.toString('base64');
}
