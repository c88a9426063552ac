import { CredentialsError } from '../../vocabulary/errors.ts';
import type { Known } from '../../vocabulary/facts.ts';
import { describeDenial, readDenial } from '../apis/denial.ts';
import { failureOf, type Failure } from './aws-failure.ts';

/**
 * Reads a fact. What AWS or the network refuses becomes unknown, with the actions that were needed if it was a denial;
 * credentials that expired meanwhile end the run, and a bug stays one.
 */
export async function attempt<T>(
  needs: readonly string[],
  read: () => Promise<T>,
): Promise<Known<T>> {
  try {
    return { value: await read() };
  } catch (error) {
    return unknownAfter(error, needs);
  }
}

/** Why a fact is unknown after an error; throws what is no answer of AWS's. */
export function unknownAfter(
  error: unknown,
  needs: readonly string[],
): { readonly unknown: string; readonly needs?: readonly string[] } {
  if (error instanceof CallBudgetError) return { unknown: error.message };
  const failure = failureOf(error);
  if (!failure) throw error;
  if (failure.kind === 'credentials') throw badCredentials(failure, error);
  return { unknown: sentence(failure, needs), ...(failure.kind === 'denied' && { needs }) };
}

/** Credentials that are missing, wrong or expired, with the way out that needs none. */
export function badCredentials(
  { name, message }: Pick<Failure, 'name' | 'message'>,
  cause: unknown,
): CredentialsError {
  const what =
    name === 'CredentialsProviderError'
      ? 'No AWS credentials were found'
      : 'AWS refuses the credentials';
  return new CredentialsError(
    `${what}: ${message}`,
    'Sign in (for example with aws sso login) or set AWS_PROFILE; without an account, try --target embedded.',
    { cause },
  );
}

/** The run has made as many calls as one check may make. */
export class CallBudgetError extends Error {
  override readonly name = 'CallBudgetError';
}

function sentence({ kind, name, message }: Failure, needs: readonly string[]): string {
  switch (kind) {
    case 'denied':
      return deniedText(message, needs);
    case 'undecided':
      return `whether the caller may is not decided: ${message}`;
    case 'throttled':
      return `AWS throttled the call (${name}); run the check again.`;
    case 'unreachable':
      return `the endpoint could not be reached (${message}).`;
    case 'not-offered':
      return `the endpoint does not know the operation (${name}).`;
    case 'region-disabled':
      return `the region does not know the credentials (${name}); it may not be enabled for the account.`;
    case 'credentials':
    case 'answered':
      return `AWS answered ${name}: ${message}`;
  }
}

function deniedText(message: string, needs: readonly string[]): string {
  const denial = readDenial(message);
  const action = denial.action ?? needs.join(', ');
  return `the caller may not call ${action || 'it'} (${describeDenial(denial)}).`;
}
