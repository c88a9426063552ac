import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { trustRoles } from '../../../../src/policies/catalogue/veeam/10/trust-roles.ts';
import type { LintDocument } from '../../../../src/policies/lint/document/lint-document.ts';
import { openPolicies } from '../../../../src/policies/lint/inputs/open-policies.ts';
import { setsOf } from '../../../../src/policies/lint/inputs/sets-of.ts';
import { RuleRunner } from '../../../../src/policies/lint/run-rules.ts';
import { rules } from '../../../../src/policies/rules/index.ts';

const folder = new URL('../../../../src/policies/catalogue/veeam/10/permissions/', import.meta.url);

function fileOf(id: string): string {
  return readFileSync(new URL(`${id}.json`, folder), 'utf8');
}

async function documentsIn(text: string, path: string): Promise<readonly LintDocument[]> {
  return (await openPolicies({ text, path })).documents;
}

/** `rule subject` of what one rule finds in documents that bear on one role, or in each by itself. */
async function found(id: string, opened: Promise<readonly LintDocument[]>, asOne = false) {
  const documents = await opened;
  const runner = new RuleRunner(rules.filter((rule) => rule.id === id));
  const results = await runner.runAll(setsOf(documents, { together: asOne }));
  return results.map(({ finding }) => finding.subject ?? finding.message);
}

function published(id: string): Promise<readonly LintDocument[]> {
  return documentsIn(fileOf(id), `${id}.json`);
}

/** The documents of several sets, as those of one role. */
async function together(ids: readonly string[]): Promise<readonly LintDocument[]> {
  return (await Promise.all(ids.map(published))).flat();
}

const parts = [1, 2, 3].map((part) => `default-backup-restore-part-${String(part)}`);

describe('defects of the product’s documentation (FACTS.md, section 7)', () => {
  test('D1: the policy of DynamoDB backup as published lacks a quotation mark', async () => {
    const { policyVerbatim } = JSON.parse(fileOf('dynamodb-backup')) as { policyVerbatim: string };
    const documents = documentsIn(policyVerbatim, 'verbatim.json');
    expect(await found('json-syntax', documents)).not.toEqual([]);
  });

  test('D2: nine actions in another letter case than AWS’s', async () => {
    const runner = new RuleRunner(rules.filter(({ id }) => id === 'action-case'));
    const ids = [
      'default-backup-restore-part-2',
      'ec2-restore',
      'rds-backup-image-level',
      'rds-database-restore',
      'rds-instance-restore',
    ];
    const results = await runner.runAll(setsOf(await together(ids), { together: false }));
    const subjects = results.flatMap(({ finding }) =>
      (finding.fix?.edits ?? []).map((edit) => (edit.kind === 'replace' ? edit.value.text : '')),
    );
    for (const { finding } of results) expect(finding.message).toContain('AWS writes');
    expect([...new Set(subjects)].toSorted()).toEqual([
      'iam:listInstanceProfiles',
      'rds:CreateDbInstance',
      'rds:DeleteDbCluster',
      'rds:DescribeDbClusterParameterGroups',
      'rds:DescribeDbClusterParameters',
      'rds:DescribeOrderableDbInstanceOptions',
      'rds:ModifyDbCluster',
      'rds:RestoreDbClusterFromSnapshot',
      'servicequotas:listServiceQuotas',
    ]);
  });

  test('D3: one action in both statements of the deploy list', async () => {
    const subjects = await found('repeated-action', published('plugin-deploy-appliance'));
    expect(subjects).toEqual(['iam:DetachRolePolicy']);
  });

  test('D4: the default role cannot delete tenant databases', async () => {
    const documents = together(parts);
    expect(await found('documented-defect', documents)).toEqual(['rds:DeleteTenantDatabase']);
    expect(await found('documented-defect', documents, true)).toEqual(['rds:DeleteTenantDatabase']);
  });

  test.each([
    ['D5', 'ec2-backup', 'kms:GenerateDataKeyWithoutPlaintext'],
    ['D6', 'worker-flr-production-account', 'ec2:DescribeImages'],
  ])('%s: %s lacks %s', async (_, id, action) => {
    expect(await found('documented-defect', published(id))).toEqual([action]);
  });

  test('D8: the trust for a single role lacks RDS, and only that one does', async () => {
    const subjects = await Promise.all(
      trustRoles
        .flatMap(({ id, documents }) => documents.map(({ policyText }) => ({ id, policyText })))
        .map(async ({ id, policyText }) =>
          (await found('documented-defect', documentsIn(policyText, `${id}.json`))).map(
            (subject) => `${id} ${subject}`,
          ),
        ),
    );
    expect([...new Set(subjects.flat())]).toEqual(['default-backup-restore rds.amazonaws.com']);
  });

  test('D9: the ARN with the placeholder that the text below it calls otherwise', async () => {
    const subjects = await found(
      'placeholder-left',
      published('flr-source-instance-assume-rto-role'),
    );
    expect(subjects).toEqual(['<backup-account-id>']);
  });

  test.each(['plugin-deploy-appliance', 'plugin-full-list'])(
    'D14: %s lacks the action of encryption by default',
    async (id) => {
      expect(await found('ebs-default-key', published(id))).toEqual([
        'kms:GenerateDataKeyWithoutPlaintext',
      ]);
    },
  );

  test('D18: a policy pasted with no-break spaces is no JSON', async () => {
    const { policy } = JSON.parse(fileOf('impersonation-role')) as { policy: object };
    const pasted = JSON.stringify(policy, null, 2).replaceAll('  ', '\u00a0\u00a0');
    expect(await found('json-syntax', documentsIn(pasted, 'pasted.json'))).not.toEqual([]);
  });

  test('no other documented set is taken for one with a mistake', async () => {
    const { permissionSetIds } =
      await import('../../../../src/policies/catalogue/veeam/10/permission-sets.ts');
    const others = permissionSetIds.filter(
      (id) =>
        !['ec2-backup', 'worker-flr-production-account', 'default-backup-restore-part-2'].includes(
          id,
        ),
    );
    for (const id of others) {
      expect.soft(await found('documented-defect', published(id)), id).toEqual([]);
    }
  });
});
