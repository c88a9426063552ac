import { beforeEach, describe, expect, it } from 'vitest';

import type { AccountState } from '../../../../src/simulator/cloud/account.ts';
import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { layersOf } from '../../../../src/simulator/cloud/services/iam/principal-layers.ts';
import { operations as sts } from '../../../../src/simulator/cloud/services/sts.ts';
import { accountId, start } from '../../../fixtures/embedded-cloud/account.ts';
import {
  allow,
  deny,
  iam,
  makePolicy,
  makeRole,
  policy,
  refusal,
  roleArn,
  setUp,
  trust,
  userArn,
} from '../iam/setup.ts';

let account: AccountState;
let context: CallContext;
let anna: CallContext;

beforeEach(() => {
  ({ account, context } = setUp());
  iam.CreateUser({ UserName: 'anna' }, context);
  const { AccessKey } = iam.CreateAccessKey({ UserName: 'anna' }, context);
  anna = { ...context, accessKeyId: AccessKey?.AccessKeyId };
});

const request = { RoleArn: roleArn('backup'), RoleSessionName: 'me' };
const grant = (document: string) =>
  iam.PutUserPolicy({ UserName: 'anna', PolicyName: 'own', PolicyDocument: document }, context);
const denied = (action = 'sts:AssumeRole', role = roleArn('backup')) => ({
  code: 'AccessDenied',
  message: `User: ${userArn('anna')} is not authorized to perform: ${action} on resource: ${role}`,
  status: 403,
});

