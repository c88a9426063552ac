import { beforeEach, describe, expect, it } from 'vitest';

import type { AccountState } from '../../../../src/simulator/cloud/account.ts';
import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { accountId, start } from '../../../fixtures/embedded-cloud/account.ts';
import {
  conflict,
  iam,
  makePolicy,
  policy,
  policyArn,
  refusal,
  setUp,
  userArn,
  policyOfSize,
} from './setup.ts';

let account: AccountState;
let context: CallContext;

beforeEach(() => {
  ({ account, context } = setUp());
});

describe('users', () => {
  it('are made with a unique id, an ARN that holds the path, and the date', () => {
    const { User } = iam.CreateUser({ UserName: 'anna', Path: '/ops/' }, context);
    expect(User).toEqual({
      UserName: 'anna',
      Path: '/ops/',
      UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
      Arn: `arn:aws:iam::${accountId}:user/ops/anna`,
      CreateDate: new Date(start),
    });
    expect(iam.GetUser({ UserName: 'anna' }, context).User).toEqual(User);
  });

  it('are made the same in every run', () => {
    const first = iam.CreateUser({ UserName: 'anna' }, context).User?.UserId;
    const other = iam.CreateUser({ UserName: 'anna' }, setUp().context).User?.UserId;
    expect(other).toBe(first);
    expect(iam.CreateUser({ UserName: 'bert' }, context).User?.UserId).not.toBe(first);
  });

  it('have names that differ in more than case', () => {
    iam.CreateUser({ UserName: 'anna' }, context);
    expect(refusal(() => iam.CreateUser({ UserName: 'Anna' }, context))).toEqual({
      code: 'EntityAlreadyExists',
      message: 'User with name Anna already exists.',
      status: 409,
    });
  });

  it.each([
    [
      'a slash',
      'a/b',
      'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
    ],
    [
      '65 characters',
      'a'.repeat(65),
      "1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must have length less than or equal to 64",
    ],
    [
      'nothing',
      undefined,
      "1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must not be null",
    ],
  ])('are not named with %s', (_, UserName, message) => {
    expect(refusal(() => iam.CreateUser({ UserName }, context))).toEqual({
      code: 'ValidationError',
      message,
      status: 400,
    });
  });

  it('are not put on a path without its slashes', () => {
    expect(refusal(() => iam.CreateUser({ UserName: 'anna', Path: 'ops' }, context))).toEqual({
      code: 'ValidationError',
      message:
        'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
      status: 400,
    });
  });

  it('that do not exist are NoSuchEntity', () => {
    expect(refusal(() => iam.GetUser({ UserName: 'nobody' }, context))).toEqual({
      code: 'NoSuchEntity',
      message: 'The user with name nobody cannot be found.',
      status: 404,
    });
  });

  it('are found by the key that signs where no name is given', () => {
    iam.CreateUser({ UserName: 'anna' }, context);
    const { AccessKey } = iam.CreateAccessKey({ UserName: 'anna' }, context);
    const accessKeyId = AccessKey?.AccessKeyId;
    expect(iam.GetUser({}, { ...context, accessKeyId }).User?.UserName).toBe('anna');
    expect(refusal(() => iam.GetUser({}, context))).toEqual({
      code: 'ValidationError',
      message: 'Must specify userName when calling with non-User credentials',
      status: 400,
    });
  });

  it('are listed by name, below a path, page by page', () => {
    for (const UserName of ['carl', 'anna', 'bert'])
      iam.CreateUser({ UserName, Path: '/ops/' }, context);
    iam.CreateUser({ UserName: 'dora' }, context);
    const first = iam.ListUsers({ PathPrefix: '/ops/', MaxItems: 2 }, context);
    expect(first.Users?.map((user) => user.UserName)).toEqual(['anna', 'bert']);
    expect(first.IsTruncated).toBe(true);
    iam.DeleteUser({ UserName: 'bert' }, context);
    const second = iam.ListUsers(
      { PathPrefix: '/ops/', MaxItems: 2, Marker: first.Marker },
      context,
    );
    expect(second.Users?.map((user) => user.UserName)).toEqual(['carl']);
    expect(second).toMatchObject({ IsTruncated: false });
    expect(second.Marker).toBeUndefined();
  });

  it.each([
    ['a marker that IAM did not give', { Marker: 'abc' }, 'Invalid Marker.'],
    [
      'pages of nothing',
      { MaxItems: 0 },
      "1 validation error detected: Value at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [
      'pages of 1,001',
      { MaxItems: 1001 },
      "1 validation error detected: Value at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 1000",
    ],
  ])('are not listed with %s', (_, input, message) => {
    expect(refusal(() => iam.ListUsers(input, context))).toEqual({
      code: 'ValidationError',
      message,
      status: 400,
    });
  });

  it('stay while a policy, a document, a group or a key hangs on them', () => {
    const UserName = 'anna';
    iam.CreateUser({ UserName }, context);
    iam.CreateGroup({ GroupName: 'ops' }, context);
    const PolicyArn = makePolicy(context, 'read');
    const remove = () => iam.DeleteUser({ UserName }, context);

    iam.AttachUserPolicy({ UserName, PolicyArn }, context);
    expect(refusal(remove)).toEqual(
      conflict('Cannot delete entity, must detach all policies first.'),
    );
    iam.DetachUserPolicy({ UserName, PolicyArn }, context);

    iam.PutUserPolicy({ UserName, PolicyName: 'own', PolicyDocument: policy() }, context);
    expect(refusal(remove)).toEqual(conflict('Cannot delete entity, must delete policies first.'));
    iam.DeleteUserPolicy({ UserName, PolicyName: 'own' }, context);

    iam.AddUserToGroup({ UserName, GroupName: 'ops' }, context);
    expect(refusal(remove)).toEqual(
      conflict('Cannot delete entity, must remove users from group first.'),
    );
    iam.RemoveUserFromGroup({ UserName, GroupName: 'ops' }, context);

    const key = iam.CreateAccessKey({ UserName }, context).AccessKey;
    expect(refusal(remove)).toEqual(
      conflict('Cannot delete entity, must delete access keys first.'),
    );
    iam.DeleteAccessKey({ UserName, AccessKeyId: key?.AccessKeyId }, context);

    remove();
    expect(account.iam.users.size).toBe(0);
  });

  it('have a boundary until it is taken away', () => {
    iam.CreateUser({ UserName: 'anna' }, context);
    const PermissionsBoundary = makePolicy(context, 'limit');
    iam.PutUserPermissionsBoundary({ UserName: 'anna', PermissionsBoundary }, context);
    expect(iam.GetUser({ UserName: 'anna' }, context).User?.PermissionsBoundary).toEqual({
      PermissionsBoundaryType: 'Policy',
      PermissionsBoundaryArn: PermissionsBoundary,
    });
    iam.DeleteUserPermissionsBoundary({ UserName: 'anna' }, context);
    expect(iam.GetUser({ UserName: 'anna' }, context).User?.PermissionsBoundary).toBeUndefined();
    expect(
      refusal(() => iam.DeleteUserPermissionsBoundary({ UserName: 'anna' }, context)).code,
    ).toBe('NoSuchEntity');
  });

  it('have tags and documents of their own', () => {
    iam.CreateUser({ UserName: 'anna', Tags: [{ Key: 'team', Value: 'a' }] }, context);
    iam.TagUser(
      {
        UserName: 'anna',
        Tags: [
          { Key: 'Team', Value: 'b' },
          { Key: 'x', Value: '' },
        ],
      },
      context,
    );
    iam.UntagUser({ UserName: 'anna', TagKeys: ['x'] }, context);
    expect(iam.ListUserTags({ UserName: 'anna' }, context).Tags).toEqual([
      { Key: 'team', Value: 'b' },
    ]);
    iam.PutUserPolicy({ UserName: 'anna', PolicyName: 'own', PolicyDocument: policy() }, context);
    expect(iam.ListUserPolicies({ UserName: 'anna' }, context).PolicyNames).toEqual(['own']);
    const own = iam.GetUserPolicy({ UserName: 'anna', PolicyName: 'own' }, context);
    expect(decodeURIComponent(own.PolicyDocument ?? '')).toBe(policy());
  });

  it('hold no more policies than AWS lets them', () => {
    iam.CreateUser({ UserName: 'anna' }, context);
    for (let index = 0; index < 10; index += 1) {
      iam.AttachUserPolicy(
        { UserName: 'anna', PolicyArn: makePolicy(context, `p${index}`) },
        context,
      );
    }
    iam.AttachUserPolicy({ UserName: 'anna', PolicyArn: policyArn('p0') }, context);
    const PolicyArn = makePolicy(context, 'p10');
    expect(refusal(() => iam.AttachUserPolicy({ UserName: 'anna', PolicyArn }, context))).toEqual({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for PoliciesPerUser: 10',
      status: 409,
    });
  });

  it('hold 2,048 characters of documents in all, white space apart', () => {
    iam.CreateUser({ UserName: 'anna' }, context);
    const put = (PolicyName: string, size: number) =>
      iam.PutUserPolicy(
        { UserName: 'anna', PolicyName, PolicyDocument: policyOfSize(size) },
        context,
      );
    put('one', 1024);
    put('two', 1024);
    expect(refusal(() => put('two', 1025))).toEqual({
      code: 'LimitExceeded',
      message: 'Maximum policy size of 2048 bytes exceeded for user anna',
      status: 409,
    });
  });
});

