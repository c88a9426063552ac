import { describe, expect, it } from 'vitest';

import { readIdentity } from '../../../../src/checks/readers/identity.ts';
import type { Caller } from '../../../../src/checks/readers/reading.ts';
import { given } from '../support/literal-facts.ts';
import { readingOf, scriptedAws, type Script } from '../support/scripted-aws.ts';

const caller = { accountId: '123456789012', partition: 'aws', regionDisabled: false };
const user: Caller = {
  ...caller,
  arn: 'arn:aws:iam::123456789012:user/d',
  kind: 'user',
  name: 'd',
};
const roleName = 'AWSReservedSSO_Backup_0123456789abcdef';
const session: Caller = {
  ...caller,
  arn: `arn:aws:sts::123456789012:assumed-role/${roleName}/jane`,
  kind: 'role',
  name: roleName,
};
const roleArn = `arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/eu-central-1/${roleName}`;
const policy = '{"Version":"2012-10-17","Statement":[]}';

function managed(input: URLSearchParams): string {
  const arn = input.get('PolicyArn') ?? '';
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  return `<Policy><PolicyName>${name}</PolicyName><Arn>${arn}</Arn><DefaultVersionId>v3</DefaultVersionId></Policy>`;
}

const common: Script = {
  GetPolicy: managed,
  GetPolicyVersion: (input) =>
    `<PolicyVersion><Document>${encodeURIComponent(policy)}</Document><VersionId>${input.get('VersionId')}</VersionId></PolicyVersion>`,
};

function attached(...names: readonly string[]): string {
  const members = names.map(
    (name) =>
      `<member><PolicyName>${name}</PolicyName><PolicyArn>arn:aws:iam::123456789012:policy/${name}</PolicyArn></member>`,
  );
  return `<AttachedPolicies>${members.join('')}</AttachedPolicies><IsTruncated>false</IsTruncated>`;
}

function inline(...names: readonly string[]): string {
  return `<PolicyNames>${names.map((name) => `<member>${name}</member>`).join('')}</PolicyNames><IsTruncated>false</IsTruncated>`;
}

const userScript: Script = {
  ...common,
  GetUser: () =>
    `<User><UserName>d</UserName><Arn>${user.arn}</Arn><PermissionsBoundary><PermissionsBoundaryArn>arn:aws:iam::123456789012:policy/Dev</PermissionsBoundaryArn></PermissionsBoundary></User>`,
  ListAttachedUserPolicies: () => attached('Deploy'),
  ListUserPolicies: () => inline('extra'),
  GetUserPolicy: () =>
    `<UserName>d</UserName><PolicyName>extra</PolicyName><PolicyDocument>${encodeURIComponent(policy)}</PolicyDocument>`,
  ListGroupsForUser: () =>
    '<Groups><member><GroupName>ops</GroupName></member></Groups><IsTruncated>false</IsTruncated>',
  ListAttachedGroupPolicies: () => attached('Ops'),
  ListGroupPolicies: () => inline(),
};

describe('readIdentity', () => {
  it('reads every document of a user: attached, inline, of its groups, and its boundary', async () => {
    const facts = await readIdentity(readingOf(scriptedAws(userScript)), user);
    expect(facts.policyArn).toEqual({ value: user.arn });
    expect(facts.policies).toEqual({
      value: [
        {
          name: 'Deploy',
          kind: 'managed',
          arn: 'arn:aws:iam::123456789012:policy/Deploy',
          text: policy,
        },
        { name: 'extra', kind: 'inline', text: policy },
        { name: 'Ops', kind: 'group', arn: 'arn:aws:iam::123456789012:policy/Ops', text: policy },
      ],
    });
    expect(facts.boundary).toMatchObject({ value: { name: 'Dev', text: policy } });
    expect(facts.scps).toHaveProperty('unknown');
  });

  it('resolves a session to its role by name, with the path that the ARN of the session lacks', async () => {
    const script: Script = {
      ...common,
      GetRole: () => `<Role><RoleName>${roleName}</RoleName><Arn>${roleArn}</Arn></Role>`,
      ListAttachedRolePolicies: () => attached('AdministratorAccess'),
      ListRolePolicies: () => inline(),
    };
    const aws = scriptedAws(script);
    const facts = await readIdentity(readingOf(aws), session);
    expect(facts).toMatchObject({ policyArn: { value: roleArn }, boundary: { value: null } });
    expect(facts.policies).toMatchObject({ value: [{ name: 'AdministratorAccess' }] });
    expect(aws.calls).not.toContain('GetUser');
  });

  it('does not guess the ARN of a role that it may not read', async () => {
    const facts = await readIdentity(readingOf(scriptedAws({})), session);
    expect(facts.policyArn).toEqual({
      unknown: 'the caller may not call iam:GetRole (no identity-based policy allows it).',
      needs: ['iam:GetRole'],
    });
    expect(facts.policies).toMatchObject({
      needs: expect.arrayContaining(['iam:ListAttachedRolePolicies']) as string[],
    });
  });

  it('knows the policies of a user whose boundary it may not see', async () => {
    const { GetUser: _, ...rest } = userScript;
    const facts = await readIdentity(readingOf(scriptedAws(rest)), user);
    expect(facts.policies).toHaveProperty('value');
    expect(facts.boundary).toMatchObject({ needs: ['iam:GetUser'] });
  });

  it('reads all or nothing: a policy that is missing could deny', async () => {
    const { GetPolicyVersion: _, ...rest } = userScript;
    const facts = await readIdentity(readingOf(scriptedAws(rest)), user);
    expect(facts.policies).toMatchObject({
      unknown: expect.stringContaining('iam:GetPolicyVersion') as string,
    });
  });

  it('makes no call for policies that were given', async () => {
    const aws = scriptedAws(userScript);
    const documents = [given(policy, 'deploy')];
    const facts = await readIdentity(readingOf(aws, { given: documents }), user);
    expect(facts.policies).toEqual({ value: documents });
    expect(facts.boundary).toHaveProperty('unknown');
    expect(aws.calls).toEqual([]);
  });

  it.each(['root', 'federated'] as const)(
    'makes no call for a %s caller, whose policies nobody can read',
    async (kind) => {
      const aws = scriptedAws(userScript);
      const facts = await readIdentity(readingOf(aws), { ...user, kind });
      expect(facts.policies).toHaveProperty('unknown');
      expect(aws.calls).toEqual([]);
    },
  );
});
