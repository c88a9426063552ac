import { describe, expect, it } from 'vitest';

import { check } from '../../../src/checks/command.ts';
import { defaultPlan } from '../../../src/plan/default-plan.ts';
import { checkReadPolicy } from '../../../src/policies/catalogue/preflight/check-read.ts';
import { isReadOperation } from '../../../src/policies/catalogue/preflight/read-operations.ts';
import { loadProduct } from '../../../src/policies/catalogue/veeam/index.ts';
import { plannedNames } from '../../../src/policies/catalogue/veeam/names.ts';
import { connectionOf } from '../../../src/simulator/backends/connection.ts';
import { openEmbedded } from '../../../src/simulator/backends/embedded.ts';
import { guard } from '../../../src/simulator/guard/guard.ts';
import type { ClientCall } from '../../../src/vocabulary/connection.ts';
import type { Event } from '../../../src/vocabulary/event.ts';
import type { Facts } from '../../../src/vocabulary/facts.ts';
import type { Result } from '../../../src/vocabulary/result.ts';

const plan = defaultPlan();
const accountId = '123456789012';

interface Document {
  readonly name: string;
  readonly text: string;
  readonly path?: string;
}

interface Scenario {
  /** Policies of the deploying identity; the documented ones if absent. */
  readonly policies?: readonly Document[];
  /** Hand them to the check too, as --policies does. */
  readonly given?: boolean;
  readonly seed?: Partial<Facts>;
}

async function documented(): Promise<readonly [Document, Document]> {
  const { deploySet } = await loadProduct('10');
  const read = await checkReadPolicy();
  return [
    { name: deploySet.id, text: deploySet.policyText },
    { name: read.name, text: read.policyText },
  ];
}

async function run({ policies, given = false, seed }: Scenario = {}) {
  const documents = policies ?? (await documented());
  const account = { accountId, partition: 'aws', region: plan.region, userName: 'veeam-deployer' };
  const start = Date.UTC(2026, 10, 25);
  const backend = await openEmbedded(
    { ...account, policies: documents, ...(seed && { facts: seed }) },
    '0',
    start,
  );
  const calls: ClientCall[] = [];
  const count = { before: (call: ClientCall) => void calls.push(call) };
  const connection = connectionOf(backend, plan.region, [guard(backend), count]);
  const events: Event[] = [];
  let facts: Facts | undefined;
  const options = {
    plan,
    connection,
    now: () => 0,
    takenAt: '2026-11-25T09:00:00.000Z',
    onFacts: (found: Facts) => {
      facts = found;
    },
    ...(given && { policies: documents }),
  };
  for await (const event of check(options, new AbortController().signal)) events.push(event);
  const results = events.flatMap((event) => (event.kind === 'result' ? [event.result] : []));
  return { events, results, calls, facts };
}

function find(results: readonly Result[], code: string, subject: string): Result {
  const found = results.find((result) => result.code === code && result.subject === subject);
  if (!found) throw new Error(`no result ${code} ${subject}`);
  return found;
}

function troubles(results: readonly Result[]): readonly string[] {
  return results
    .filter(({ status }) => status !== 'pass' && status !== 'skipped')
    .map(({ code, subject, status }) => `${code} ${subject} ${status}`);
}

async function deployWithout(...actions: readonly string[]): Promise<Document> {
  const [deploy] = await documented();
  const policy = JSON.parse(deploy.text) as { Statement: { Action: string[] }[] };
  for (const statement of policy.Statement) {
    statement.Action = statement.Action.filter((action) => !actions.includes(action));
  }
  return { name: 'deploy', path: 'policies/deploy.json', text: JSON.stringify(policy, null, 2) };
}

