import { beforeEach, describe, expect, it } from 'vitest';

import type { AccountState } from '../../../../src/simulator/cloud/account.ts';
import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { learners as learn } from '../../../../src/simulator/cloud/services/iam/index.ts';
import { roleAllows } from '../../../../src/simulator/cloud/services/iam/role-permissions.ts';
import { allow, iam, policy, policyArn, roleArn, setUp, trust } from './setup.ts';

let account: AccountState;
let context: CallContext;
/** Another backend that holds the same account. */
let other: CallContext;

beforeEach(() => {
  ({ account, context } = setUp());
  ({ context: other } = setUp());
  iam.CreateUser({ UserName: 'first' }, other); // so that its ids are not the mirror's
});

const RoleName = 'backup';
const ask = () => roleAllows(account, roleArn(RoleName), 's3:GetObject', '*').effect;

/** Calls the other backend and lets the mirror learn what it answered. */
const call = {
  createRole: (document = trust()) => {
    const input = { RoleName, AssumeRolePolicyDocument: document };
    learn.CreateRole(input, iam.CreateRole(input, other), context);
  },
  putRolePolicy: (PolicyDocument: string) => {
    const input = { RoleName, PolicyName: 'own', PolicyDocument };
    learn.PutRolePolicy(input, iam.PutRolePolicy(input, other), context);
  },
  createPolicy: (PolicyName: string, PolicyDocument: string) => {
    const input = { PolicyName, PolicyDocument };
    learn.CreatePolicy(input, iam.CreatePolicy(input, other), context);
  },
  attach: (PolicyArn: string) => {
    const input = { RoleName, PolicyArn };
    learn.AttachRolePolicy(input, iam.AttachRolePolicy(input, other), context);
  },
};

