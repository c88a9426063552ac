import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { check } from '../../../src/checks/command.ts';
import { defaultPlan } from '../../../src/plan/default-plan.ts';
import { checkReadPolicy } from '../../../src/policies/catalogue/preflight/check-read.ts';
import { loadProduct } from '../../../src/policies/catalogue/veeam/index.ts';
import type { Backend } from '../../../src/simulator/backends/backend.ts';
import { openEmbedded } from '../../../src/simulator/backends/embedded.ts';
import type { ServiceName } from '../../../src/vocabulary/connection.ts';
import type { Event } from '../../../src/vocabulary/event.ts';
import type { Result } from '../../../src/vocabulary/result.ts';

/**
 * The `aws` target: no answer of ours in the clients, but AWS's own endpoints over HTTPS. Whatever leaves for
 * amazonaws.com is answered by the embedded cloud; anything else is an error.
 */
const region = 'eu-central-1';
let backend: Backend;
const hosts: string[] = [];

const names: Readonly<Record<string, ServiceName>> = {
  config: 'config-service',
  monitoring: 'cloudwatch',
  servicequotas: 'service-quotas',
  sso: 'sso-admin',
};

const server = setupServer(
  http.all(/https:\/\/.*(amazonaws\.com|api\.aws)\/.*/, async ({ request }) => {
    const url = new URL(request.url);
    hosts.push(url.hostname);
    const [prefix = '', where = ''] = url.hostname.split('.');
    const service = names[prefix] ?? (prefix as ServiceName);
    const { statusCode, headers, body } = await backend.answer(
      service,
      where === 'amazonaws' ? 'us-east-1' : where,
    )(
      {
        method: request.method,
        protocol: 'https:',
        hostname: url.hostname,
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: Object.fromEntries(request.headers),
        body: new Uint8Array(await request.arrayBuffer()),
      },
      undefined,
    );
    return new HttpResponse(body as string, { status: statusCode, headers });
  }),
);

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const before = { ...process.env };
beforeEach(async () => {
  const { deploySet } = await loadProduct('10');
  const read = await checkReadPolicy();
  backend = await openEmbedded(
    {
      accountId: '123456789012',
      partition: 'aws',
      region,
      userName: 'installer',
      policies: [
        { name: deploySet.id, text: deploySet.policyText },
        { name: read.name, text: read.policyText },
      ],
    },
    '0',
    Date.now(),
  );
  hosts.length = 0;
});
afterEach(() => {
  process.env = { ...before };
});

function signIn(accessKeyId: string, secret: string): void {
  for (const name of Object.keys(process.env))
    if (name.startsWith('AWS_')) delete process.env[name];
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secret,
    AWS_EC2_METADATA_DISABLED: 'true',
  });
}

async function judge(): Promise<readonly Result[]> {
  const events = check(
    {
      plan: defaultPlan(),
      connection: { target: { kind: 'aws' }, region, partition: 'aws', observers: [] },
      now: () => 0,
      takenAt: '2026-11-25T00:00:00Z',
    },
    new AbortController().signal,
  );
  const all: Event[] = await Array.fromAsync(events);
  return all.flatMap((event) => (event.kind === 'result' ? [event.result] : []));
}

describe('check on AWS’s own endpoints', () => {
  it('reads the account with the credentials of the environment, and finds it ready', async () => {
    const { accessKeyId, secretAccessKey } = backend.deployer.credentials;
    signIn(accessKeyId, secretAccessKey);
    const results = await judge();
    expect(results.filter(({ status }) => status === 'fail' || status === 'unknown')).toEqual([]);
    expect(results.filter(({ code }) => code === 'check/api')).toHaveLength(14);
    // the trap of the list: User Notifications is answered in one region only
    expect(hosts).toContain('notifications.us-east-1.api.aws');
    expect(hosts).toContain(`ec2.${region}.amazonaws.com`);
  });

  it('ends with a credentials error for keys that AWS does not know', async () => {
    signIn('AKIAIOSFODNN7EXAMPLE', 'not-a-secret');
    await expect(judge()).rejects.toMatchObject({ name: 'CredentialsError', exitCode: 4 });
    expect([...new Set(hosts)].filter((host) => !host.startsWith('sts.'))).toEqual([]);
  });
});
