import { beforeEach, describe, expect, it } from 'vitest';

import type { AccountState } from '../../../../src/simulator/cloud/account.ts';
import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { setLimit } from '../../../../src/simulator/cloud/services/quota-state.ts';
import { start } from '../../../fixtures/embedded-cloud/account.ts';
import {
  conflict,
  iam,
  makePolicy,
  makeRole,
  policy,
  policyArn,
  refusal,
  roleArn,
  setUp,
  trust,
} from './setup.ts';

let account: AccountState;
let context: CallContext;

beforeEach(() => {
  ({ account, context } = setUp());
});

describe('roles', () => {
  it('are answered with their trust policy URL-encoded', () => {
    const document = `${trust()}\n`;
    const created = iam.CreateRole(
      { RoleName: 'backup', AssumeRolePolicyDocument: document, Description: "it's (all) *!" },
      context,
    );
    expect(created.Role).toEqual({
      Path: '/',
      RoleName: 'backup',
      RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      Arn: roleArn('backup'),
      CreateDate: new Date(start),
      AssumeRolePolicyDocument: expect.stringMatching(
        /^%7B%22Version%22%3A%222012-10-17%22[^ "{}:*]*%0A$/,
      ),
    });
    const { Role } = iam.GetRole({ RoleName: 'backup' }, context);
    expect(Role).toEqual({
      ...created.Role,
      Description: "it's (all) *!",
      MaxSessionDuration: 3600,
      RoleLastUsed: {},
    });
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toBe(document);
  });

  it('are listed by name, without tags and boundary', () => {
    const PermissionsBoundary = makePolicy(context, 'limit');
    for (const RoleName of ['b', 'c', 'a']) {
      iam.CreateRole(
        {
          RoleName,
          AssumeRolePolicyDocument: trust(),
          PermissionsBoundary,
          Tags: [{ Key: 'k', Value: 'v' }],
        },
        context,
      );
    }
    const { Roles = [] } = iam.ListRoles({}, context);
    expect(Roles.map(({ RoleName }) => RoleName)).toEqual(['a', 'b', 'c']);
    expect(Roles[0]?.Tags).toBeUndefined();
    expect(Roles[0]?.PermissionsBoundary).toBeUndefined();
    expect(iam.GetRole({ RoleName: 'a' }, context).Role).toMatchObject({
      Tags: [{ Key: 'k', Value: 'v' }],
      PermissionsBoundary: {
        PermissionsBoundaryType: 'Policy',
        PermissionsBoundaryArn: PermissionsBoundary,
      },
    });
  });

  it('have names that differ in more than case', () => {
    makeRole(context, 'backup');
    expect(refusal(() => makeRole(context, 'BACKUP'))).toEqual({
      code: 'EntityAlreadyExists',
      message: 'Role with name BACKUP already exists.',
      status: 409,
    });
  });

  it('are refused where the account has as many as its quota', () => {
    setLimit(account.quotas, 'roles', 'us-east-1', 1);
    makeRole(context, 'one');
    expect(refusal(() => makeRole(context, 'two'))).toEqual({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for RolesPerAccount: 1',
      status: 409,
    });
  });

  it.each([
    [
      'a session of 3,599 seconds',
      { MaxSessionDuration: 3599 },
      "1 validation error detected: Value at 'maxSessionDuration' failed to satisfy constraint: Member must have value greater than or equal to 3600",
    ],
    [
      'a session of 43,201 seconds',
      { MaxSessionDuration: 43_201 },
      "1 validation error detected: Value at 'maxSessionDuration' failed to satisfy constraint: Member must have value less than or equal to 43200",
    ],
    [
      'a description beyond Latin-1',
      { Description: '\u{1F600}' },
      String.raw`1 validation error detected: Value at 'description' failed to satisfy constraint: Member must satisfy regular expression pattern: [\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*`,
    ],
    [
      'no trust policy',
      { AssumeRolePolicyDocument: undefined },
      "1 validation error detected: Value at 'assumeRolePolicyDocument' failed to satisfy constraint: Member must not be null",
    ],
    [
      '131,073 characters of trust policy',
      { AssumeRolePolicyDocument: ' '.repeat(131_073) },
      "1 validation error detected: Value at 'assumeRolePolicyDocument' failed to satisfy constraint: Member must have length less than or equal to 131072",
    ],
    [
      'a name of 65 characters',
      { RoleName: 'r'.repeat(65) },
      "1 validation error detected: Value at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64",
    ],
  ])('are not made with %s', (_, input, message) => {
    const call = () =>
      iam.CreateRole({ RoleName: 'backup', AssumeRolePolicyDocument: trust(), ...input }, context);
    expect(refusal(call)).toEqual({ code: 'ValidationError', message, status: 400 });
  });

  it('change their description and session length', () => {
    makeRole(context, 'backup');
    iam.UpdateRole({ RoleName: 'backup', MaxSessionDuration: 7200, Description: 'new' }, context);
    iam.UpdateRole({ RoleName: 'backup' }, context);
    expect(iam.GetRole({ RoleName: 'backup' }, context).Role).toMatchObject({
      MaxSessionDuration: 7200,
      Description: 'new',
    });
    expect(
      iam.UpdateRoleDescription({ RoleName: 'backup', Description: 'newer' }, context).Role
        ?.Description,
    ).toBe('newer');
  });

  it('stay while a profile, a policy or a document hangs on them', () => {
    const RoleName = 'backup';
    const InstanceProfileName = 'backup';
    makeRole(context, RoleName);
    const remove = () => iam.DeleteRole({ RoleName }, context);
    iam.CreateInstanceProfile({ InstanceProfileName }, context);
    iam.AddRoleToInstanceProfile({ InstanceProfileName, RoleName }, context);
    expect(refusal(remove)).toEqual(
      conflict('Cannot delete entity, must remove roles from instance profile first.'),
    );
    iam.RemoveRoleFromInstanceProfile({ InstanceProfileName, RoleName }, context);
    const PolicyArn = makePolicy(context, 'read');
    iam.AttachRolePolicy({ RoleName, PolicyArn }, context);
    expect(refusal(remove)).toEqual(
      conflict('Cannot delete entity, must detach all policies first.'),
    );
    iam.DetachRolePolicy({ RoleName, PolicyArn }, context);
    iam.PutRolePolicy({ RoleName, PolicyName: 'own', PolicyDocument: policy() }, context);
    expect(refusal(remove)).toEqual(conflict('Cannot delete entity, must delete policies first.'));
    iam.DeleteRolePolicy({ RoleName, PolicyName: 'own' }, context);
    remove();
    expect(refusal(() => iam.GetRole({ RoleName }, context))).toEqual({
      code: 'NoSuchEntity',
      message: 'The role with name backup cannot be found.',
      status: 404,
    });
  });
});

describe('what hangs on a role', () => {
  beforeEach(() => makeRole(context, 'backup'));

  it('is at most 20 managed policies', () => {
    for (let index = 0; index < 20; index += 1) {
      iam.AttachRolePolicy(
        { RoleName: 'backup', PolicyArn: makePolicy(context, `p${index}`) },
        context,
      );
    }
    const PolicyArn = makePolicy(context, 'p20');
    expect(refusal(() => iam.AttachRolePolicy({ RoleName: 'backup', PolicyArn }, context))).toEqual(
      {
        code: 'LimitExceeded',
        message: 'Cannot exceed quota for PoliciesPerRole: 20',
        status: 409,
      },
    );
    expect(
      iam.ListAttachedRolePolicies({ RoleName: 'backup' }, context).AttachedPolicies,
    ).toHaveLength(20);
  });

  it('may be a policy of AWS whose document is known', () => {
    const PolicyArn = 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore';
    iam.AttachRolePolicy({ RoleName: 'backup', PolicyArn }, context);
    expect(iam.ListAttachedRolePolicies({ RoleName: 'backup' }, context).AttachedPolicies).toEqual([
      { PolicyName: 'AmazonSSMManagedInstanceCore', PolicyArn },
    ]);
  });

  it.each([
    [
      'a policy that is not there',
      policyArn('none'),
      'NoSuchEntity',
      `Policy ${policyArn('none')} does not exist or is not attachable.`,
      404,
    ],
    [
      'a policy of AWS that is not known',
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
      'NoSuchEntity',
      'Policy arn:aws:iam::aws:policy/ReadOnlyAccess does not exist or is not attachable.',
      404,
    ],
    [
      'a name in place of an ARN',
      'AmazonSSMManagedInstanceCore',
      'ValidationError',
      'ARN AmazonSSMManagedInstanceCore is not valid.',
      400,
    ],
    [
      'an ARN of something else',
      roleArn('backup'),
      'InvalidInput',
      `ARN ${roleArn('backup')} is not valid.`,
      400,
    ],
    [
      'a text shorter than any ARN',
      'read',
      'ValidationError',
      "1 validation error detected: Value at 'policyArn' failed to satisfy constraint: Member must have length greater than or equal to 20",
      400,
    ],
    [
      'a policy of a service-linked role',
      'arn:aws:iam::aws:policy/aws-service-role/CloudWatchEventsServiceRolePolicy',
      'PolicyNotAttachable',
      'Cannot attach a Service Role Policy to a Customer Role.',
      400,
    ],
  ])('is not %s', (_, PolicyArn, code, message, status) => {
    expect(refusal(() => iam.AttachRolePolicy({ RoleName: 'backup', PolicyArn }, context))).toEqual(
      { code, message, status },
    );
  });

  it('can only be detached where it is attached', () => {
    const PolicyArn = makePolicy(context, 'read');
    expect(refusal(() => iam.DetachRolePolicy({ RoleName: 'backup', PolicyArn }, context))).toEqual(
      {
        code: 'NoSuchEntity',
        message: `Policy ${PolicyArn} was not found.`,
        status: 404,
      },
    );
  });

  it('is a document by its name, replaced when put again', () => {
    const put = (PolicyDocument: string) =>
      iam.PutRolePolicy({ RoleName: 'backup', PolicyName: 'own', PolicyDocument }, context);
    put(policy());
    put(policy({ Effect: 'Deny', Action: '*', Resource: '*' }));
    const got = iam.GetRolePolicy({ RoleName: 'backup', PolicyName: 'own' }, context);
    expect(got).toMatchObject({ RoleName: 'backup', PolicyName: 'own' });
    expect(JSON.parse(decodeURIComponent(got.PolicyDocument ?? ''))).toMatchObject({
      Statement: [{ Effect: 'Deny' }],
    });
    expect(iam.ListRolePolicies({ RoleName: 'backup' }, context).PolicyNames).toEqual(['own']);
    iam.DeleteRolePolicy({ RoleName: 'backup', PolicyName: 'own' }, context);
    expect(
      refusal(() => iam.DeleteRolePolicy({ RoleName: 'backup', PolicyName: 'own' }, context)),
    ).toEqual({
      code: 'NoSuchEntity',
      message: 'The role policy with name own cannot be found.',
      status: 404,
    });
  });

  it('is at most 10,240 characters of documents', () => {
    const PolicyDocument = policy({
      Sid: 'x'.repeat(10_200),
      Effect: 'Allow',
      Action: 's3:*',
      Resource: '*',
    });
    expect(
      refusal(() =>
        iam.PutRolePolicy({ RoleName: 'backup', PolicyName: 'own', PolicyDocument }, context),
      ),
    ).toEqual({
      code: 'LimitExceeded',
      message: 'Maximum policy size of 10240 bytes exceeded for role backup',
      status: 409,
    });
  });

  it('may be a boundary, which must exist', () => {
    const PermissionsBoundary = makePolicy(context, 'limit');
    iam.PutRolePermissionsBoundary({ RoleName: 'backup', PermissionsBoundary }, context);
    expect(
      iam.GetPolicy({ PolicyArn: PermissionsBoundary }, context).Policy
        ?.PermissionsBoundaryUsageCount,
    ).toBe(1);
    expect(refusal(() => iam.DeletePolicy({ PolicyArn: PermissionsBoundary }, context))).toEqual(
      conflict('Cannot delete a policy attached to entities.'),
    );
    iam.DeleteRolePermissionsBoundary({ RoleName: 'backup' }, context);
    expect(
      refusal(() => iam.DeleteRolePermissionsBoundary({ RoleName: 'backup' }, context)).code,
    ).toBe('NoSuchEntity');
    expect(
      refusal(() =>
        iam.PutRolePermissionsBoundary(
          { RoleName: 'backup', PermissionsBoundary: policyArn('none') },
          context,
        ),
      ),
    ).toEqual({
      code: 'NoSuchEntity',
      message: `Scope ARN: ${policyArn('none')} does not exist or is not attachable.`,
      status: 404,
    });
  });
});

describe('tags', () => {
  it('of a role are told apart without regard to case, and listed by name', () => {
    makeRole(context, 'backup');
    iam.TagRole(
      {
        RoleName: 'backup',
        Tags: [
          { Key: 'b', Value: '1' },
          { Key: 'a', Value: '2' },
        ],
      },
      context,
    );
    iam.TagRole({ RoleName: 'backup', Tags: [{ Key: 'B', Value: '3' }] }, context);
    expect(iam.ListRoleTags({ RoleName: 'backup' }, context).Tags).toEqual([
      { Key: 'a', Value: '2' },
      { Key: 'b', Value: '3' },
    ]);
    iam.UntagRole({ RoleName: 'backup', TagKeys: ['a'] }, context);
    expect(iam.GetRole({ RoleName: 'backup' }, context).Role?.Tags).toEqual([
      { Key: 'b', Value: '3' },
    ]);
    expect(
      refusal(() =>
        iam.TagRole(
          {
            RoleName: 'backup',
            Tags: [
              { Key: 'x', Value: '' },
              { Key: 'X', Value: '' },
            ],
          },
          context,
        ),
      ),
    ).toEqual({
      code: 'InvalidInput',
      message: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
      status: 400,
    });
  });

  it('of a policy are told apart with it', () => {
    const PolicyArn = makePolicy(context, 'read');
    iam.TagPolicy(
      {
        PolicyArn,
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'A', Value: '2' },
        ],
      },
      context,
    );
    expect(iam.ListPolicyTags({ PolicyArn, MaxItems: 1 }, context)).toMatchObject({
      Tags: [{ Key: 'A', Value: '2' }],
      IsTruncated: true,
    });
  });

  it('of a policy and of an instance profile can be put and taken away', () => {
    const PolicyArn = makePolicy(context, 'read');
    iam.TagPolicy(
      {
        PolicyArn,
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'b', Value: '2' },
        ],
      },
      context,
    );
    iam.UntagPolicy({ PolicyArn, TagKeys: ['a'] }, context);
    expect(iam.GetPolicy({ PolicyArn }, context).Policy?.Tags).toEqual([{ Key: 'b', Value: '2' }]);
    const InstanceProfileName = 'appliance';
    iam.CreateInstanceProfile({ InstanceProfileName }, context);
    iam.TagInstanceProfile({ InstanceProfileName, Tags: [{ Key: 'a', Value: '1' }] }, context);
    const { InstanceProfile } = iam.GetInstanceProfile({ InstanceProfileName }, context);
    expect(InstanceProfile?.Tags).toEqual([{ Key: 'a', Value: '1' }]);
  });

  it('are 50 in all, also put one by one', () => {
    makeRole(context, 'backup');
    const put = (from: number) =>
      iam.TagRole(
        {
          RoleName: 'backup',
          Tags: Array.from({ length: 26 }, (_, index) => ({ Key: `k${from + index}`, Value: '' })),
        },
        context,
      );
    put(0);
    put(20);
    expect(refusal(() => put(40))).toMatchObject({ code: 'LimitExceeded', status: 409 });
    expect(account.iam.roles.get('backup')?.tags.size).toBe(46);
  });

  it.each([
    [
      '51 of them',
      Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: '' })),
      "Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50",
    ],
    [
      'a key of 129 characters',
      [{ Key: 'k'.repeat(129), Value: '' }],
      "Value at 'tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 128",
    ],
    [
      'a value of 257 characters',
      [{ Key: 'k', Value: 'v'.repeat(257) }],
      "Value at 'tags.1.member.value' failed to satisfy constraint: Member must have length less than or equal to 256",
    ],
    [
      'a key with a bracket',
      [{ Key: 'k[', Value: '' }],
      String.raw`Value at 'tags.1.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+`,
    ],
  ])('are not %s', (_, Tags, message) => {
    makeRole(context, 'backup');
    expect(refusal(() => iam.TagRole({ RoleName: 'backup', Tags }, context))).toEqual({
      code: 'ValidationError',
      message: `1 validation error detected: ${message}`,
      status: 400,
    });
  });
});
