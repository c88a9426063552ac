import { describe, expect, it } from 'vitest';

import { trust } from '../../../../src/checks/trust/trust.ts';
import { plannedNames } from '../../../../src/policies/catalogue/veeam/names.ts';
import { plannedTrust } from '../../../../src/policies/catalogue/veeam/trust-documents.ts';
import type { Facts, RoleFact } from '../../../../src/vocabulary/facts.ts';
import { accountId, bySubject, catalogue, goodFacts, plan } from '../support/literal-facts.ts';

const names = plannedNames(plan, accountId);
const context = { accountId, partition: 'aws', names };

interface Statement {
  readonly Effect: string;
  readonly Principal: unknown;
  readonly Action: string;
  readonly Condition?: unknown;
}

function defaultRole(statements: readonly Statement[], change: Partial<RoleFact> = {}): RoleFact {
  return {
    id: 'default-backup-restore',
    name: names.defaultRole,
    arn: `arn:aws:iam::${accountId}:role/${names.defaultRole}`,
    trust: JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2),
    instanceProfile: { value: true },
    ...change,
  };
}

function allow(Principal: unknown, Condition?: unknown): Statement {
  return {
    Effect: 'Allow',
    Principal,
    Action: 'sts:AssumeRole',
    ...(Condition ? { Condition } : {}),
  };
}

const services = ['ec2.amazonaws.com', 'backup.amazonaws.com', 'batchoperations.s3.amazonaws.com'];
const appliance = `arn:aws:iam::${accountId}:role/${names.impersonationRole}`;

async function run(roles: Facts['roles'], snapshotsRole = false) {
  return [...trust.run({ ...goodFacts, roles }, { ...plan, snapshotsRole }, await catalogue())];
}

async function about(subject: string, role: RoleFact) {
  return bySubject(await run({ value: [role] }), `default-backup-restore ${subject}`);
}

