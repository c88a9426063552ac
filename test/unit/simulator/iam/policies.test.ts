import { beforeEach, describe, expect, it } from 'vitest';

import type { AccountState } from '../../../../src/simulator/cloud/account.ts';
import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { setLimit } from '../../../../src/simulator/cloud/services/quota-state.ts';
import { start, wait } from '../../../fixtures/embedded-cloud/account.ts';
import {
  allow,
  iam,
  makePolicy,
  makeRole,
  policy,
  policyArn,
  refusal,
  setUp,
  policyOfSize,
} from './setup.ts';

let account: AccountState;
let context: CallContext;

beforeEach(() => {
  ({ account, context } = setUp());
});

const noSuchEntity = (message: string) => ({ code: 'NoSuchEntity', message, status: 404 });

describe('managed policies', () => {
  it('begin at version v1', () => {
    const created = iam.CreatePolicy(
      { PolicyName: 'read', Path: '/vba/', PolicyDocument: policy(), Description: 'reads' },
      context,
    );
    expect(created.Policy).toEqual({
      PolicyName: 'read',
      PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/),
      Arn: policyArn('vba/read'),
      Path: '/vba/',
      DefaultVersionId: 'v1',
      AttachmentCount: 0,
      PermissionsBoundaryUsageCount: 0,
      IsAttachable: true,
      CreateDate: new Date(start),
      UpdateDate: new Date(start),
    });
    expect(iam.GetPolicy({ PolicyArn: policyArn('vba/read') }, context).Policy).toEqual({
      ...created.Policy,
      Description: 'reads',
      Tags: [],
    });
  });

  it('have one name in the account, whatever their path', () => {
    makePolicy(context, 'read');
    expect(
      refusal(() =>
        iam.CreatePolicy(
          { PolicyName: 'READ', Path: '/other/', PolicyDocument: policy() },
          context,
        ),
      ),
    ).toEqual({
      code: 'EntityAlreadyExists',
      message: 'A policy called READ already exists. Duplicate names are not allowed.',
      status: 409,
    });
  });

  it('are at most 6,144 characters, white space apart', () => {
    makePolicy(context, 'fits', policyOfSize(6144));
    expect(refusal(() => makePolicy(context, 'large', policyOfSize(6145)))).toEqual({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for PolicySize: 6144',
      status: 409,
    });
  });

  it('are refused where the account has as many as its quota', () => {
    setLimit(account.quotas, 'policies', 'us-east-1', 1);
    makePolicy(context, 'one');
    expect(refusal(() => makePolicy(context, 'two'))).toEqual({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for PoliciesPerAccount: 1',
      status: 409,
    });
  });

  it('are listed by scope, path and use', () => {
    const attached = makePolicy(context, 'attached');
    const boundary = makePolicy(context, 'boundary');
    iam.CreatePolicy({ PolicyName: 'idle', Path: '/vba/', PolicyDocument: policy() }, context);
    makeRole(context, 'backup');
    iam.AttachRolePolicy({ RoleName: 'backup', PolicyArn: attached }, context);
    iam.PutRolePermissionsBoundary({ RoleName: 'backup', PermissionsBoundary: boundary }, context);
    const names = (input: Parameters<typeof iam.ListPolicies>[0]) =>
      iam.ListPolicies(input, context).Policies?.map(({ PolicyName }) => PolicyName);
    expect(names({ Scope: 'Local' })).toEqual(['attached', 'boundary', 'idle']);
    expect(names({ Scope: 'AWS' })).toEqual([
      'AdministratorAccess',
      'AmazonSSMManagedInstanceCore',
      'CloudWatchEventsServiceRolePolicy',
    ]);
    expect(names({ PathPrefix: '/vba/' })).toEqual(['idle']);
    expect(names({ OnlyAttached: true })).toEqual(['attached', 'boundary']);
    expect(names({ PolicyUsageFilter: 'PermissionsBoundary' })).toEqual(['boundary']);
    expect(names({ PolicyUsageFilter: 'PermissionsPolicy' })).toEqual(['attached']);
  });

  it('name who holds them', () => {
    const PolicyArn = makePolicy(context, 'read');
    makeRole(context, 'backup');
    iam.CreateUser({ UserName: 'anna' }, context);
    iam.AttachRolePolicy({ RoleName: 'backup', PolicyArn }, context);
    iam.AttachUserPolicy({ UserName: 'anna', PolicyArn }, context);
    const all = iam.ListEntitiesForPolicy({ PolicyArn }, context);
    expect(all.PolicyRoles).toEqual([
      { RoleName: 'backup', RoleId: account.iam.roles.get('backup')?.id },
    ]);
    expect(all.PolicyUsers).toEqual([
      { UserName: 'anna', UserId: account.iam.users.get('anna')?.id },
    ]);
    expect(all.PolicyGroups).toEqual([]);
    expect(
      iam.ListEntitiesForPolicy({ PolicyArn, EntityFilter: 'User' }, context).PolicyRoles,
    ).toEqual([]);
    const first = iam.ListEntitiesForPolicy({ PolicyArn, MaxItems: 1 }, context);
    expect(first).toMatchObject({
      PolicyRoles: [{ RoleName: 'backup' }],
      PolicyUsers: [],
      IsTruncated: true,
    });
    expect(
      iam.ListEntitiesForPolicy({ PolicyArn, MaxItems: 1, Marker: first.Marker }, context)
        .PolicyUsers,
    ).toHaveLength(1);
  });

  it('stay while somebody holds them or they have other versions', () => {
    const PolicyArn = makePolicy(context, 'read');
    const remove = () => iam.DeletePolicy({ PolicyArn }, context);
    makeRole(context, 'backup');
    iam.AttachRolePolicy({ RoleName: 'backup', PolicyArn }, context);
    expect(refusal(remove)).toEqual({
      code: 'DeleteConflict',
      message: 'Cannot delete a policy attached to entities.',
      status: 409,
    });
    iam.DetachRolePolicy({ RoleName: 'backup', PolicyArn }, context);
    iam.CreatePolicyVersion({ PolicyArn, PolicyDocument: policy() }, context);
    expect(refusal(remove)).toEqual({
      code: 'DeleteConflict',
      message:
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
      status: 409,
    });
    iam.DeletePolicyVersion({ PolicyArn, VersionId: 'v2' }, context);
    remove();
    expect(refusal(remove)).toEqual(noSuchEntity(`Policy ${PolicyArn} was not found.`));
  });
});

