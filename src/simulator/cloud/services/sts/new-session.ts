import { createHash } from 'node:crypto';

import type { Credentials } from '@aws-sdk/client-sts';

import type { AccountState } from '../../account.ts';
import { newAccessKeyId, secretOf } from '../iam/ids.ts';
import type { IamSession } from '../iam/state.ts';

/** Gives out temporary credentials that last `seconds`. They are made up and open nothing. */
export function newSession(
  account: AccountState,
  seconds: number,
  who: Pick<IamSession, 'arn' | 'principalArn' | 'userId' | 'policies'>,
): Credentials {
  const id = newAccessKeyId(account, 'ASIA');
  const session: IamSession = {
    ...who,
    secret: secretOf(id),
    token: createHash('sha512').update(`token of ${id}`).digest('base64'),
    expires: account.clock.now() + seconds * 1000,
  };
  account.iam.sessions.set(id, session);
  return {
    AccessKeyId: id,
    SecretAccessKey: session.secret,
    SessionToken: session.token,
    Expiration: new Date(session.expires),
  };
}
