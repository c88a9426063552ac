import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Report } from '../../src/vocabulary/report.ts';
import { run } from '../support/cli.ts';
import { inventory } from '../support/inventory.ts';
import { installed, startLocalstack } from '../support/localstack.ts';
import { requiredTool } from '../support/required.ts';

const region = 'eu-central-1';
const deployers = join(import.meta.dirname, '../fixtures/deployers');
const tool = requiredTool(
  'LocalStack',
  installed !== undefined,
  'no LocalStack: localstack/process.sh install .localstack/process',
);

/** What one deployment of the default plan leaves, by kind; the ids are AWS's. */
const deployment = [
  'address',
  'alarm',
  'alarm',
  'instance',
  'instance-profile',
  'instance-profile',
  'internet-gateway',
  'key-pair',
  'policy',
  'policy',
  'policy',
  'role',
  'role',
  'role',
  'security-group', // ours
  'security-group', // the new VPC's own default group
  'subnet',
  'vpc',
];

describe.skipIf(tool.skip)(`the real LocalStack as a process${tool.title}`, () => {
  let localstack: Awaited<ReturnType<typeof startLocalstack>>;
  beforeAll(async () => {
    localstack = await startLocalstack();
  });
  afterAll(async () => {
    await localstack.stop();
  });

  async function runAgainst(...args: readonly string[]) {
    const path = join(await mkdtemp(join(tmpdir(), 'vba-e2e-')), 'report.json');
    const ended = await run([
      'run',
      '--target',
      localstack.url,
      ...args,
      '--format',
      'json',
      '--output',
      path,
    ]);
    return { ...ended, report: JSON.parse(await readFile(path, 'utf8')) as Report };
  }

  it('leaves nothing after a run that was denied, and names who answered', async () => {
    const before = await inventory(localstack.url, region);
    const { code, report } = await runAgainst(
      '--policies',
      join(deployers, 'deploy-region-denied.json'),
    );
    expect(code).toBe(1);
    const denied = report.simulation?.stages.find(({ id }) => id === 'deploy-instance');
    expect(denied).toMatchObject({ status: 'fail' });
    expect(denied?.calls.at(-1)).toMatchObject({
      operation: 'RunInstances',
      outcome: 'denied',
      answeredBy: 'guard',
      decision: { layer: 'identity', action: 'ec2:RunInstances' },
    });
    expect(report.simulation?.leftovers.map(({ type }) => type)).toEqual([
      'AWS::IAM::ServiceLinkedRole',
      'AWS::EC2::KeyPair',
    ]);
    expect(await inventory(localstack.url, region)).toEqual(before);
  });

  it('takes the whole deployment, and keeps what a deployment leaves and nothing else', async () => {
    const before = await inventory(localstack.url, region);
    const { code, stderr, report } = await runAgainst();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(report.target).toMatchObject({ kind: 'localstack', version: '4.14.0' });
    expect(report.simulation?.stages.map(({ status }) => status)).toEqual(Array(15).fill('pass'));

    const after = await inventory(localstack.url, region);
    const kinds = after.filter((line) => !before.includes(line)).map((line) => line.split(' ')[0]);
    expect(kinds).toEqual(deployment);
    expect(before.filter((line) => !after.includes(line))).toEqual([]);

    const { answeredBy } = report.simulation ?? {};
    expect(answeredBy?.['localstack']).toBeGreaterThan(80);
    const embedded = report.simulation?.stages
      .flatMap(({ calls }) => calls)
      .filter((call) => call.answeredBy === 'embedded')
      .map(({ service, operation }) => `${service} ${operation}`);
    expect([...new Set(embedded)].toSorted()).toEqual([
      'ec2 DescribeImages',
      'service-quotas ListServiceQuotas',
      'ssm DescribeInstanceInformation',
      'ssm GetCommandInvocation',
      'ssm GetParameter',
      'ssm SendCommand',
      'sts GetCallerIdentity',
    ]);
  });

  it('finds the appliance of the run before, and touches nothing of it', async () => {
    const before = await inventory(localstack.url, region);
    const { code, report } = await runAgainst();
    expect(code).toBe(1);
    expect(
      report.results.find(({ code: id }) => id === 'simulate/check-account')?.message,
    ).toContain('is called veeam-backup-appliance already');
    expect(await inventory(localstack.url, region)).toEqual(before);
  });
});