describe('policy versions', () => {
  it('count on, the newest is listed first', async () => {
    const PolicyArn = makePolicy(context, 'read');
    await wait(account, 60);
    const made = iam.CreatePolicyVersion(
      { PolicyArn, PolicyDocument: policy(allow('ec2:*')), SetAsDefault: true },
      context,
    );
    const later = new Date(start + 60_000);
    expect(made.PolicyVersion).toEqual({
      VersionId: 'v2',
      IsDefaultVersion: true,
      CreateDate: later,
    });
    expect(iam.ListPolicyVersions({ PolicyArn }, context).Versions).toEqual([
      { VersionId: 'v2', IsDefaultVersion: true, CreateDate: later },
      { VersionId: 'v1', IsDefaultVersion: false, CreateDate: new Date(start) },
    ]);
    expect(iam.GetPolicy({ PolicyArn }, context).Policy).toMatchObject({
      DefaultVersionId: 'v2',
      UpdateDate: later,
    });
    iam.DeletePolicyVersion({ PolicyArn, VersionId: 'v1' }, context);
    expect(
      iam.CreatePolicyVersion({ PolicyArn, PolicyDocument: policy() }, context).PolicyVersion,
    ).toMatchObject({
      VersionId: 'v3',
      IsDefaultVersion: false,
    });
  });

  it('are answered URL-encoded', () => {
    const PolicyArn = makePolicy(context, 'read');
    const { PolicyVersion } = iam.GetPolicyVersion({ PolicyArn, VersionId: 'v1' }, context);
    expect(PolicyVersion?.Document).toMatch(/^%7B%22Version%22%3A/);
    expect(decodeURIComponent(PolicyVersion?.Document ?? '')).toBe(policy());
  });

  it('are paged past the tenth', () => {
    const PolicyArn = makePolicy(context, 'read');
    for (let version = 2; version <= 11; version += 1) {
      iam.CreatePolicyVersion({ PolicyArn, PolicyDocument: policy() }, context);
      if (version > 4)
        iam.DeletePolicyVersion({ PolicyArn, VersionId: `v${version - 1}` }, context);
    }
    const first = iam.ListPolicyVersions({ PolicyArn, MaxItems: 2 }, context);
    expect(first.Versions?.map(({ VersionId }) => VersionId)).toEqual(['v11', 'v3']);
    const second = iam.ListPolicyVersions(
      { PolicyArn, MaxItems: 2, Marker: first.Marker },
      context,
    );
    expect(second.Versions?.map(({ VersionId }) => VersionId)).toEqual(['v2', 'v1']);
  });

  it('are five at most', () => {
    const PolicyArn = makePolicy(context, 'read');
    const add = () => iam.CreatePolicyVersion({ PolicyArn, PolicyDocument: policy() }, context);
    for (let version = 2; version <= 5; version += 1) add();
    expect(refusal(add)).toEqual({
      code: 'LimitExceeded',
      message:
        'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
      status: 409,
    });
  });

  it('do not lose the default one, unless another becomes it', () => {
    const PolicyArn = makePolicy(context, 'read');
    iam.CreatePolicyVersion({ PolicyArn, PolicyDocument: policy() }, context);
    const remove = () => iam.DeletePolicyVersion({ PolicyArn, VersionId: 'v1' }, context);
    expect(refusal(remove)).toEqual({
      code: 'DeleteConflict',
      message: 'Cannot delete the default version of a policy.',
      status: 409,
    });
    iam.SetDefaultPolicyVersion({ PolicyArn, VersionId: 'v2' }, context);
    remove();
    expect(
      iam.ListPolicyVersions({ PolicyArn }, context).Versions?.map(({ VersionId }) => VersionId),
    ).toEqual(['v2']);
  });

  it('that do not exist are NoSuchEntity, and what is no version is a ValidationError', () => {
    const PolicyArn = makePolicy(context, 'read');
    const absent = (VersionId: string, arn = PolicyArn) =>
      refusal(() => iam.GetPolicyVersion({ PolicyArn: arn, VersionId }, context));
    expect(absent('v9')).toEqual(
      noSuchEntity(`Policy ${PolicyArn} version v9 does not exist or is not attachable.`),
    );
    expect(absent('v1', policyArn('none'))).toEqual(
      noSuchEntity(`Policy ${policyArn('none')} version v1 does not exist or is not attachable.`),
    );
    expect(absent('1')).toEqual({
      code: 'ValidationError',
      message: String.raw`1 validation error detected: Value at 'versionId' failed to satisfy constraint: Member must satisfy regular expression pattern: v[1-9][0-9]*(\.[A-Za-z0-9-]*)?`,
      status: 400,
    });
  });
});