describe('AssumeRole', () => {
  it('gives out a session of the role to whom the trust policy names', () => {
    makeRole(context, 'backup', trust({ AWS: userArn('anna') }));
    const answer = sts.AssumeRole(request, anna);
    const Arn = `arn:aws:sts::${accountId}:assumed-role/backup/me`;
    const AssumedRoleId = `${account.iam.roles.get('backup')?.id}:me`;
    expect(answer).toMatchObject({
      AssumedRoleUser: { Arn, AssumedRoleId },
      Credentials: { Expiration: new Date(start + 3_600_000) },
    });
    expect(answer.PackedPolicySize).toBeUndefined();
    expect(answer.Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    const session = { ...context, accessKeyId: answer.Credentials?.AccessKeyId };
    expect(sts.GetCallerIdentity({}, session)).toEqual({
      Account: accountId,
      Arn,
      UserId: AssumedRoleId,
    });
  });

  it('asks for the caller’s own policy where the trust policy names the account', () => {
    makeRole(context, 'backup', trust({ AWS: accountId }));
    expect(refusal(() => sts.AssumeRole(request, anna))).toEqual(denied());
    grant(policy(allow('sts:AssumeRole', roleArn('backup'))));
    expect(sts.AssumeRole(request, anna).AssumedRoleUser?.Arn).toContain('/backup/me');
    grant(policy(allow('sts:AssumeRole', roleArn('other'))));
    expect(refusal(() => sts.AssumeRole(request, anna))).toEqual(denied());
  });

  it.each([
    ['trusts somebody else', () => trust({ Service: 'ec2.amazonaws.com' })],
    [
      'denies the caller',
      () =>
        policy(
          { ...allow('sts:AssumeRole'), Resource: undefined, Principal: '*' },
          { ...deny('sts:AssumeRole'), Resource: undefined, Principal: { AWS: userArn('anna') } },
        ),
    ],
  ])('is refused where the role %s', (_, document) => {
    makeRole(context, 'backup', document());
    grant(policy(allow('*')));
    expect(refusal(() => sts.AssumeRole(request, anna))).toEqual(denied());
  });

  it('is refused where the caller’s own policies, or an SCP, deny it', () => {
    makeRole(context, 'backup', trust({ AWS: userArn('anna') }));
    grant(policy(deny('sts:*')));
    expect(refusal(() => sts.AssumeRole(request, anna))).toEqual(denied());
    grant(policy());
    account.iam.scps = [[{ name: 'none', text: policy(deny('sts:*')) }]];
    expect(refusal(() => sts.AssumeRole(request, anna))).toEqual(denied());
  });

  it('answers for a role that does not exist, or is of another account or path, as for one that is shut', () => {
    makeRole(context, 'backup', trust({ AWS: userArn('anna') }));
    grant(policy(allow('*')));
    for (const RoleArn of [
      roleArn('none'),
      roleArn('path/backup'),
      'arn:aws:iam::999988887777:role/backup',
    ]) {
      expect(refusal(() => sts.AssumeRole({ ...request, RoleArn }, anna))).toEqual(
        denied('sts:AssumeRole', RoleArn),
      );
    }
  });

  it('wants the external id that the trust policy asks for', () => {
    makeRole(
      context,
      'backup',
      trust(
        { AWS: userArn('anna') },
        { Condition: { StringEquals: { 'sts:ExternalId': 'Secret' } } },
      ),
    );
    expect(refusal(() => sts.AssumeRole(request, anna))).toEqual(denied());
    expect(refusal(() => sts.AssumeRole({ ...request, ExternalId: 'secret' }, anna))).toEqual(
      denied(),
    );
    expect(sts.AssumeRole({ ...request, ExternalId: 'Secret' }, anna).Credentials).toBeDefined();
  });

  it('is refused, with the reason, where nobody knows what a condition hangs on', () => {
    makeRole(
      context,
      'backup',
      trust(
        { AWS: userArn('anna') },
        { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } },
      ),
    );
    const { code, message } = refusal(() => sts.AssumeRole(request, anna));
    expect(code).toBe('AccessDenied');
    expect(message).toMatch(
      /^User: .* is not authorized to perform: sts:AssumeRole on resource: .* \(.*aws:SourceIp.*\)$/i,
    );
  });

  it('knows that a long-term key has no second factor', () => {
    makeRole(
      context,
      'backup',
      trust(
        { AWS: userArn('anna') },
        { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } },
      ),
    );
    expect(refusal(() => sts.AssumeRole(request, anna))).toEqual(denied());
  });

  it('asks for an action of its own for tags and for a source identity', () => {
    makeRole(context, 'backup', trust({ AWS: userArn('anna') }));
    const Tags = [{ Key: 'team', Value: 'backup' }];
    expect(refusal(() => sts.AssumeRole({ ...request, Tags }, anna))).toEqual(
      denied('sts:TagSession'),
    );
    expect(refusal(() => sts.AssumeRole({ ...request, SourceIdentity: 'anna' }, anna))).toEqual(
      denied('sts:SetSourceIdentity'),
    );
    const Action = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'];
    iam.UpdateAssumeRolePolicy(
      { RoleName: 'backup', PolicyDocument: trust({ AWS: userArn('anna') }, { Action }) },
      context,
    );
    expect(sts.AssumeRole({ ...request, Tags, SourceIdentity: 'anna' }, anna).SourceIdentity).toBe(
      'anna',
    );
  });

  it('limits the session by the policies that are given', () => {
    makeRole(context, 'backup', trust({ AWS: userArn('anna') }));
    const arn = makePolicy(context, 'read');
    const answer = sts.AssumeRole(
      { ...request, Policy: policy(allow('s3:*')), PolicyArns: [{ arn }] },
      anna,
    );
    expect(answer.PackedPolicySize).toBeGreaterThan(0);
    const layers = layersOf(
      account,
      answer.AssumedRoleUser?.Arn ?? '',
      answer.Credentials?.AccessKeyId,
    );
    expect(layers.session?.map(({ source }) => source.name)).toEqual(['read', 'session policy']);
    const refused = (more: object) =>
      refusal(() => sts.AssumeRole({ ...request, ...more }, anna)).code;
    expect(refused({ Policy: '{' })).toBe('MalformedPolicyDocument');
    expect(refused({ PolicyArns: [{ arn: `${arn}x` }] })).toBe('MalformedPolicyDocument');
    expect(refused({ Policy: policy({ Sid: 'x'.repeat(2048), ...allow('s3:*') }) })).toBe(
      'PackedPolicyTooLarge',
    );
  });

  it('lasts as long as the role lets it, and an hour where a role assumes the next', () => {
    const AWS = [userArn('anna'), accountId];
    iam.CreateRole(
      { RoleName: 'backup', AssumeRolePolicyDocument: trust({ AWS }), MaxSessionDuration: 7200 },
      context,
    );
    const first = sts.AssumeRole({ ...request, DurationSeconds: 7200 }, anna);
    expect(first.Credentials?.Expiration).toEqual(new Date(start + 7_200_000));
    expect(refusal(() => sts.AssumeRole({ ...request, DurationSeconds: 7201 }, anna))).toEqual({
      code: 'ValidationError',
      message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      status: 400,
    });
    iam.PutRolePolicy(
      { RoleName: 'backup', PolicyName: 'own', PolicyDocument: policy(allow('sts:AssumeRole')) },
      context,
    );
    const session = { ...context, accessKeyId: first.Credentials?.AccessKeyId };
    expect(sts.AssumeRole(request, session).Credentials?.Expiration).toEqual(
      new Date(start + 3_600_000),
    );
    expect(
      refusal(() => sts.AssumeRole({ ...request, DurationSeconds: 3601 }, session)).message,
    ).toBe(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  });

  it.each([
    [
      'no ARN',
      { RoleArn: 'nothing-valid-in-here' },
      'ValidationError',
      'nothing-valid-in-here is invalid',
    ],
    [
      'a session name with a colon',
      { RoleSessionName: 'Session1:2' },
      'ValidationError',
      String.raw`1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]*`,
    ],
    [
      'a session name of 65 characters',
      { RoleSessionName: 's'.repeat(65) },
      'ValidationError',
      `1 validation error detected: Value '${'s'.repeat(65)}' at 'roleSessionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
    ],
    [
      'a session of 899 seconds',
      { DurationSeconds: 899 },
      'ValidationError',
      "1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    ],
    [
      'an external id of one character',
      { ExternalId: 'x' },
      'ValidationError',
      "1 validation error detected: Value 'x' at 'externalId' failed to satisfy constraint: Member must have length greater than or equal to 2",
    ],
    [
      'tags of one name',
      {
        Tags: [
          { Key: 'a', Value: '' },
          { Key: 'A', Value: '' },
        ],
      },
      'InvalidParameterValue',
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    ],
    [
      'a transitive tag that is no tag',
      { TransitiveTagKeys: ['a'] },
      'InvalidParameterValue',
      'The specified transitive tag key must be included in the requested tags.',
    ],
  ])('refuses %s', (_, input, code, message) => {
    expect(refusal(() => sts.AssumeRole({ ...request, ...input }, anna))).toEqual({
      code,
      message,
      status: 400,
    });
  });

  it('is refused to a role of which not everything is known', () => {
    makeRole(context, 'first', trust({ AWS: userArn('anna') }));
    makeRole(context, 'backup', trust({ AWS: roleArn('first') }));
    const { Credentials } = sts.AssumeRole({ ...request, RoleArn: roleArn('first') }, anna);
    const first = { ...context, accessKeyId: Credentials?.AccessKeyId };
    expect(sts.AssumeRole(request, first).AssumedRoleUser?.Arn).toContain('/backup/me');
    account.iam.roles.get('first')?.unread.add('inline');
    expect(refusal(() => sts.AssumeRole(request, first)).message).toContain(
      '(not known: inline policies)',
    );
  });

  it('does not let a role in whose trust policy is none', () => {
    makeRole(context, 'backup');
    const role = account.iam.roles.get('backup');
    if (role) role.trust = '{"Statement":[{"Effect":"Alow"}]}'; // as LocalStack keeps it
    grant(policy(allow('*')));
    expect(refusal(() => sts.AssumeRole(request, anna)).message).toContain(
      '(its trust policy is no policy)',
    );
  });
});
