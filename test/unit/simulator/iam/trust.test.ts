import { beforeEach, describe, expect, it } from 'vitest';

import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { accountId } from '../../../fixtures/embedded-cloud/account.ts';
import { iam, makeRole, policy, refusal, roleArn, setUp, trust, userArn } from './setup.ts';

let context: CallContext;

beforeEach(() => {
  ({ context } = setUp());
});

const malformed = (message: string) => ({ code: 'MalformedPolicyDocument', message, status: 400 });
const create = (AssumeRolePolicyDocument: string) => () =>
  iam.CreateRole({ RoleName: 'backup', AssumeRolePolicyDocument }, context);

describe('a trust policy', () => {
  it.each([
    ['is no JSON', '{"Version"', 'This policy contains invalid Json'],
    [
      'misspells its effect',
      policy({ Effect: 'Alow', Principal: '*', Action: 'sts:AssumeRole' }),
      'Syntax errors in policy.',
    ],
    [
      'names nobody',
      policy({ Effect: 'Allow', Action: 'sts:AssumeRole' }),
      'Missing required field Principal',
    ],
    ['names an empty principal', trust({}), 'Missing required field Principal cannot be empty!'],
    ['has a resource', trust('*', { Resource: '*' }), 'Has prohibited field Resource'],
    [
      'has a NotResource',
      trust('*', { NotResource: '*' }),
      'AssumeRole policy must not contain resources.',
    ],
    [
      'allows other actions',
      trust('*', { Action: 's3:GetObject' }),
      'AssumeRole policy may only specify STS AssumeRole actions.',
    ],
    [
      'allows everything',
      trust('*', { Action: '*' }),
      'AssumeRole policy may only specify STS AssumeRole actions.',
    ],
    [
      'names two statements alike',
      policy(
        { Sid: 'a', Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' },
        { Sid: 'a', Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' },
      ),
      'Statement IDs (SID) in a single policy must be unique.',
    ],
    [
      'has an operator that does not exist',
      trust('*', { Condition: { StringEqual: { 'sts:ExternalId': 'x' } } }),
      'Syntax errors in policy.',
    ],
    [
      'is the answer of the AWS CLI around one',
      JSON.stringify({ AssumeRolePolicyDocument: JSON.parse(trust()) }),
      'Syntax errors in policy.',
    ],
  ])('is refused where it %s', (_, document, message) => {
    expect(refusal(create(document))).toEqual(malformed(message));
  });

  it.each([
    ['a role that does not exist', { AWS: roleArn('none') }, `"AWS":"${roleArn('none')}"`],
    ['a user that does not exist', { AWS: userArn('none') }, `"AWS":"${userArn('none')}"`],
    ['a pattern', { AWS: roleArn('*') }, `"AWS":"${roleArn('*')}"`],
    [
      'a session of a role that does not exist',
      { AWS: `arn:aws:sts::${accountId}:assumed-role/none/me` },
      `"AWS":"arn:aws:sts::${accountId}:assumed-role/none/me"`,
    ],
    [
      'the unique id of somebody gone',
      { AWS: 'AROAQWERTYUIOPASDFGHJ' },
      '"AWS":"AROAQWERTYUIOPASDFGHJ"',
    ],
    ['an account id of the wrong length', { AWS: '1111111' }, '"AWS":"1111111"'],
    [
      'another partition',
      { AWS: `arn:aws-us-gov:iam::${accountId}:root` },
      `"AWS":"arn:aws-us-gov:iam::${accountId}:root"`,
    ],
    ['a service without its domain', { Service: 'ec2' }, '"SERVICE":"ec2"'],
    ['a provider that is none', { Federated: 'example' }, '"FEDERATED":"example"'],
  ])('is refused where it names %s', (_, principal, shown) => {
    expect(refusal(create(trust(principal)))).toEqual(
      malformed(`Invalid principal in policy: ${shown}`),
    );
  });

  it('may name accounts, known and foreign entities, services, providers and everyone', () => {
    makeRole(context, 'impersonation');
    iam.CreateUser({ UserName: 'anna', Path: '/ops/' }, context);
    const AWS = [
      accountId,
      `arn:aws:iam::${accountId}:root`,
      'arn:aws:iam::999988887777:role/somebody',
      roleArn('impersonation'),
      userArn('ops/anna'),
      `arn:aws:sts::${accountId}:assumed-role/impersonation/session`,
      '*',
    ];
    const Service = [
      'ec2.amazonaws.com',
      'batchoperations.s3.amazonaws.com',
      'ec2.amazonaws.com.cn',
    ];
    const Federated = ['accounts.google.com', `arn:aws:iam::${accountId}:saml-provider/idp`];
    create(trust({ AWS, Service, Federated }))();
    expect(iam.GetRole({ RoleName: 'backup' }, context).Role?.RoleName).toBe('backup');
  });

  it('names an entity by its whole path', () => {
    iam.CreateUser({ UserName: 'anna', Path: '/ops/' }, context);
    expect(refusal(create(trust({ AWS: userArn('anna') }))).message).toBe(
      `Invalid principal in policy: "AWS":"${userArn('anna')}"`,
    );
  });

  it('is at most 2,048 characters, white space apart', () => {
    const fitting = trust('*', {
      Condition: { StringEquals: { 'sts:ExternalId': 'x'.repeat(1880) } },
    });
    const spaced = JSON.stringify(JSON.parse(fitting), null, 40);
    create(spaced)();
    iam.DeleteRole({ RoleName: 'backup' }, context);
    const larger = trust('*', {
      Condition: { StringEquals: { 'sts:ExternalId': 'x'.repeat(2000) } },
    });
    expect(refusal(create(larger))).toEqual({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for ACLSizePerRole: 2048',
      status: 409,
    });
  });

  it('can be changed, under the same rules', () => {
    makeRole(context, 'backup');
    const PolicyDocument = trust({ Service: 'backup.amazonaws.com' });
    iam.UpdateAssumeRolePolicy({ RoleName: 'backup', PolicyDocument }, context);
    const { Role } = iam.GetRole({ RoleName: 'backup' }, context);
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toBe(PolicyDocument);
    const refused = () =>
      iam.UpdateAssumeRolePolicy(
        { RoleName: 'backup', PolicyDocument: trust({ AWS: roleArn('none') }) },
        context,
      );
    expect(refusal(refused).code).toBe('MalformedPolicyDocument');
  });

  it('keeps the unique id of an entity that is deleted, so that its successor is not trusted', () => {
    const first = iam.CreateRole(
      { RoleName: 'impersonation', AssumeRolePolicyDocument: trust() },
      context,
    ).Role;
    makeRole(
      context,
      'backup',
      trust({ Service: 'ec2.amazonaws.com', AWS: [roleArn('impersonation'), accountId] }),
    );
    iam.DeleteRole({ RoleName: 'impersonation' }, context);
    makeRole(context, 'impersonation');
    const { Role } = iam.GetRole({ RoleName: 'backup' }, context);
    expect(JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''))).toMatchObject({
      Statement: [{ Principal: { Service: 'ec2.amazonaws.com', AWS: [first?.RoleId, accountId] } }],
    });
  });
});
