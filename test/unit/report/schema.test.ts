import { readFile } from 'node:fs/promises';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';

import { foldReport } from '../../../src/report/fold.ts';
import { json } from '../../../src/report/json.ts';
import type { Event } from '../../../src/vocabulary/event.ts';
import type { Facts } from '../../../src/vocabulary/facts.ts';
import { inconclusiveRun } from '../../fixtures/reports/inconclusive.ts';
import { interruptedRun } from '../../fixtures/reports/interrupted.ts';
import { lintRun } from '../../fixtures/reports/lint.ts';
import { notReadyRun } from '../../fixtures/reports/not-ready.ts';
import { readyRun } from '../../fixtures/reports/ready.ts';

const ajv = new Ajv2020({ allErrors: true });
type Validate = ReturnType<typeof ajv.compile>;

async function validator(name: string): Promise<Validate> {
  const url = new URL(`../../../docs/schema/${name}.schema.json`, import.meta.url);
  return ajv.compile(JSON.parse(await readFile(url, 'utf8')) as object);
}

function reportText(events: readonly Event[]): string {
  let text = '';
  const writer = json((piece) => (text += piece), { color: false, width: 80, unicode: true });
  void writer.end(foldReport(events));
  return text;
}

describe('report.schema.json', () => {
  let validate: Validate;
  beforeAll(async () => {
    validate = await validator('report');
  });

  test.each([
    ['ready', readyRun],
    ['not ready', notReadyRun],
    ['inconclusive', inconclusiveRun],
    ['interrupted', interruptedRun],
    ['of lint', lintRun],
  ])('holds for the report of a run that is %s', (_name, events) => {
    void validate(JSON.parse(reportText(events())));
    expect(validate.errors).toBeNull();
  });

  test.each([
    ['a field that it does not know', { extra: true }],
    ['another version', { schemaVersion: '2.0' }],
    ['an unknown verdict', { verdict: 'fine' }],
    ['a summary without its counts', { summary: { pass: 1 } }],
    ['a local time', { startedAt: '2026-11-25 08:00' }],
    ['a result without its fingerprint', { results: [{ code: 'check/api' }] }],
  ])('refuses %s', (_name, change) => {
    expect(validate({ ...foldReport(readyRun()), ...change })).toBe(false);
  });
});

describe('facts.schema.json', () => {
  let validate: Validate;
  beforeAll(async () => {
    validate = await validator('facts');
  });

  const whole: Facts = {
    schemaVersion: '1.0',
    takenAt: '2026-11-25T08:00:00.000Z',
    accountId: '123456789012',
    partition: 'aws',
    region: 'eu-central-1',
    identity: {
      arn: 'arn:aws:iam::123456789012:user/vbr',
      kind: 'user',
      name: 'vbr',
      policyArn: { value: 'arn:aws:iam::123456789012:user/vbr' },
      policies: { value: [{ name: 'deploy', kind: 'managed', text: '{}' }] },
      boundary: { value: null },
      scps: { unknown: 'AccessDenied', needs: ['organizations:ListPoliciesForTarget'] },
    },
    apis: [
      {
        endpoint: 'ec2',
        operation: 'DescribeVpcs',
        action: 'ec2:DescribeVpcs',
        region: 'eu-central-1',
        outcome: 'denied',
        error: { name: 'UnauthorizedOperation', message: 'no' },
        ms: 12,
      },
    ],
    simulatedActions: { unknown: 'AccessDenied' },
    quotas: [
      {
        id: 'elastic-ips',
        limit: { value: { value: 5, source: 'applied' } },
        used: { value: 5 },
      },
    ],
    roles: {
      value: [
        {
          id: 'impersonation',
          name: 'VeeamImpersonationRole',
          arn: 'arn:aws:iam::123456789012:role/VeeamImpersonationRole',
          trust: '{}',
          instanceProfile: { value: true },
        },
      ],
    },
    network: { value: { vpc: { id: 'vpc-0a1b2c3d', exists: true } } },
    regionFacts: {
      ebsEncryptionByDefault: { value: false },
      instanceType: { value: { offered: true, vcpus: 2, architectures: ['x86_64'] } },
      optedIn: { unknown: 'not asked' },
    },
  };

  test.each([
    ['what check --save-facts writes', whole],
    ['a seed of nothing but its version', { schemaVersion: '1.0' }],
    [
      'a seed of one full quota',
      { schemaVersion: '1.0', quotas: [{ id: 'elastic-ips', used: { value: 5 } }] },
    ],
    ['a seed of the caller’s name only', { schemaVersion: '1.0', identity: { name: 'vbr' } }],
  ])('holds for %s', (_name, facts) => {
    void validate(facts);
    expect(validate.errors).toBeNull();
  });

  test.each([
    ['no version', {}],
    ['a misspelt part', { schemaVersion: '1.0', quota: [] }],
    [
      'a value and a reason for its absence',
      { schemaVersion: '1.0', network: { value: {}, unknown: 'x' } },
    ],
    ['an account id that is none', { schemaVersion: '1.0', accountId: '1111111' }],
  ])('refuses %s', (_name, facts) => {
    expect(validate(facts)).toBe(false);
  });
});
