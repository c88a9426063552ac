import { describe, expect, it } from 'vitest';

import type { PartialFacts } from '../../../src/vocabulary/facts.ts';
import { runCli } from './run-cli.ts';

const account = '123456789012';
const name = 'veeam-backup-appliance-VeeamInstanceBackupRestoreAccessRole';
const services = ['backup.amazonaws.com', 'batchoperations.s3.amazonaws.com', 'ec2.amazonaws.com'];

/** An account that has the default role already, with these statements as its trust policy. */
function trusting(...statements: readonly object[]): PartialFacts {
  const Statement = statements.map((one) => ({ Action: 'sts:AssumeRole', ...one }));
  const role = {
    id: 'default-backup-restore',
    name,
    arn: `arn:aws:iam::${account}:role/${name}`,
    trust: JSON.stringify({ Version: '2012-10-17', Statement }),
    instanceProfile: { value: true },
  };
  return { schemaVersion: '1.0', roles: { value: [role] } };
}

const all = {
  Effect: 'Allow',
  Principal: { Service: services, AWS: `arn:aws:iam::${account}:root` },
};
const perhaps = { Condition: { StringEquals: { 'aws:SourceAccount': account } } };

describe('a default role that exists', () => {
  it('is taken where its trust policy lets in whom the product needs', async () => {
    const { report, code } = await runCli({ facts: trusting(all) });
    expect(code).toBe(0);
    expect(report.verdict).toBe('ready');
  });

  it('leaves check and dry run undecided where its trust hangs on an unknown key', async () => {
    const { report, code } = await runCli({ facts: trusting({ ...all, ...perhaps }) });
    expect(report.results.filter(({ status }) => status === 'fail')).toEqual([]);
    expect(report.verdict).toBe('inconclusive');
    expect(code).toBe(3);
    const stage = report.simulation?.stages.find(({ id }) => id === 'create-iam-roles');
    expect(stage?.status).toBe('unknown');
    expect(stage?.reason).toContain('aws:SourceAccount');
  });

  it('stops the dry run where one service is surely shut out beside an undecided one', async () => {
    const Principal = { Service: services.slice(1) };
    const { report, code } = await runCli({
      command: 'simulate',
      facts: trusting({ ...all, Principal, ...perhaps }),
    });
    expect(code).toBe(1);
    const stage = report.simulation?.stages.find(({ id }) => id === 'create-iam-roles');
    expect(stage?.status).toBe('fail');
    expect(stage?.reason).toContain('does not let backup.amazonaws.com assume it');
  });
});
