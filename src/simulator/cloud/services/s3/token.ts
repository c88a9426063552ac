import { AwsError } from '../../aws-error.ts';

/** A continuation token names the last key of the page before, in a form nobody should read. */
export function toToken(last: string): string {
  return Buffer.from(last).toString('base64url');
}

/** Throws InvalidArgument for what `toToken` did not make. */
export function fromToken(token: string | undefined): string | undefined {
  if (token === undefined) return undefined;
  if (!/^[A-Za-z0-9_-]+$/.test(token)) {
    throw new AwsError('InvalidArgument', 'The continuation token provided is incorrect');
  }
  return Buffer.from(token, 'base64url').toString();
}
