import { createHash } from 'node:crypto';

/** A stand-in of the right form: AWS derives nobody knows what of nobody knows what. */
export function canonicalId(accountId: string): string {
  return createHash('sha256').update(`canonical ${accountId}`).digest('hex');
}
