import { describe, expect, it } from 'vitest';

import type { Caller } from '../../../../src/checks/readers/reading.ts';
import { readRoles } from '../../../../src/checks/readers/roles.ts';
import { loadProduct } from '../../../../src/policies/catalogue/veeam/index.ts';
import { user } from '../support/literal-facts.ts';
import {
  readingOf,
  scriptedAws,
  type Reply,
  type Script,
  type ScriptedAws,
} from '../support/scripted-aws.ts';

const caller: Caller = {
  accountId: '123456789012',
  partition: 'aws',
  regionDisabled: false,
  arn: user.arn,
  kind: 'user',
  name: 'deployer',
};
const trust = '{"Version":"2012-10-17","Statement":[]}';

function roleXml(name: string): string {
  return `<RoleName>${name}</RoleName><Arn>arn:aws:iam::123456789012:role/${name}</Arn><AssumeRolePolicyDocument>${encodeURIComponent(trust)}</AssumeRolePolicyDocument>`;
}

function account(...names: readonly string[]): Script {
  return {
    ListRoles: () =>
      `<Roles>${names.map((name) => `<member>${roleXml(name)}</member>`).join('')}</Roles><IsTruncated>false</IsTruncated>`,
    GetRole: (input) => {
      const name = input.get('RoleName') ?? '';
      const absent: Reply = { error: 'NoSuchEntity', status: 404 };
      return names.includes(name) ? `<Role>${roleXml(name)}</Role>` : absent;
    },
    ListInstanceProfilesForRole: () =>
      '<InstanceProfiles><member><InstanceProfileName>p</InstanceProfileName></member></InstanceProfiles><IsTruncated>false</IsTruncated>',
  };
}

async function read(aws: ScriptedAws) {
  return readRoles(readingOf(aws), caller, await loadProduct('10'));
}

describe('readRoles', () => {
  it('finds the roles that the plan names, with trust and instance profile', async () => {
    const name = 'vba-prod-VeeamInstanceBackupRestoreAccessRole';
    expect(await read(scriptedAws(account(name, 'unrelated')))).toEqual({
      value: [
        {
          id: 'default-backup-restore',
          name,
          arn: `arn:aws:iam::123456789012:role/${name}`,
          trust,
          instanceProfile: { value: true },
        },
      ],
    });
  });

  it('finds a role by the product pattern behind the name of the plan, and by its name in the brief', async () => {
    const roles = await read(
      scriptedAws(account('vba-prod-VeeamInstanceBackupRole-1A2B', 'VeeamImpersonationRole')),
    );
    expect('value' in roles && roles.value.map(({ id, name }) => `${id} ${name}`)).toEqual([
      'impersonation VeeamImpersonationRole',
      'default-backup-restore vba-prod-VeeamInstanceBackupRole-1A2B',
    ]);
  });

  it('leaves the roles of other appliances alone', async () => {
    expect(
      await read(scriptedAws(account('vba-old-VeeamInstanceBackupRestoreAccessRole'))),
    ).toEqual({ value: [] });
  });

  it('asks by name where the list is denied', async () => {
    const { ListRoles: _, ...rest } = account('vba-prod-VeeamImpersonationRole');
    const aws = scriptedAws(rest);
    const roles = await read(aws);
    expect('value' in roles && roles.value.map(({ id }) => id)).toEqual(['impersonation']);
    expect(aws.calls.filter((call) => call === 'GetRole')).toHaveLength(6);
  });

  it('is unknown where neither is allowed', async () => {
    const roles = await read(scriptedAws({}));
    expect(roles).toMatchObject({ needs: ['iam:ListRoles', 'iam:GetRole'] });
  });

  it('knows the role where only its instance profiles could not be read', async () => {
    const { ListInstanceProfilesForRole: _, ...rest } = account('vba-prod-VeeamImpersonationRole');
    const roles = await read(scriptedAws(rest));
    expect('value' in roles && roles.value[0]?.instanceProfile).toMatchObject({
      needs: ['iam:ListInstanceProfilesForRole'],
    });
  });
});
