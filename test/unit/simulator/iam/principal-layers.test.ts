import { beforeEach, describe, expect, it } from 'vitest';

import { decide } from '../../../../src/policies/evaluate/decide.ts';
import type { AccountState } from '../../../../src/simulator/cloud/account.ts';
import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import {
  layersOf,
  principalOfAccessKey,
  unreadOf,
} from '../../../../src/simulator/cloud/services/iam/principal-layers.ts';
import { roleAllows } from '../../../../src/simulator/cloud/services/iam/role-permissions.ts';
import type { IamSession } from '../../../../src/simulator/cloud/services/iam/state.ts';
import { accountId, start, wait } from '../../../fixtures/embedded-cloud/account.ts';
import {
  allow,
  deny,
  iam,
  makePolicy,
  makeRole,
  policy,
  roleArn,
  setUp,
  userArn,
} from './setup.ts';

let account: AccountState;
let context: CallContext;

beforeEach(() => {
  ({ account, context } = setUp());
  iam.CreateUser({ UserName: 'anna' }, context);
  makeRole(context, 'backup');
});

const sessionArn = `arn:aws:sts::${accountId}:assumed-role/backup/me`;

function addSession(id: string, more: Partial<IamSession> = {}): void {
  account.iam.sessions.set(id, {
    arn: sessionArn,
    principalArn: roleArn('backup'),
    userId: 'AROA:me',
    secret: 's',
    token: 't',
    expires: start + 3_600_000,
    ...more,
  });
}

describe('principalOfAccessKey', () => {
  it('finds the user of an active key', () => {
    const AccessKeyId =
      iam.CreateAccessKey({ UserName: 'anna' }, context).AccessKey?.AccessKeyId ?? '';
    expect(principalOfAccessKey(account, AccessKeyId)).toEqual({
      kind: 'aws',
      arn: userArn('anna'),
    });
    iam.UpdateAccessKey({ UserName: 'anna', AccessKeyId, Status: 'Inactive' }, context);
    expect(principalOfAccessKey(account, AccessKeyId)).toBeUndefined();
    expect(principalOfAccessKey(account, 'AKIANOBODY')).toBeUndefined();
  });

  it('finds a session until it ends', async () => {
    addSession('ASIA1');
    expect(principalOfAccessKey(account, 'ASIA1')).toEqual({ kind: 'aws', arn: sessionArn });
    await wait(account, 3600);
    expect(principalOfAccessKey(account, 'ASIA1')).toBeUndefined();
  });
});

describe('layersOf', () => {
  it("has a user's own policies and those of the groups", () => {
    const PolicyArn = makePolicy(context, 'read');
    iam.AttachUserPolicy({ UserName: 'anna', PolicyArn }, context);
    iam.PutUserPolicy({ UserName: 'anna', PolicyName: 'own', PolicyDocument: policy() }, context);
    iam.CreateGroup({ GroupName: 'ops' }, context);
    iam.AddUserToGroup({ UserName: 'anna', GroupName: 'ops' }, context);
    iam.PutGroupPolicy({ GroupName: 'ops', PolicyName: 'team', PolicyDocument: policy() }, context);
    const layers = layersOf(account, userArn('anna'));
    expect(layers.identity.map(({ source }) => source)).toEqual([
      { name: 'read', path: PolicyArn },
      { name: 'own', path: userArn('anna') },
      { name: 'team', path: `arn:aws:iam::${accountId}:group/ops` },
    ]);
    expect(Object.keys(layers)).toEqual(['identity']);
  });

  it('hands out the same objects until a document changes', () => {
    const PolicyArn = makePolicy(context, 'read');
    iam.AttachUserPolicy({ UserName: 'anna', PolicyArn }, context);
    const [first] = layersOf(account, userArn('anna')).identity;
    expect(layersOf(account, userArn('anna')).identity[0]).toBe(first);
    iam.CreatePolicyVersion({ PolicyArn, PolicyDocument: policy(), SetAsDefault: true }, context);
    expect(layersOf(account, userArn('anna')).identity[0]).not.toBe(first);
  });

  it('has the boundary and every level of SCPs', () => {
    const PermissionsBoundary = makePolicy(context, 'limit');
    iam.PutRolePermissionsBoundary({ RoleName: 'backup', PermissionsBoundary }, context);
    account.iam.scps = [
      [{ name: 'FullAWSAccess', text: policy(allow('*')) }],
      [
        {
          name: 'Regions',
          text: policy(deny('ec2:*')),
          path: 'arn:aws:organizations::1:policy/o-1/p-1',
        },
      ],
    ];
    const layers = layersOf(account, roleArn('backup'));
    expect(layers.boundary?.source.path).toBe(PermissionsBoundary);
    expect(layers.scp?.map((level) => level.map(({ source }) => source))).toEqual([
      [{ name: 'FullAWSAccess', path: 'FullAWSAccess' }],
      [{ name: 'Regions', path: 'arn:aws:organizations::1:policy/o-1/p-1' }],
    ]);
  });

  it('gives a session the policies of its role', () => {
    iam.PutRolePolicy({ RoleName: 'backup', PolicyName: 'own', PolicyDocument: policy() }, context);
    addSession('ASIA1');
    const layers = layersOf(account, sessionArn, 'ASIA1');
    expect(layers.identity.map(({ source }) => source.name)).toEqual(['own']);
    expect(layers.session).toBeUndefined();
  });

  it('tells sessions of one name apart by their key, and without one takes the worst', () => {
    addSession('ASIA1', { policies: [{ name: 'session policy', text: policy(allow('s3:*')) }] });
    expect(layersOf(account, sessionArn).session?.map(({ source }) => source.name)).toEqual([
      'session policy',
    ]);
    addSession('ASIA2');
    expect(layersOf(account, sessionArn, 'ASIA1').session).toHaveLength(1);
    expect(layersOf(account, sessionArn, 'ASIA2').session).toBeUndefined();
    expect(layersOf(account, sessionArn).session).toEqual([]);
  });

  it('gives nobody anything', () => {
    expect(layersOf(account, userArn('none'))).toEqual({ identity: [] });
    expect(layersOf(account, userArn('path/anna'))).toEqual({ identity: [] });
  });

  it("does not take a session of another account's role for one of its own", () => {
    iam.PutRolePolicy({ RoleName: 'backup', PolicyName: 'own', PolicyDocument: policy() }, context);
    const foreign = 'arn:aws:sts::999988887777:assumed-role/backup/me';
    expect(layersOf(account, foreign)).toEqual({ identity: [] });
  });

  it("lets the account's root user do what SCPs leave", () => {
    const request = {
      principal: { kind: 'aws', arn: `arn:aws:iam::${accountId}:root` },
      action: 'ec2:RunInstances',
      resource: '*',
      context: new Map(),
      complete: true,
    } as const;
    const ask = () => decide(layersOf(account, request.principal.arn), request).effect;
    expect(ask()).toBe('allowed');
    account.iam.scps = [[{ name: 'none', text: policy(deny('ec2:*')) }]];
    expect(ask()).toBe('denied');
  });
});