describe('what another backend makes', () => {
  it('is mirrored with its ids, ARNs and dates', () => {
    call.createRole();
    call.createPolicy('read', policy());
    const input = { InstanceProfileName: 'backup' };
    learn.CreateInstanceProfile(input, iam.CreateInstanceProfile(input, other), context);
    expect(account.iam.roles.get(RoleName)).toMatchObject({
      id: other.account.iam.roles.get(RoleName)?.id,
      arn: roleArn(RoleName),
      trust: trust(),
    });
    expect(account.iam.policies.get(policyArn('read'))?.id).toBe(
      other.account.iam.policies.get(policyArn('read'))?.id,
    );
    expect(account.iam.instanceProfiles.get('backup')?.id).toBe(
      other.account.iam.instanceProfiles.get('backup')?.id,
    );
  });

  it('is judged like a role of the account itself', () => {
    call.createRole();
    expect(ask()).toBe('not-granted');
    call.putRolePolicy(policy(allow('s3:*')));
    expect(ask()).toBe('allowed');
    learn.DeleteRolePolicy({ RoleName, PolicyName: 'own' }, undefined, context);
    expect(ask()).toBe('not-granted');
    call.createPolicy('read', policy(allow('s3:*')));
    call.attach(policyArn('read'));
    expect(ask()).toBe('allowed');
    const version = {
      PolicyArn: policyArn('read'),
      PolicyDocument: policy(allow('ec2:*')),
      SetAsDefault: true,
    };
    learn.CreatePolicyVersion(version, iam.CreatePolicyVersion(version, other), context);
    expect(ask()).toBe('not-granted');
    learn.SetDefaultPolicyVersion(
      { PolicyArn: policyArn('read'), VersionId: 'v1' },
      undefined,
      context,
    );
    expect(ask()).toBe('allowed');
    learn.DetachRolePolicy({ RoleName, PolicyArn: policyArn('read') }, undefined, context);
    expect(ask()).toBe('not-granted');
  });

  it('fills and empties instance profiles', () => {
    call.createRole();
    const profile = { InstanceProfileName: 'backup' };
    learn.CreateInstanceProfile(profile, iam.CreateInstanceProfile(profile, other), context);
    learn.AddRoleToInstanceProfile({ ...profile, RoleName }, undefined, context);
    expect(account.iam.instanceProfiles.get('backup')?.roles).toEqual(new Set([RoleName]));
    learn.RemoveRoleFromInstanceProfile({ ...profile, RoleName }, undefined, context);
    expect(account.iam.instanceProfiles.get('backup')?.roles.size).toBe(0);
    learn.DeleteInstanceProfile(profile, undefined, context);
    learn.DeleteRole({ RoleName }, undefined, context);
    call.createPolicy('read', policy());
    learn.DeletePolicy({ PolicyArn: policyArn('read') }, undefined, context);
    expect([
      account.iam.instanceProfiles.size,
      account.iam.roles.size,
      account.iam.policies.size,
    ]).toEqual([0, 0, 0]);
  });

  it('may be a document that AWS would refuse: then nothing is certain', () => {
    call.createRole();
    const PolicyDocument = '{"Statement":[{"Effect":"Alow"}]}';
    learn.PutRolePolicy({ RoleName, PolicyName: 'own', PolicyDocument }, undefined, context);
    expect(ask()).toBe('undecided');
    const created = iam.CreatePolicy({ PolicyName: 'odd', PolicyDocument: policy() }, other);
    learn.CreatePolicy({ PolicyName: 'odd', PolicyDocument }, created, context);
    expect(account.iam.policies.get(policyArn('odd'))?.versions.size).toBe(0);
  });

  it('may be a boundary, which the backend need not repeat', () => {
    call.createPolicy('limit', policy(allow('ec2:*')));
    const input = {
      RoleName,
      AssumeRolePolicyDocument: trust(),
      PermissionsBoundary: policyArn('limit'),
    };
    const { Role } = iam.CreateRole(input, other);
    learn.CreateRole(input, { Role: Role && { ...Role, PermissionsBoundary: undefined } }, context);
    call.putRolePolicy(policy(allow('*')));
    expect(roleAllows(account, roleArn(RoleName), 's3:GetObject', '*')).toEqual({
      effect: 'not-granted',
      layer: 'boundary',
    });
    learn.DeleteRolePermissionsBoundary({ RoleName }, undefined, context);
    expect(ask()).toBe('allowed');
  });

  it('changes as it is changed there', () => {
    call.createRole();
    const PolicyDocument = trust({ Service: 'backup.amazonaws.com' });
    learn.UpdateAssumeRolePolicy({ RoleName, PolicyDocument }, undefined, context);
    learn.TagRole(
      {
        RoleName,
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'b', Value: '2' },
        ],
      },
      undefined,
      context,
    );
    learn.UntagRole({ RoleName, TagKeys: ['a'] }, undefined, context);
    learn.PutRolePermissionsBoundary(
      { RoleName, PermissionsBoundary: policyArn('limit') },
      undefined,
      context,
    );
    expect(account.iam.roles.get(RoleName)).toMatchObject({
      trust: PolicyDocument,
      tags: new Map([['b', '2']]),
      boundary: policyArn('limit'),
    });
    call.createPolicy('read', policy());
    const PolicyArn = policyArn('read');
    const version = { PolicyArn, PolicyDocument: policy() };
    learn.CreatePolicyVersion(version, iam.CreatePolicyVersion(version, other), context);
    learn.DeletePolicyVersion({ PolicyArn, VersionId: 'v2' }, undefined, context);
    expect([...(account.iam.policies.get(PolicyArn)?.versions.keys() ?? [])]).toEqual(['v1']);
    learn.GetPolicy({}, iam.GetPolicy({ PolicyArn }, other), context);
    expect(account.iam.policies.get(PolicyArn)?.defaultVersion).toBe('v1');
  });

  it('may be a service-linked role', () => {
    const input = { AWSServiceName: 'events.amazonaws.com' };
    learn.CreateServiceLinkedRole(input, iam.CreateServiceLinkedRole(input, other), context);
    expect(account.iam.roles.get('AWSServiceRoleForCloudWatchEvents')).toMatchObject({
      serviceLinked: 'events.amazonaws.com',
      path: '/aws-service-role/events.amazonaws.com/',
    });
    learn.DeleteServiceLinkedRole(
      { RoleName: 'AWSServiceRoleForCloudWatchEvents' },
      undefined,
      context,
    );
    expect(account.iam.roles.size).toBe(0);
  });
});

