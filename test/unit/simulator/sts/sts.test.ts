import { beforeEach, describe, expect, it } from 'vitest';

import type { AccountState } from '../../../../src/simulator/cloud/account.ts';
import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { layersOf } from '../../../../src/simulator/cloud/services/iam/principal-layers.ts';
import { operations as sts } from '../../../../src/simulator/cloud/services/sts.ts';
import { encodeAuthorizationMessage } from '../../../../src/simulator/cloud/services/sts/authorization-message.ts';
import { accountId, start, wait } from '../../../fixtures/embedded-cloud/account.ts';
import { iam, policy, refusal, setUp, userArn } from '../iam/setup.ts';

let account: AccountState;
/** Calls of the user anna. */
let anna: CallContext;

beforeEach(() => {
  const made = setUp();
  account = made.account;
  iam.CreateUser({ UserName: 'anna' }, made.context);
  const { AccessKey } = iam.CreateAccessKey({ UserName: 'anna' }, made.context);
  anna = { ...made.context, accessKeyId: AccessKey?.AccessKeyId };
});

describe('GetCallerIdentity', () => {
  it('names the user of the key', () => {
    expect(sts.GetCallerIdentity({}, anna)).toEqual({
      Account: accountId,
      Arn: userArn('anna'),
      UserId: account.iam.users.get('anna')?.id,
    });
  });

  it.each([
    [
      'a key that nobody has',
      'AKIANOBODYNOBODYNOBO',
      'InvalidClientTokenId',
      'The security token included in the request is invalid.',
    ],
    [
      'no signature',
      undefined,
      'MissingAuthenticationToken',
      'Request is missing Authentication Token',
    ],
  ])('refuses %s', (_, accessKeyId, code, message) => {
    expect(refusal(() => sts.GetCallerIdentity({}, { ...anna, accessKeyId }))).toEqual({
      code,
      message,
      status: 403,
    });
  });

  it('refuses an inactive key', () => {
    iam.UpdateAccessKey(
      { UserName: 'anna', AccessKeyId: anna.accessKeyId, Status: 'Inactive' },
      anna,
    );
    expect(refusal(() => sts.GetCallerIdentity({}, anna)).code).toBe('InvalidClientTokenId');
  });
});

describe('GetSessionToken', () => {
  it('gives out credentials that are the user until they expire', async () => {
    const { Credentials } = sts.GetSessionToken({ DurationSeconds: 900 }, anna);
    expect(Credentials).toEqual({
      AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
      SecretAccessKey: expect.stringMatching(/^.{40}$/),
      SessionToken: expect.stringMatching(/^.{88}$/),
      Expiration: new Date(start + 900_000),
    });
    const session = { ...anna, accessKeyId: Credentials?.AccessKeyId };
    expect(sts.GetCallerIdentity({}, session).Arn).toBe(userArn('anna'));
    iam.PutUserPolicy({ UserName: 'anna', PolicyName: 'own', PolicyDocument: policy() }, anna);
    expect(layersOf(account, userArn('anna'), session.accessKeyId).identity).toHaveLength(1);
    expect(refusal(() => sts.GetSessionToken({}, session))).toEqual({
      code: 'AccessDenied',
      message: 'Cannot call GetSessionToken with session credentials',
      status: 403,
    });
    await wait(account, 900);
    expect(refusal(() => sts.GetCallerIdentity({}, session))).toEqual({
      code: 'ExpiredToken',
      message: 'The security token included in the request is expired',
      status: 403,
    });
  });

  it('lasts twelve hours, or what is asked for within its limits', () => {
    expect(sts.GetSessionToken({}, anna).Credentials?.Expiration).toEqual(
      new Date(start + 43_200_000),
    );
    expect(refusal(() => sts.GetSessionToken({ DurationSeconds: 899 }, anna)).message).toBe(
      "1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    );
    expect(refusal(() => sts.GetSessionToken({ DurationSeconds: 129_601 }, anna)).code).toBe(
      'ValidationError',
    );
  });

  it('takes no second factor, since it knows none', () => {
    const SerialNumber = `arn:aws:iam::${accountId}:mfa/anna`;
    expect(
      refusal(() => sts.GetSessionToken({ SerialNumber, TokenCode: '123456' }, anna)),
    ).toMatchObject({ code: 'AccessDenied', status: 403 });
  });
});

describe('GetAccessKeyInfo', () => {
  it('reads the account out of the id', () => {
    expect(sts.GetAccessKeyInfo({ AccessKeyId: anna.accessKeyId })).toEqual({ Account: accountId });
    expect(refusal(() => sts.GetAccessKeyInfo({ AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' })).code).toBe(
      'ValidationError',
    );
    expect(refusal(() => sts.GetAccessKeyInfo({ AccessKeyId: 'A' })).message).toBe(
      "1 validation error detected: Value 'A' at 'accessKeyId' failed to satisfy constraint: Member must have length greater than or equal to 16",
    );
  });
});

describe('DecodeAuthorizationMessage', () => {
  it('reads the message of a refused call', () => {
    const span = { pointer: '/Statement/0', line: 1, column: 1, endLine: 1, endColumn: 9 };
    const EncodedMessage = encodeAuthorizationMessage(
      {
        principal: { kind: 'aws', arn: userArn('anna') },
        action: 'ec2:RunInstances',
        resource: '*',
        context: new Map([['aws:requestedregion', ['eu-central-1']]]),
        complete: false,
      },
      {
        effect: 'denied',
        layer: 'identity',
        by: [{ layer: 'identity', source: { name: 'own', path: 'p' }, index: 0, sid: 'no', span }],
      },
    );
    expect(EncodedMessage).toMatch(/^[\w-]+$/);
    expect(
      JSON.parse(sts.DecodeAuthorizationMessage({ EncodedMessage }).DecodedMessage ?? ''),
    ).toEqual({
      allowed: false,
      explicitDeny: true,
      matchedStatements: {
        items: [
          {
            statementId: 'no',
            effect: 'DENY',
            sourcePolicyId: 'own',
            sourcePolicyType: 'IAM Policy',
          },
        ],
      },
      failures: { items: [] },
      context: {
        principal: { id: 'anna', arn: userArn('anna') },
        action: 'ec2:RunInstances',
        resource: '*',
        conditions: {
          items: [{ key: 'aws:requestedregion', values: { items: [{ value: 'eu-central-1' }] } }],
        },
      },
    });
  });

  it('refuses any other text', () => {
    expect(refusal(() => sts.DecodeAuthorizationMessage({ EncodedMessage: 'abc' }))).toEqual({
      code: 'InvalidAuthorizationMessageException',
      message: 'Message is not valid.',
      status: 400,
    });
    expect(
      refusal(() => sts.DecodeAuthorizationMessage({ EncodedMessage: 'x'.repeat(10_241) })).code,
    ).toBe('ValidationError');
  });
});