describe('check/trust', () => {
  it('judges the trust policies that the deployment will make', async () => {
    const results = await run({ value: [] });
    expect(results.map(({ subject, status }) => `${subject} ${status}`)).toEqual([
      'impersonation ec2.amazonaws.com pass',
      'impersonation instance-profile pass',
      'default-backup-restore backup.amazonaws.com pass',
      'default-backup-restore batchoperations.s3.amazonaws.com pass',
      'default-backup-restore ec2.amazonaws.com pass',
      'default-backup-restore impersonation-role pass',
      'default-backup-restore instance-profile pass',
      'vcb-snapshots skipped',
    ]);
    expect(results.slice(0, -1).every(({ evidence }) => evidence[0]?.kind === 'documented')).toBe(
      true,
    );
    expect(results).toHaveLength(trust.expected(plan, await catalogue()));
  });

  it('judges the snapshots role, which only the brief knows, where the plan asks for it', async () => {
    const withRole = { ...plan, snapshotsRole: true };
    const results = await run({ value: [] }, true);
    expect(bySubject(results, 'vcb-snapshots dlm.amazonaws.com')).toMatchObject({
      status: 'pass',
      severity: 'warning',
    });
    expect(results).toHaveLength(trust.expected(withRole, await catalogue()));
  });

  it('only warns where the snapshots role shuts DLM out', async () => {
    const role: RoleFact = {
      ...defaultRole([allow({ Service: 'ec2.amazonaws.com' })]),
      id: 'vcb-snapshots',
      name: names.snapshotsRole,
    };
    const result = bySubject(await run({ value: [role] }, true), 'vcb-snapshots dlm.amazonaws.com');
    expect(result).toMatchObject({ status: 'warn', severity: 'warning' });
  });

  it('passes a role of the account that lets everybody in, by service and by role', async () => {
    const role = defaultRole([allow({ Service: services, AWS: appliance })]);
    const results = (await run({ value: [role] })).filter(({ subject }) =>
      subject?.startsWith('default-'),
    );
    expect(results.map(({ status }) => status)).toEqual(['pass', 'pass', 'pass', 'pass', 'pass']);
    expect(results[0]?.evidence[0]?.kind).toBe('local-evaluation');
  });

  it('fails for a service that is not trusted, naming it, the place and the statement to add', async () => {
    const role = defaultRole([
      allow({ Service: ['ec2.amazonaws.com', 'backup.amazonaws.com'], AWS: appliance }),
    ]);
    const result = await about('batchoperations.s3.amazonaws.com', role);
    expect(result).toMatchObject({ status: 'fail', severity: 'error', layer: 'trust' });
    expect(result.message).toBe(
      `No statement of the trust policy of ${names.defaultRole} lets batchoperations.s3.amazonaws.com assume it.`,
    );
    expect(result.place).toEqual({
      kind: 'account',
      account: accountId,
      arn: role.arn,
      pointer: '/Statement/0',
    });
    expect(JSON.parse(result.remedy?.patch ?? '')).toEqual({
      Effect: 'Allow',
      Principal: { Service: 'batchoperations.s3.amazonaws.com' },
      Action: 'sts:AssumeRole',
    });
    expect((await about('backup.amazonaws.com', role)).status).toBe('pass');
  });

  it('points into the file that the trust policy was given in', async () => {
    const role = defaultRole([allow({ Service: 'ec2.amazonaws.com' })], {
      path: 'roles/default.json',
    });
    const { place } = await about('backup.amazonaws.com', role);
    expect(place).toMatchObject({
      kind: 'file',
      path: 'roles/default.json',
      pointer: '/Statement/0',
      line: 4,
    });
  });

  it('fails for a service that a statement denies', async () => {
    const deny = { ...allow({ Service: 'backup.amazonaws.com' }), Effect: 'Deny' };
    const result = await about(
      'backup.amazonaws.com',
      defaultRole([allow({ Service: services }), deny]),
    );
    expect(result.status).toBe('fail');
    expect(result.message).toContain('statement 2 of the trust policy');
    expect(result.place).toMatchObject({ pointer: '/Statement/1' });
  });

  it('fails where a condition shuts the service out: services send no external id', async () => {
    const condition = { StringEquals: { 'sts:ExternalId': 'veeam' } };
    const result = await about(
      'backup.amazonaws.com',
      defaultRole([allow({ Service: services }, condition)]),
    );
    expect(result.status).toBe('fail');
    expect(result.message).toContain(
      'names it under a condition on sts:ExternalId that it does not meet',
    );
  });

  it('is unknown where nobody knows whether the service meets a condition', async () => {
    const condition = { StringEquals: { 'aws:SourceAccount': accountId } };
    const result = await about(
      'backup.amazonaws.com',
      defaultRole([allow({ Service: services }, condition)]),
    );
    expect(result).toMatchObject({
      status: 'unknown',
      severity: 'error',
      place: { pointer: '/Statement/0' },
    });
    expect(result.message.toLowerCase()).toContain('aws:sourceaccount');
  });

  it.each([[`arn:aws:iam::${accountId}:root`], [accountId]])(
    'takes the account (%s) for the appliance',
    async (AWS) => {
      const result = await about(
        'impersonation-role',
        defaultRole([allow({ Service: services, AWS })]),
      );
      expect(result.status).toBe('pass');
    },
  );

  it('fails where the appliance may not assume the role, or only another account may', async () => {
    expect(
      (await about('impersonation-role', defaultRole([allow({ Service: services })]))).status,
    ).toBe('fail');
    const stranger = allow({ AWS: 'arn:aws:iam::999999999999:root' });
    expect((await about('impersonation-role', defaultRole([stranger]))).status).toBe('fail');
  });

  it('takes the impersonation role of the account, whatever its name, for the appliance', async () => {
    const arn = `arn:aws:iam::${accountId}:role/veeam/VeeamImpersonationRole`;
    const impersonation: RoleFact = {
      id: 'impersonation',
      name: 'VeeamImpersonationRole',
      arn,
      trust: plannedTrust('impersonation', context),
      instanceProfile: { value: true },
    };
    const role = defaultRole([allow({ Service: services, AWS: arn })]);
    const results = await run({ value: [impersonation, role] });
    expect(bySubject(results, 'default-backup-restore impersonation-role').status).toBe('pass');
  });

  it('fails for a role in no instance profile, and is unknown where that was not read', async () => {
    const statements = [allow({ Service: services, AWS: appliance })];
    const none = await about(
      'instance-profile',
      defaultRole(statements, { instanceProfile: { value: false } }),
    );
    expect(none).toMatchObject({ status: 'fail', severity: 'error' });
    expect(none.remedy?.patch).toContain(
      `add-role-to-instance-profile --instance-profile-name ${names.defaultRole}`,
    );
    const unread = { unknown: 'denied.', needs: ['iam:ListInstanceProfilesForRole'] };
    const result = await about(
      'instance-profile',
      defaultRole(statements, { instanceProfile: unread }),
    );
    expect(result).toMatchObject({
      status: 'unknown',
      remedy: { text: 'Allow iam:ListInstanceProfilesForRole.' },
    });
  });

  it('is unknown throughout where the roles of the account could not be read', async () => {
    const results = await run({
      unknown: 'the caller may not call iam:ListRoles.',
      needs: ['iam:ListRoles', 'iam:GetRole'],
    });
    const judged = results.filter(({ subject }) => subject !== 'vcb-snapshots');
    expect(
      judged.every(({ status, severity }) => status === 'unknown' && severity === 'error'),
    ).toBe(true);
    expect(judged[0]?.remedy?.text).toBe('Allow iam:ListRoles, iam:GetRole.');
  });

  it('is unknown where a trust policy cannot be read', async () => {
    const result = await about('ec2.amazonaws.com', defaultRole([], { trust: '{ nonsense' }));
    expect(result.status).toBe('unknown');
    expect(result.message).toContain('is no policy');
  });

  it('tells several roles of one kind apart', async () => {
    const statements = [allow({ Service: services, AWS: appliance })];
    const results = await run({
      value: [defaultRole(statements), defaultRole(statements, { name: 'other' })],
    });
    expect(bySubject(results, 'default-backup-restore ec2.amazonaws.com (other)').status).toBe(
      'pass',
    );
  });
});
