import { createHash } from 'node:crypto';

import type { AccountState } from '../../account.ts';

/** What a unique id is of. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes */
export type EntityPrefix = 'AIDA' | 'AGPA' | 'AROA' | 'ANPA' | 'AIPA';

/** A unique id that has not been given out: the prefix and 17 characters that follow from account and count. */
export function newId(account: AccountState, prefix: EntityPrefix): string {
  const bits = nextBits(account);
  return prefix + base32(bits, 16) + base32(bits & 31n, 1);
}

/** An access key id: of a user's long-term key, or of a session. */
export function newAccessKeyId(account: AccountState, prefix: 'AKIA' | 'ASIA'): string {
  return prefix + base32(nextBits(account), 16);
}

/** Made up from the key's id: it opens nothing. 40 characters, as AWS's. */
export function secretOf(accessKeyId: string): string {
  return createHash('sha256').update(`secret of ${accessKeyId}`).digest('base64').slice(0, 40);
}

/**
 * The account that an access key id names, as sts:GetAccessKeyInfo reads it out of the id itself; undefined for an id of
 * another form. AWS does not document where the account's bits are; for keys of the new generation (first bit set) it was
 * found here: https://labs.withsecure.com/publications/a-bitwise-analysis-of-aws-access-key-identifiers.html
 */
export function accountOfAccessKeyId(id: string): string | undefined {
  if (!/^A(?:KI|SI)A[A-Z2-7]{16}$/.test(id)) return undefined;
  let bits = 0n;
  for (const letter of id.slice(4)) bits = bits * 32n + BigInt(alphabet.indexOf(letter));
  if (bits < newGeneration) return undefined;
  return ((bits >> accountShift) & accountMask).toString().padStart(12, '0');
}

/** Letters of base32: https://www.rfc-editor.org/rfc/rfc4648#section-6 */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Of the 80 bits: the first is set, the next 40 are the account's number, the rest tells ids apart. */
const newGeneration = 1n << 79n;
const accountShift = 39n;
const accountMask = (1n << 40n) - 1n;
const serialMask = (1n << accountShift) - 1n;
/** Odd, so that multiplying by it modulo a power of two gives every serial its own value. */
const spread = 0x3779b97f4a7c15n;

function nextBits({ id, iam }: AccountState): bigint {
  iam.issued += 1;
  const serial = (BigInt(iam.issued) * spread) & serialMask;
  return newGeneration | (BigInt(id) << accountShift) | serial;
}

function base32(value: bigint, length: number): string {
  let rest = value;
  let text = '';
  for (let index = 0; index < length; index += 1) {
    text = alphabet.charAt(Number(rest & 31n)) + text;
    rest >>= 5n;
  }
  return text;
}
