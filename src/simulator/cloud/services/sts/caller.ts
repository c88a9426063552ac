import type { AccountState } from '../../account.ts';
import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import type { IamSession, IamUser } from '../iam/state.ts';

/** Who signed a request. */
export type Caller =
  | { readonly kind: 'user'; readonly arn: string; readonly userId: string; readonly user: IamUser }
  | {
      readonly kind: 'session';
      readonly arn: string;
      readonly userId: string;
      readonly session: IamSession;
    };

/**
 * The caller by the access key id of the signature. Throws AWS's errors for a request without signature, with a key that
 * nobody has or that is inactive, or of an expired session.
 * Source: https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
export function callerOf({ account, accessKeyId }: CallContext): Caller {
  if (accessKeyId === undefined) {
    throw new AwsError(
      'MissingAuthenticationToken',
      'Request is missing Authentication Token',
      403,
    );
  }
  const session = account.iam.sessions.get(accessKeyId);
  if (session) return callerOfSession(account, session);
  for (const user of account.iam.users.values()) {
    const key = user.accessKeys.find(({ id }) => id === accessKeyId);
    if (key?.active) return { kind: 'user', arn: user.arn, userId: user.id, user };
  }
  throw new AwsError(
    'InvalidClientTokenId',
    'The security token included in the request is invalid.',
    403,
  );
}

function callerOfSession({ clock }: AccountState, session: IamSession): Caller {
  if (session.expires <= clock.now()) {
    throw new AwsError(
      'ExpiredToken',
      'The security token included in the request is expired',
      403,
    );
  }
  return { kind: 'session', arn: session.arn, userId: session.userId, session };
}
