import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';

import type { Report } from '../../src/vocabulary/report.ts';
import { run, type Ended } from '../support/cli.ts';

const fixtures = join(import.meta.dirname, '../fixtures');
const schema = join(import.meta.dirname, '../../docs/schema/report.schema.json');
const validate = new Ajv2020({ allErrors: true }).compile(
  JSON.parse(await readFile(schema, 'utf8')) as object,
);

/** Runs against the embedded cloud and reads the JSON report beside the printed one, which must keep its schema. */
async function runEmbedded(...args: readonly string[]): Promise<Ended & { report: Report }> {
  const path = join(await mkdtemp(join(tmpdir(), 'vba-e2e-')), 'report.json');
  const ended = await run([
    'run',
    '--target',
    'embedded',
    ...args,
    '--format',
    'json',
    '--output',
    path,
  ]);
  const report = JSON.parse(await readFile(path, 'utf8')) as Report;
  void validate(report);
  expect(validate.errors).toBeNull();
  return { ...ended, report };
}

const ofCode = ({ results }: Report, code: string) =>
  results.filter((result) => result.code === code);
const failures = (report: Report) => report.results.filter(({ status }) => status === 'fail');

describe('run --target embedded', () => {
  it('finds the documented deploy policy ready: 14 APIs, 83 permissions, quotas, trusts, 15 stages', async () => {
    const { code, stdout, stderr, report } = await runEmbedded();
    expect({ code, stderr, failures: failures(report) }).toEqual({
      code: 0,
      stderr: '',
      failures: [],
    });
    expect(report.verdict).toBe('ready');
    expect(ofCode(report, 'check/api')).toHaveLength(14);
    const permissions = ofCode(report, 'check/permission').filter(
      ({ status }) => status === 'pass',
    );
    expect(permissions).toHaveLength(83);
    expect(ofCode(report, 'check/quota')).toHaveLength(10);
    expect(report.simulation?.stages.map(({ status }) => status)).toEqual(Array(15).fill('pass'));
    expect(report.summary.unknown).toBe(0);
    expect(stdout).toContain(`pass=${report.summary.pass} `);
  });

  it('names every permission that the connect policy lacks, and the call that would fail; nothing is left', async () => {
    const { code, report } = await runEmbedded(
      '--policies',
      join(fixtures, 'deployers/connect.json'),
    );
    expect(code).toBe(1);
    expect(report.verdict).toBe('not-ready');
    const permissions = ofCode(report, 'check/permission');
    expect(permissions.filter(({ status }) => status === 'fail')).toHaveLength(50);
    // The docs let the clean-up of the network be left out.
    expect(
      permissions.filter(({ status }) => status === 'warn').map(({ subject }) => subject),
    ).toEqual([
      'ec2:DeleteInternetGateway',
      'ec2:DeleteSecurityGroup',
      'ec2:DeleteSubnet',
      'ec2:DeleteVpc',
      'ec2:DetachInternetGateway',
    ]);
    expect(permissions.filter(({ status }) => status === 'pass')).toHaveLength(28);
    expect(ofCode(report, 'simulate/check-account')[0]).toMatchObject({
      status: 'fail',
      subject: 'ec2:DescribeInstanceTypes',
      layer: 'identity',
    });
    expect(report.simulation?.leftovers).toEqual([]);
  });

  it('stops at RunInstances without iam:PassRole and rolls back', async () => {
    const { code, report } = await runEmbedded(
      '--policies',
      join(fixtures, 'deployers/deploy-without-pass-role.json'),
    );
    expect(code).toBe(1);
    expect(
      ofCode(report, 'check/permission').filter(({ status }) => status === 'fail'),
    ).toMatchObject([{ subject: 'iam:PassRole', layer: 'identity' }]);
    // AddRoleToInstanceProfile passes a role too, so the profile is where it stops
    expect(ofCode(report, 'simulate/create-iam-roles')[0]).toMatchObject({
      status: 'fail',
      subject: 'iam:PassRole',
    });
    expect(ofCode(report, 'simulate/rollback')[0]?.status).toBe('pass');
    expect(report.simulation?.leftovers.every(({ expected }) => expected)).toBe(true);
  });

  it('points to the statement that denies RunInstances outside one region', async () => {
    const file = join(fixtures, 'deployers/deploy-region-denied.json');
    const { code, report } = await runEmbedded('--policies', file);
    expect(code).toBe(1);
    const [denied] = ofCode(report, 'check/permission').filter(({ status }) => status === 'fail');
    expect(denied).toMatchObject({
      subject: 'ec2:RunInstances',
      place: { kind: 'file', path: file },
    });
    const lines = (await readFile(file, 'utf8')).split('\n');
    const place = denied?.place?.kind === 'file' ? denied.place : undefined;
    expect(lines.slice((place?.line ?? 0) - 1, place?.endLine).join('\n')).toContain('OnlyIreland');
    expect(ofCode(report, 'simulate/deploy-instance')[0]).toMatchObject({
      status: 'fail',
      subject: 'ec2:RunInstances',
    });
    expect(ofCode(report, 'simulate/rollback')[0]?.status).toBe('pass');
  });

  it('names the service that the default role does not trust', async () => {
    const { code, report } = await runEmbedded(
      '--facts',
      join(fixtures, 'accounts/trust-without-batch-operations.json'),
    );
    expect(code).toBe(1);
    const shut = ofCode(report, 'check/trust').filter(({ status }) => status === 'fail');
    expect(shut.map(({ subject }) => subject)).toContain(
      'default-backup-restore batchoperations.s3.amazonaws.com',
    );
    expect(ofCode(report, 'simulate/create-iam-roles')[0]).toMatchObject({ status: 'fail' });
    expect(ofCode(report, 'simulate/create-iam-roles')[0]?.message).toContain(
      'batchoperations.s3.amazonaws.com',
    );
    expect(ofCode(report, 'simulate/rollback')[0]?.status).toBe('pass');
  });

  it('meets the full Elastic IP quota in check and in the dry run', async () => {
    const { code, report } = await runEmbedded(
      '--facts',
      join(fixtures, 'accounts/eip-quota-full.json'),
    );
    expect(code).toBe(1);
    expect(failures(report).map(({ code: id, subject }) => `${id} ${subject ?? ''}`)).toEqual([
      'check/quota elastic-ips',
      'simulate/create-network elastic-ips',
    ]);
    expect(ofCode(report, 'simulate/create-network')[0]?.message).toContain('AddressLimitExceeded');
    expect(ofCode(report, 'simulate/rollback')[0]?.status).toBe('pass');
  });
});