describe('access keys', () => {
  beforeEach(() => {
    iam.CreateUser({ UserName: 'anna' }, context);
  });

  it('show their secret once', () => {
    const { AccessKey } = iam.CreateAccessKey({ UserName: 'anna' }, context);
    expect(AccessKey).toEqual({
      UserName: 'anna',
      AccessKeyId: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/),
      SecretAccessKey: expect.stringMatching(/^.{40}$/),
      Status: 'Active',
      CreateDate: new Date(start),
    });
    expect(iam.ListAccessKeys({ UserName: 'anna' }, context).AccessKeyMetadata).toEqual([
      {
        UserName: 'anna',
        AccessKeyId: AccessKey?.AccessKeyId,
        Status: 'Active',
        CreateDate: new Date(start),
      },
    ]);
  });

  it('are two at most', () => {
    iam.CreateAccessKey({ UserName: 'anna' }, context);
    iam.CreateAccessKey({ UserName: 'anna' }, context);
    expect(refusal(() => iam.CreateAccessKey({ UserName: 'anna' }, context))).toEqual({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for AccessKeysPerUser: 2',
      status: 409,
    });
  });

  it('can be made inactive, and are gone when deleted', () => {
    const AccessKeyId = iam.CreateAccessKey({ UserName: 'anna' }, context).AccessKey?.AccessKeyId;
    iam.UpdateAccessKey({ UserName: 'anna', AccessKeyId, Status: 'Inactive' }, context);
    expect(iam.ListAccessKeys({ UserName: 'anna' }, context).AccessKeyMetadata?.[0]?.Status).toBe(
      'Inactive',
    );
    iam.DeleteAccessKey({ UserName: 'anna', AccessKeyId }, context);
    expect(refusal(() => iam.DeleteAccessKey({ UserName: 'anna', AccessKeyId }, context))).toEqual({
      code: 'NoSuchEntity',
      message: `The Access Key with id ${AccessKeyId} cannot be found.`,
      status: 404,
    });
  });
});

