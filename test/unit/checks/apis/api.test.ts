import { describe, expect, it } from 'vitest';

import { api } from '../../../../src/checks/apis/api.ts';
import { probes } from '../../../../src/checks/apis/probes.ts';
import { isReadOperation } from '../../../../src/policies/catalogue/preflight/read-operations.ts';
import type { ApiFact } from '../../../../src/vocabulary/facts.ts';
import { bySubject, catalogue, goodFacts, plan } from '../support/literal-facts.ts';

const answered: readonly ApiFact[] = probes.map(({ endpoint, operation, action }) => ({
  endpoint,
  operation,
  action,
  region: 'eu-central-1',
  outcome: 'ok',
  requestId: `id-${endpoint}`,
  ms: 12,
}));

function but(endpoint: string, change: Partial<ApiFact>): readonly ApiFact[] {
  return answered.map((fact) => (fact.endpoint === endpoint ? { ...fact, ...change } : fact));
}

function denied(endpoint: string, tail: string): readonly ApiFact[] {
  const probe = probes.find((one) => one.endpoint === endpoint);
  const message = `User: arn:aws:iam::123456789012:user/d is not authorized to perform: ${probe?.action} ${tail}`;
  return but(endpoint, { outcome: 'denied', error: { name: 'AccessDeniedException', message } });
}

async function run(
  apis: readonly ApiFact[],
  mode: 'required' | 'documented' = 'required',
  partition = 'aws',
) {
  return [...api.run({ ...goodFacts, apis, partition }, plan, await catalogue(mode))];
}

describe('check/api', () => {
  it('gives a result for each of the fourteen endpoints, with the request id as evidence', async () => {
    const results = await run(answered);
    expect(results.map(({ subject }) => subject).join(' ')).toBe(
      'cloudtrail config ec2 kms monitoring notifications resource-explorer-2 s3 servicequotas ssm sso sts iam dlm',
    );
    expect(results.every(({ status, code }) => status === 'pass' && code === 'check/api')).toBe(
      true,
    );
    expect(bySubject(results, 'kms').evidence).toEqual([
      { kind: 'probe', detail: 'ListKeys in eu-central-1: ok', requestId: 'id-kms' },
    ]);
    expect(results).toHaveLength(api.expected(plan, await catalogue()));
  });

  it('says whether a documented set needs the API or the list alone does', async () => {
    const results = await run(answered);
    expect(bySubject(results, 'ec2').message).toContain('The documented deploy set needs it.');
    expect(bySubject(results, 'monitoring').message).toContain('needs other actions of it');
    expect(bySubject(results, 'cloudtrail').message).toContain("Only the owner's list asks for it");
    expect(bySubject(results, 'kms').message).toContain('other documented sets need it');
    expect(bySubject(results, 'dlm').message).toContain('wants it reachable');
  });

  it('fails for a denial and names the layer and its policy', async () => {
    const scp = 'arn:aws:organizations::1:policy/o-1/service_control_policy/p-2kgnabcd';
    const results = await run(
      denied('notifications', `with an explicit deny in a service control policy: ${scp}`),
    );
    const result = bySubject(results, 'notifications');
    expect(result).toMatchObject({ status: 'fail', severity: 'error', layer: 'scp' });
    expect(result.message).toContain(scp);
    expect(result.remedy?.patch).toBeUndefined();
  });

  it('offers the statement that is lacking where no identity policy allows the call', async () => {
    const results = await run(
      denied('kms', 'because no identity-based policy allows the kms:ListKeys action'),
    );
    const { remedy, status } = bySubject(results, 'kms');
    expect(status).toBe('fail');
    expect(JSON.parse(remedy?.patch ?? '')).toEqual({
      Effect: 'Allow',
      Action: 'kms:ListKeys',
      Resource: '*',
    });
  });

  it('tells a denial for want of an Allow from one by a statement, whoever owns the layer', async () => {
    const lacking = await run(
      denied(
        'kms',
        'on resource: * because no service control policy allows the kms:ListKeys action',
      ),
    );
    expect(bySubject(lacking, 'kms').remedy?.text).toBe(
      'Have the service control policy allow kms:ListKeys in eu-central-1; ask its owner.',
    );
    const denying = await run(
      denied('kms', 'on resource: * with an explicit deny in a service control policy'),
    );
    expect(bySubject(denying, 'kms').remedy?.text).toContain('changed by its owner');
  });

  it('is unknown where an emulated account cannot decide', async () => {
    const error = { name: 'UndecidedCall', message: 'aws:SourceIp is not known.' };
    const result = bySubject(await run(but('kms', { outcome: 'error', error })), 'kms');
    expect(result).toMatchObject({ status: 'unknown' });
    expect(result.message).toContain(
      'Whether ListKeys is allowed in eu-central-1 is not decided: aws:SourceIp is not known.',
    );
  });

  it('only warns, with apis: documented, where no documented permission names the call', async () => {
    const tail = 'because no identity-based policy allows the action';
    const relaxed = bySubject(await run(denied('cloudtrail', tail), 'documented'), 'cloudtrail');
    expect(relaxed).toMatchObject({ status: 'warn', severity: 'warning' });
    const needed = bySubject(await run(denied('ec2', tail), 'documented'), 'ec2');
    expect(needed).toMatchObject({ status: 'fail', severity: 'error' });
  });

  it('only warns for DLM, of which no permission set names an action', async () => {
    const results = await run(denied('dlm', 'because no identity-based policy allows the action'));
    expect(bySubject(results, 'dlm')).toMatchObject({ status: 'warn', severity: 'warning' });
  });

  it('is unknown, not failed, where the endpoint cannot be reached', async () => {
    const facts = but('ssm', {
      outcome: 'unreachable',
      error: { name: 'Error', message: 'getaddrinfo ENOTFOUND' },
    });
    const result = bySubject(await run(facts), 'ssm');
    expect(result).toMatchObject({ status: 'unknown', severity: 'error' });
    expect(result.message).toContain('ENOTFOUND');
  });

  it('is unknown where an emulator lacks the operation', async () => {
    const facts = but('config', {
      outcome: 'error',
      error: { name: 'NotImplemented', message: 'no.' },
    });
    expect(bySubject(await run(facts), 'config').status).toBe('unknown');
  });

  it('is unknown for a probe that was not made', async () => {
    const facts = answered.filter(({ endpoint }) => endpoint !== 'sts');
    expect(bySubject(await run(facts), 'sts').status).toBe('unknown');
  });

  it('skips User Notifications in GovCloud, which has none', async () => {
    const results = await run(answered, 'required', 'aws-us-gov');
    expect(bySubject(results, 'notifications').status).toBe('skipped');
  });
});

describe('probes', () => {
  it('are all on the closed list of reads', () => {
    expect(probes.filter(({ service, operation }) => !isReadOperation(service, operation))).toEqual(
      [],
    );
  });
});
