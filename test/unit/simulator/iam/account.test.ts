import { describe, expect, it } from 'vitest';

import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { setLimit } from '../../../../src/simulator/cloud/services/quota-state.ts';
import { iam, makePolicy, makeRole, policy, setUp, trust } from './setup.ts';

describe('GetAccountSummary', () => {
  it('counts what is there beside the quotas', () => {
    const { account, context } = setUp();
    makeRole(context, 'one');
    iam.CreateServiceLinkedRole({ AWSServiceName: 'events.amazonaws.com' }, context);
    const PolicyArn = makePolicy(context, 'read');
    iam.CreatePolicyVersion({ PolicyArn, PolicyDocument: policy() }, context);
    iam.AttachRolePolicy(
      { RoleName: 'one', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
      context,
    );
    iam.CreateInstanceProfile({ InstanceProfileName: 'one' }, context);
    iam.CreateUser({ UserName: 'anna' }, context);
    iam.CreateGroup({ GroupName: 'ops' }, context);
    setLimit(account.quotas, 'roles', 'us-east-1', 1200);
    const { SummaryMap = {} } = iam.GetAccountSummary({}, context);
    expect(SummaryMap).toMatchObject({
      Roles: 2,
      RolesQuota: 1200,
      Policies: 1,
      PoliciesQuota: 1500,
      PolicyVersionsInUse: 2,
      InstanceProfiles: 1,
      InstanceProfilesQuota: 1000,
      Users: 1,
      UsersQuota: 5000,
      Groups: 1,
      AttachedPoliciesPerRoleQuota: 20,
      AssumeRolePolicySizeQuota: 2048,
      PolicySizeQuota: 6144,
      RolePolicySizeQuota: 10_240,
      UserPolicySizeQuota: 2048,
      VersionsPerPolicyQuota: 5,
    });
    expect(Object.keys(SummaryMap)).toHaveLength(34);
  });
});

describe('ListAccountAliases', () => {
  it('lists none where none is set', () => {
    const { account, context } = setUp();
    expect(iam.ListAccountAliases({}, context)).toEqual({ AccountAliases: [], IsTruncated: false });
    account.iam.aliases.push('acme');
    expect(iam.ListAccountAliases({}, context).AccountAliases).toEqual(['acme']);
  });
});

describe('GetAccountAuthorizationDetails', () => {
  it('holds every entity with its policies', () => {
    const details = iam.GetAccountAuthorizationDetails({}, full());
    expect(details.UserDetailList).toMatchObject([
      {
        UserName: 'anna',
        GroupList: ['ops'],
        UserPolicyList: [
          {
            PolicyName: 'own',
            PolicyDocument: encodeURIComponent(policy()).replaceAll('*', '%2A'),
          },
        ],
        AttachedManagedPolicies: [],
      },
    ]);
    expect(details.GroupDetailList).toMatchObject([{ GroupName: 'ops', GroupPolicyList: [] }]);
    expect(details.RoleDetailList).toMatchObject([
      {
        RoleName: 'backup',
        AssumeRolePolicyDocument: encodeURIComponent(trust()).replaceAll('*', '%2A'),
        InstanceProfileList: [{ InstanceProfileName: 'backup' }],
        AttachedManagedPolicies: [{ PolicyName: 'AdministratorAccess' }, { PolicyName: 'read' }],
      },
    ]);
    expect(details.Policies).toMatchObject([
      {
        PolicyName: 'AdministratorAccess',
        AttachmentCount: 1,
        PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true }],
      },
      { PolicyName: 'read', AttachmentCount: 1, PolicyVersionList: [{ VersionId: 'v1' }] },
    ]);
    expect(details.IsTruncated).toBe(false);
  });

  it('can be limited to kinds and comes in pages', () => {
    const context = full();
    const roles = iam.GetAccountAuthorizationDetails(
      { Filter: ['Role', 'LocalManagedPolicy'] },
      context,
    );
    expect([roles.UserDetailList, roles.Policies?.map(({ PolicyName }) => PolicyName)]).toEqual([
      [],
      ['read'],
    ]);
    const first = iam.GetAccountAuthorizationDetails({ MaxItems: 2 }, context);
    expect([
      first.UserDetailList?.length,
      first.GroupDetailList?.length,
      first.RoleDetailList?.length,
    ]).toEqual([1, 1, 0]);
    const second = iam.GetAccountAuthorizationDetails(
      { MaxItems: 5, Marker: first.Marker },
      context,
    );
    expect([
      second.UserDetailList?.length,
      second.RoleDetailList?.length,
      second.Policies?.length,
    ]).toEqual([0, 1, 2]);
  });
});

/** An account that has one of everything. */
function full(): CallContext {
  const { context } = setUp();
  const PolicyArn = makePolicy(context, 'read');
  iam.CreateUser({ UserName: 'anna' }, context);
  iam.CreateGroup({ GroupName: 'ops' }, context);
  iam.AddUserToGroup({ GroupName: 'ops', UserName: 'anna' }, context);
  iam.PutUserPolicy({ UserName: 'anna', PolicyName: 'own', PolicyDocument: policy() }, context);
  makeRole(context, 'backup');
  iam.AttachRolePolicy({ RoleName: 'backup', PolicyArn }, context);
  iam.AttachRolePolicy(
    { RoleName: 'backup', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    context,
  );
  iam.CreateInstanceProfile({ InstanceProfileName: 'backup' }, context);
  iam.AddRoleToInstanceProfile({ InstanceProfileName: 'backup', RoleName: 'backup' }, context);
  return context;
}