/** Gives the role a policy; asks whether it lets the agent register. */
const ssm = (document: string) =>
  iam.PutRolePolicy({ RoleName: 'backup', PolicyName: 'own', PolicyDocument: document }, context);
const ask = (known?: ReadonlyMap<string, readonly string[]>) =>
  roleAllows(account, roleArn('backup'), 'ssm:UpdateInstanceInformation', '*', known);

describe('roleAllows', () => {
  it('decides by the policies of the role', () => {
    expect(ask()).toEqual({ effect: 'not-granted', layer: 'identity' });
    iam.AttachRolePolicy(
      { RoleName: 'backup', PolicyArn: 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore' },
      context,
    );
    expect(ask()).toMatchObject({
      effect: 'allowed',
      by: [{ source: { name: 'AmazonSSMManagedInstanceCore' }, index: 0 }],
    });
    ssm(policy({ Sid: 'no', ...deny('ssm:*') }));
    expect(ask()).toMatchObject({
      effect: 'denied',
      layer: 'identity',
      by: [{ sid: 'no', source: { name: 'own', path: roleArn('backup') } }],
    });
  });

  it('decides by boundary and SCP too', () => {
    ssm(policy(allow('*')));
    account.iam.scps = [[{ name: 'none', text: policy(deny('ssm:*')) }]];
    expect(ask()).toMatchObject({ effect: 'denied', layer: 'scp' });
    account.iam.scps = [];
    iam.PutRolePermissionsBoundary(
      { RoleName: 'backup', PermissionsBoundary: makePolicy(context, 'limit') },
      context,
    );
    expect(ask()).toEqual({ effect: 'not-granted', layer: 'boundary' });
  });

  it('is undecided where a condition key is not known, and decided where it is', () => {
    ssm(
      policy({
        ...allow('ssm:*'),
        Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
      }),
    );
    expect(ask()).toMatchObject({ effect: 'undecided', missing: [{ key: 'aws:RequestedRegion' }] });
    expect(ask(new Map([['aws:requestedregion', ['eu-central-1']]])).effect).toBe('allowed');
    expect(ask(new Map([['aws:requestedregion', ['us-east-1']]])).effect).toBe('not-granted');
  });

  it("knows the role's tags", () => {
    iam.TagRole({ RoleName: 'backup', Tags: [{ Key: 'Team', Value: 'backup' }] }, context);
    ssm(
      policy({
        ...allow('ssm:*'),
        Condition: { StringEquals: { 'aws:PrincipalTag/team': 'backup' } },
      }),
    );
    expect(ask().effect).toBe('allowed');
    ssm(
      policy({
        ...allow('ssm:*'),
        Condition: { StringEquals: { 'aws:PrincipalTag/other': 'backup' } },
      }),
    );
    expect(ask().effect).toBe('not-granted');
  });

  it('is certain of nothing but a Deny where policies were not read', () => {
    const role = account.iam.roles.get('backup');
    role?.unread.add('attached').add('boundary');
    ssm(policy(allow('*')));
    expect(ask()).toEqual({
      effect: 'undecided',
      missing: [],
      reason: 'policies of backup were not read: attached policies, permissions boundary',
    });
    ssm(policy(deny('ssm:*')));
    expect(ask().effect).toBe('denied');
  });

  it('is undecided where the document of an attached policy or of the boundary is not there', () => {
    const PolicyArn = makePolicy(context, 'read', policy(allow('*')));
    iam.AttachRolePolicy({ RoleName: 'backup', PolicyArn }, context);
    account.iam.policies.get(PolicyArn)?.versions.clear();
    expect(unreadOf(account, roleArn('backup'))).toEqual([PolicyArn]);
    expect(ask().effect).toBe('undecided');
    iam.DetachRolePolicy({ RoleName: 'backup', PolicyArn }, context);
    iam.PutRolePermissionsBoundary({ RoleName: 'backup', PermissionsBoundary: PolicyArn }, context);
    ssm(policy(allow('*')));
    expect(ask().effect).toBe('undecided');
    expect(layersOf(account, roleArn('backup')).boundary?.statements).toEqual([]);
  });

  it('grants nothing to a role that does not exist', () => {
    expect(roleAllows(account, roleArn('none'), 's3:GetObject', '*')).toEqual({
      effect: 'not-granted',
      layer: 'identity',
    });
  });
});