describe("AWS's own policies", () => {
  const PolicyArn = 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore';

  it('have their real documents', () => {
    expect(iam.GetPolicy({ PolicyArn }, context).Policy).toMatchObject({
      DefaultVersionId: 'v2',
      UpdateDate: new Date('2019-05-23T16:54:21Z'),
    });
    const { PolicyVersion } = iam.GetPolicyVersion({ PolicyArn, VersionId: 'v2' }, context);
    const document = JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ''));
    const actions = document.Statement.flatMap(({ Action }: { Action: string[] }) => Action);
    expect(actions).toHaveLength(25);
    expect(actions).toEqual(
      expect.arrayContaining([
        'ssm:UpdateInstanceInformation',
        'ssmmessages:OpenDataChannel',
        'ec2messages:GetMessages',
      ]),
    );
  });

  it('are of the partition of the account', () => {
    const gov = setUp();
    const abroad = { ...gov.context, account: { ...gov.account, partition: 'aws-us-gov' } };
    expect(
      iam.GetPolicy({ PolicyArn: 'arn:aws-us-gov:iam::aws:policy/AdministratorAccess' }, abroad)
        .Policy?.PolicyName,
    ).toBe('AdministratorAccess');
    expect(refusal(() => iam.GetPolicy({ PolicyArn }, abroad)).code).toBe('NoSuchEntity');
  });

  it('that are not known whole are not there', () => {
    const unknown = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    expect(refusal(() => iam.GetPolicy({ PolicyArn: unknown }, context))).toEqual(
      noSuchEntity(`Policy ${unknown} was not found.`),
    );
  });

  it('cannot be changed', () => {
    for (const call of [
      () => iam.CreatePolicyVersion({ PolicyArn, PolicyDocument: policy() }, context),
      () => iam.DeletePolicy({ PolicyArn }, context),
      () => iam.TagPolicy({ PolicyArn, Tags: [] }, context),
    ]) {
      expect(refusal(call)).toMatchObject({ code: 'AccessDenied', status: 403 });
    }
  });
});
