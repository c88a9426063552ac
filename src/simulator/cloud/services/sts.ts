import type {
  DecodeAuthorizationMessageRequest,
  DecodeAuthorizationMessageResponse,
  GetAccessKeyInfoRequest,
  GetAccessKeyInfoResponse,
  GetCallerIdentityResponse,
  GetSessionTokenRequest,
  GetSessionTokenResponse,
} from '@aws-sdk/client-sts';

import { AwsError } from '../aws-error.ts';
import type { CallContext, Operations } from '../operation.ts';
import { accountOfAccessKeyId } from './iam/ids.ts';
import { requireDuration, text } from './sts/assume-role-input.ts';
import { assumeRole } from './sts/assume-role.ts';
import { decodeAuthorizationMessage } from './sts/authorization-message.ts';
import { callerOf } from './sts/caller.ts';
import { newSession } from './sts/new-session.ts';

export const operations = {
  AssumeRole: assumeRole,
  DecodeAuthorizationMessage: decode,
  GetAccessKeyInfo: getAccessKeyInfo,
  GetCallerIdentity: getCallerIdentity,
  GetSessionToken: getSessionToken,
} satisfies Operations;

/** Needs no permission, and none can be denied: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
function getCallerIdentity(_: object, context: CallContext): GetCallerIdentityResponse {
  const { arn, userId } = callerOf(context);
  return { UserId: userId, Account: context.account.id, Arn: arn };
}

/**
 * A session of a user, with the user's permissions. Second factors are not kept here, so a token code is refused.
 * Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
 */
function getSessionToken(
  input: GetSessionTokenRequest,
  context: CallContext,
): GetSessionTokenResponse {
  requireDuration(input.DurationSeconds, 129_600);
  const caller = callerOf(context);
  if (caller.kind === 'session') {
    throw new AwsError('AccessDenied', 'Cannot call GetSessionToken with session credentials', 403);
  }
  if (input.SerialNumber !== undefined || input.TokenCode !== undefined) {
    throw new AwsError(
      'AccessDenied',
      'MultiFactorAuthentication failed, unable to validate MFA code. Please verify your MFA serial number is valid and associated with this user.',
      403,
    );
  }
  const { arn, userId } = caller;
  const seconds = input.DurationSeconds ?? 43_200;
  return { Credentials: newSession(context.account, seconds, { arn, principalArn: arn, userId }) };
}

function getAccessKeyInfo({ AccessKeyId }: GetAccessKeyInfoRequest): GetAccessKeyInfoResponse {
  const id = text(AccessKeyId, 'accessKeyId', {
    min: 16,
    max: 128,
    pattern: /^\w*$/,
    shown: '[\\w]*',
  });
  const Account = accountOfAccessKeyId(id);
  if (Account === undefined) {
    throw new AwsError(
      'ValidationError',
      `Access key id ${id} names no account that is known here.`,
    );
  }
  return { Account };
}

function decode({
  EncodedMessage,
}: DecodeAuthorizationMessageRequest): DecodeAuthorizationMessageResponse {
  const encoded = text(EncodedMessage, 'encodedMessage', { min: 1, max: 10_240 });
  const DecodedMessage = decodeAuthorizationMessage(encoded);
  if (DecodedMessage === undefined) {
    throw new AwsError('InvalidAuthorizationMessageException', 'Message is not valid.');
  }
  return { DecodedMessage };
}