describe('groups', () => {
  beforeEach(() => {
    iam.CreateUser({ UserName: 'anna' }, context);
    iam.CreateGroup({ GroupName: 'ops' }, context);
  });

  it('know their members, however often they are added', () => {
    iam.AddUserToGroup({ GroupName: 'ops', UserName: 'anna' }, context);
    iam.AddUserToGroup({ GroupName: 'ops', UserName: 'anna' }, context);
    const group = iam.GetGroup({ GroupName: 'ops' }, context);
    expect(group.Group?.GroupId).toMatch(/^AGPA[A-Z2-7]{17}$/);
    expect(group.Users?.map(({ Arn }) => Arn)).toEqual([userArn('anna')]);
    expect(
      iam
        .ListGroupsForUser({ UserName: 'anna' }, context)
        .Groups?.map(({ GroupName }) => GroupName),
    ).toEqual(['ops']);
  });

  it('stay while somebody or something is in them', () => {
    const remove = () => iam.DeleteGroup({ GroupName: 'ops' }, context);
    iam.AddUserToGroup({ GroupName: 'ops', UserName: 'anna' }, context);
    expect(refusal(remove)).toEqual(
      conflict('Cannot delete entity, must remove users from group first.'),
    );
    iam.RemoveUserFromGroup({ GroupName: 'ops', UserName: 'anna' }, context);
    const PolicyArn = makePolicy(context, 'read');
    iam.AttachGroupPolicy({ GroupName: 'ops', PolicyArn }, context);
    expect(refusal(remove)).toEqual(
      conflict('Cannot delete entity, must detach all policies first.'),
    );
    iam.DetachGroupPolicy({ GroupName: 'ops', PolicyArn }, context);
    iam.PutGroupPolicy({ GroupName: 'ops', PolicyName: 'own', PolicyDocument: policy() }, context);
    expect(refusal(remove)).toEqual(conflict('Cannot delete entity, must delete policies first.'));
    iam.DeleteGroupPolicy({ GroupName: 'ops', PolicyName: 'own' }, context);
    remove();
    expect(iam.ListGroups({}, context).Groups).toEqual([]);
  });

  it('take a user into ten of them at most', () => {
    for (let index = 0; index < 10; index += 1) {
      iam.CreateGroup({ GroupName: `g${index}` }, context);
      iam.AddUserToGroup({ GroupName: `g${index}`, UserName: 'anna' }, context);
    }
    expect(
      refusal(() => iam.AddUserToGroup({ GroupName: 'ops', UserName: 'anna' }, context)),
    ).toEqual({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for GroupsPerUser: 10',
      status: 409,
    });
  });

  it('keep documents and attached policies', () => {
    iam.PutGroupPolicy({ GroupName: 'ops', PolicyName: 'own', PolicyDocument: policy() }, context);
    const PolicyArn = makePolicy(context, 'read');
    iam.AttachGroupPolicy({ GroupName: 'ops', PolicyArn }, context);
    expect(iam.ListGroupPolicies({ GroupName: 'ops' }, context)).toEqual({
      PolicyNames: ['own'],
      IsTruncated: false,
    });
    const own = iam.GetGroupPolicy({ GroupName: 'ops', PolicyName: 'own' }, context);
    expect(decodeURIComponent(own.PolicyDocument ?? '')).toBe(policy());
    expect(iam.ListAttachedGroupPolicies({ GroupName: 'ops' }, context).AttachedPolicies).toEqual([
      { PolicyName: 'read', PolicyArn },
    ]);
    expect(
      refusal(() => iam.GetGroupPolicy({ GroupName: 'ops', PolicyName: 'other' }, context)),
    ).toEqual({
      code: 'NoSuchEntity',
      message: 'The group policy with name other cannot be found.',
      status: 404,
    });
  });

  it('that do not exist are NoSuchEntity', () => {
    expect(refusal(() => iam.GetGroup({ GroupName: 'none' }, context)).message).toBe(
      'The group with name none cannot be found.',
    );
  });
});