describe('check on the embedded AWS', () => {
  it('finds an account with the documented policy ready: 14 APIs, 83 permissions, trusts, quotas', async () => {
    const { results } = await run();
    expect(troubles(results)).toEqual([]);
    const passed = (code: string) =>
      results.filter((one) => one.code === code && one.status === 'pass').length;
    expect(passed('check/api')).toBe(14);
    expect(passed('check/permission')).toBe(83);
    expect(passed('check/quota')).toBe(10);
    expect(passed('check/trust')).toBe(7);
  });

  it("has AWS's policy simulation and the evaluation here agree on every permission", async () => {
    const { results } = await run();
    const permissions = results.filter(
      ({ code, status }) => code === 'check/permission' && status === 'pass',
    );
    for (const { evidence, subject } of permissions) {
      const verdicts = evidence.map(({ kind, detail }) => `${kind} ${detail.split(':', 1)[0]}`);
      expect(`${subject} ${verdicts.slice(-2).join(', ')}`).toBe(
        `${subject} policy-simulation allowed, local-evaluation allowed`,
      );
    }
  });

  it('sends reads only, and fewer than 250', async () => {
    const { calls } = await run();
    expect(calls.filter(({ service, operation }) => !isReadOperation(service, operation))).toEqual(
      [],
    );
    expect(calls.length).toBeGreaterThan(40);
    expect(calls.length).toBeLessThanOrEqual(250);
  });

  it('saves facts that give the same results offline', async () => {
    const { results, facts } = await run();
    const saved = JSON.parse(JSON.stringify(facts)) as Facts;
    const connection = {
      target: { kind: 'aws' },
      region: plan.region,
      partition: 'aws',
      observers: [],
    } as const;
    const options = {
      plan,
      connection,
      facts: saved,
      now: () => 0,
      takenAt: '2026-11-25T10:00:00.000Z',
    };
    const again: Result[] = [];
    for await (const event of check(options, new AbortController().signal)) {
      if (event.kind === 'result') again.push(event.result);
    }
    expect(again).toEqual(results);
  });

  it('finds iam:PassRole missing', async () => {
    const [, read] = await documented();
    const { results } = await run({
      policies: [await deployWithout('iam:PassRole'), read],
      given: true,
    });
    expect(troubles(results)).toEqual(['check/permission iam:PassRole fail']);
    const { layer, remedy, evidence } = find(results, 'check/permission', 'iam:PassRole');
    expect(layer).toBe('identity');
    expect(remedy?.patch).toContain('"iam:PassRole"');
    expect(evidence.map(({ kind }) => kind)).toEqual(['policy-simulation', 'local-evaluation']);
  });

  it('finds ec2:RunInstances denied outside one region, with statement, file and line', async () => {
    const fence = {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'OnlyIreland',
          Effect: 'Deny',
          Action: 'ec2:RunInstances',
          Resource: '*',
          Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
        },
      ],
    };
    const path = 'policies/fence.json';
    const policies = [
      ...(await documented()),
      { name: 'fence', path, text: JSON.stringify(fence, null, 2) },
    ];
    const { results } = await run({ policies, given: true });
    expect(troubles(results)).toEqual(['check/permission ec2:RunInstances fail']);
    const result = find(results, 'check/permission', 'ec2:RunInstances');
    expect(result.message).toContain('statement OnlyIreland of fence');
    expect(result.place).toMatchObject({ kind: 'file', path, pointer: '/Statement/0', line: 4 });
  });

  it('finds a default role whose trust lacks S3 Batch Operations', async () => {
    const { defaultRole, impersonationRole } = plannedNames(plan, accountId);
    const arn = `arn:aws:iam::${accountId}:role/`;
    const trust = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: {
            Service: ['ec2.amazonaws.com', 'backup.amazonaws.com'],
            AWS: `arn:aws:iam::${accountId}:root`,
          },
          Action: 'sts:AssumeRole',
        },
      ],
    };
    const role = {
      id: 'default-backup-restore',
      name: defaultRole,
      arn: `${arn}${defaultRole}`,
      trust: JSON.stringify(trust),
      instanceProfile: { value: true },
    };
    const { results } = await run({ seed: { roles: { value: [role] } } });
    const subject = 'default-backup-restore batchoperations.s3.amazonaws.com';
    expect(troubles(results)).toEqual([`check/trust ${subject} fail`]);
    expect(find(results, 'check/trust', subject).message).toContain(
      'lets batchoperations.s3.amazonaws.com assume it',
    );
    expect(find(results, 'check/trust', 'default-backup-restore impersonation-role').status).toBe(
      'pass',
    );
    expect(impersonationRole).not.toBe(defaultRole);
  });

  it('finds the quota of Elastic IPs full', async () => {
    const quota = {
      id: 'elastic-ips',
      limit: { value: { value: 5, source: 'applied' } },
      used: { value: 5 },
    } as const;
    const { results } = await run({ seed: { quotas: [quota] } });
    expect(troubles(results)).toEqual(['check/quota elastic-ips fail']);
    expect(find(results, 'check/quota', 'elastic-ips').quota).toEqual({
      need: 1,
      used: 5,
      limit: 5,
      source: 'applied',
    });
  });

  it('attributes the denial of a service control policy', async () => {
    const full = {
      name: 'FullAWSAccess',
      kind: 'managed',
      text: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
    } as const;
    const deny = {
      name: 'NoKeys',
      kind: 'managed',
      text: '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["ec2:CreateKeyPair","kms:ListKeys"],"Resource":"*"}]}',
    } as const;
    const user = {
      arn: '',
      kind: 'user',
      name: 'd',
      policyArn: { value: '' },
      policies: { unknown: '' },
    } as const;
    const identity = {
      ...user,
      boundary: { value: null },
      scps: { value: [[full], [full, deny]] },
    } as const;
    const { results } = await run({ seed: { identity }, policies: await documented() });
    expect(troubles(results)).toEqual([
      'check/api kms fail',
      'check/permission ec2:CreateKeyPair fail',
    ]);
    expect(find(results, 'check/api', 'kms').layer).toBe('scp');
    expect(find(results, 'check/permission', 'ec2:CreateKeyPair').layer).toBe('scp');
  });

  it('lists every missing permission of an identity that may only connect', async () => {
    const { permissionSet, deploySet } = await loadProduct('10');
    const connect = await permissionSet('plugin-connect-existing-appliance');
    const policies = [
      { name: connect.id, path: 'policies/connect.json', text: connect.policyText },
    ];
    const { results, facts } = await run({ policies, given: true });
    const missing = deploySet.actions.filter((action) => !connect.actions.includes(action));
    const found = results.filter(
      ({ code, status }) => code === 'check/permission' && (status === 'fail' || status === 'warn'),
    );
    expect(found.map(({ subject }) => subject)).toEqual(missing);
    expect(facts?.simulatedActions).toMatchObject({ needs: ['iam:SimulatePrincipalPolicy'] });
  });
});