describe('what another backend has', () => {
  beforeEach(() => {
    iam.CreateRole({ RoleName, AssumeRolePolicyDocument: trust() }, other);
    iam.CreatePolicy({ PolicyName: 'read', PolicyDocument: policy(allow('s3:*')) }, other);
    iam.AttachRolePolicy({ RoleName, PolicyArn: policyArn('read') }, other);
    iam.CreateInstanceProfile({ InstanceProfileName: 'backup' }, other);
    iam.AddRoleToInstanceProfile({ InstanceProfileName: 'backup', RoleName }, other);
  });

  it('is found by its lists', () => {
    learn.ListRoles({}, iam.ListRoles({}, other), context);
    learn.ListPolicies({}, iam.ListPolicies({}, other), context);
    learn.ListInstanceProfiles({}, iam.ListInstanceProfiles({}, other), context);
    expect([...account.iam.roles.keys()]).toEqual([RoleName]);
    expect([...account.iam.policies.keys()]).toEqual([policyArn('read')]);
    expect(account.iam.instanceProfiles.get('backup')?.roles).toEqual(new Set([RoleName]));
  });

  it('is found through a profile too', () => {
    learn.ListInstanceProfilesForRole(
      {},
      iam.ListInstanceProfilesForRole({ RoleName }, other),
      context,
    );
    expect(account.iam.roles.get(RoleName)?.trust).toBe(trust());
    expect(account.iam.roles.get(RoleName)?.unread).toEqual(
      new Set(['attached', 'inline', 'boundary']),
    );
  });

  it('is not judged before all of it was read', () => {
    learn.ListRoles({}, iam.ListRoles({}, other), context);
    learn.ListPolicies({}, iam.ListPolicies({}, other), context);
    expect(ask()).toBe('undecided');
    learn.GetRole({}, iam.GetRole({ RoleName }, other), context);
    expect(ask()).toBe('undecided');
    learn.ListAttachedRolePolicies(
      { RoleName },
      iam.ListAttachedRolePolicies({ RoleName }, other),
      context,
    );
    learn.ListRolePolicies({ RoleName }, iam.ListRolePolicies({ RoleName }, other), context);
    expect(ask()).toBe('undecided');
    const version = { PolicyArn: policyArn('read'), VersionId: 'v1' };
    learn.GetPolicyVersion(version, iam.GetPolicyVersion(version, other), context);
    expect(account.iam.roles.get(RoleName)?.unread.size).toBe(0);
    expect(ask()).toBe('allowed');
  });

  it('keeps inline documents unread until each was read', () => {
    iam.PutRolePolicy({ RoleName, PolicyName: 'own', PolicyDocument: policy() }, other);
    learn.GetRole({}, iam.GetRole({ RoleName }, other), context);
    const list = () =>
      learn.ListRolePolicies({ RoleName }, iam.ListRolePolicies({ RoleName }, other), context);
    list();
    expect(account.iam.roles.get(RoleName)?.unread.has('inline')).toBe(true);
    learn.GetRolePolicy({}, iam.GetRolePolicy({ RoleName, PolicyName: 'own' }, other), context);
    list();
    expect(account.iam.roles.get(RoleName)?.unread.has('inline')).toBe(false);
  });

  it('is known by the page: half a list says nothing', () => {
    learn.GetRole({}, iam.GetRole({ RoleName }, other), context);
    const page = { AttachedPolicies: [], IsTruncated: true, Marker: 'm' };
    learn.ListAttachedRolePolicies({ RoleName }, page, context);
    expect(account.iam.roles.get(RoleName)?.unread.has('attached')).toBe(true);
  });

  it('keeps what is known of a role that is read again, and not of another one of its name', () => {
    learn.GetRole({}, iam.GetRole({ RoleName }, other), context);
    account.iam.roles.get(RoleName)?.unread.clear();
    iam.UpdateAssumeRolePolicy(
      { RoleName, PolicyDocument: trust({ Service: 'backup.amazonaws.com' }) },
      other,
    );
    learn.GetRole({}, iam.GetRole({ RoleName }, other), context);
    expect(account.iam.roles.get(RoleName)?.trust).toContain('backup.amazonaws.com');
    expect(account.iam.roles.get(RoleName)?.unread.size).toBe(0);
    iam.DetachRolePolicy({ RoleName, PolicyArn: policyArn('read') }, other);
    iam.RemoveRoleFromInstanceProfile({ InstanceProfileName: 'backup', RoleName }, other);
    iam.DeleteRole({ RoleName }, other);
    iam.CreateRole({ RoleName, AssumeRolePolicyDocument: trust() }, other);
    learn.GetRole({}, iam.GetRole({ RoleName }, other), context);
    expect(account.iam.roles.get(RoleName)?.unread).toEqual(new Set(['attached', 'inline']));
  });
});
