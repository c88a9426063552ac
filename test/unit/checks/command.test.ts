import { describe, expect, it, vi } from 'vitest';

import { check, type CheckOptions } from '../../../src/checks/command.ts';
import { checks } from '../../../src/checks/index.ts';
import type { Connection } from '../../../src/vocabulary/connection.ts';
import type { Event } from '../../../src/vocabulary/event.ts';
import type { Facts } from '../../../src/vocabulary/facts.ts';
import { accountId, deployPolicy, plan, user, withPolicies } from './support/literal-facts.ts';
import { scriptedAws } from './support/scripted-aws.ts';

/** A way to AWS that must not be used. */
const noConnection: Connection = {
  target: { kind: 'aws' },
  region: 'eu-central-1',
  partition: 'aws',
  observers: [],
  answer: () => () => Promise.reject(new Error('a call was made')),
};

async function events(
  change: Partial<CheckOptions> = {},
  signal = new AbortController().signal,
): Promise<readonly Event[]> {
  const facts = withPolicies(await deployPolicy());
  const options = {
    plan,
    connection: noConnection,
    facts,
    now: () => 7,
    takenAt: '2026-11-25T09:00:00.000Z',
    ...change,
  };
  return Array.fromAsync(check(options, signal));
}

function kinds(all: readonly Event[]): ReadonlySet<Event['kind']> {
  return new Set(all.map(({ kind }) => kind));
}

describe('check on facts', () => {
  it('judges them without a call: account, a section for each check, what was not checked', async () => {
    const all = await events();
    expect(all[0]).toEqual({
      kind: 'account-known',
      at: 7,
      account: { id: accountId, arn: user.arn, region: 'eu-central-1', partition: 'aws' },
      how: 'facts of 2026-11-25T08:00:00.000Z',
    });
    const started = all.flatMap((event) =>
      event.kind === 'section-started' ? [event.category] : [],
    );
    expect(started).toEqual(checks.map(({ category }) => category));
    expect(kinds(all)).toEqual(
      new Set(['account-known', 'section-started', 'result', 'section-ended', 'not-checked']),
    );
  });

  it('gives as many results as each section announced', async () => {
    const all = await events();
    for (const event of all) {
      if (event.kind !== 'section-started') continue;
      const results = all.filter(
        (one) => one.kind === 'result' && one.result.category === event.category,
      );
      expect(`${event.category} ${results.length}`).toBe(`${event.category} ${event.expected}`);
    }
  });

  it('gives no two results the same name', async () => {
    const all = await events();
    const names = all.flatMap((event) =>
      event.kind === 'result' ? [`${event.result.code} ${event.result.subject}`] : [],
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('hands the facts on', async () => {
    const onFacts = vi.fn<(facts: Facts) => void>();
    await events({ onFacts });
    expect(onFacts).toHaveBeenCalledExactlyOnceWith(withPolicies(await deployPolicy()));
  });

  it('runs only the checks that are named, and says which were left out', async () => {
    const all = await events({ only: ['check/trust', 'input'], skip: ['input'] });
    const sections = all.flatMap((event) =>
      event.kind === 'section-started' ? [event.category] : [],
    );
    expect(sections).toEqual(['trust']);
    const left = all.flatMap((event) =>
      event.kind === 'not-checked' ? [`${event.item.subject}: ${event.item.why}`] : [],
    );
    expect(left).toContain('check/permission: Left out by --only.');
    expect(left).toContain('check/input: Left out by --skip.');
  });

  it('refuses an id that no check has, naming those that there are', async () => {
    await expect(events({ only: ['permissions'] })).rejects.toMatchObject({
      exitCode: 2,
      message: '--only: there is no check permissions.',
      mend: expect.stringContaining('check/permission') as string,
    });
  });

  it('refuses facts of another region', async () => {
    await expect(events({ plan: { ...plan, region: 'us-west-2' } })).rejects.toMatchObject({
      exitCode: 2,
      message: 'The facts were read in eu-central-1, the plan deploys into us-west-2.',
    });
  });

  it('refuses a product version that the catalogue does not know', async () => {
    await expect(events({ plan: { ...plan, productVersion: '99' } })).rejects.toMatchObject({
      exitCode: 2,
    });
  });

  it('names what nothing here can look at', async () => {
    const all = await events();
    const subjects = all.flatMap((event) =>
      event.kind === 'not-checked' ? [event.item.subject] : [],
    );
    expect(subjects).toEqual([
      'service control policies',
      'resource control policies',
      'VPC endpoint policies',
      'names of what the deployment makes, and the region of its temporary bucket',
      'trust of default-backup-restore in rds.amazonaws.com',
      'quotas of EBS storage, key pairs and CloudWatch alarms',
      'the way from the backup server to AWS',
      'the way from the appliance to the update hosts',
      'the password of the administrator',
    ]);
  });
});

describe('check on an account', () => {
  const isUser = `<Arn>${user.arn}</Arn><UserId>AID</UserId><Account>${accountId}</Account>`;

  it('makes one answer of every refusal: unknown or failed, nothing passed', async () => {
    const { connection } = scriptedAws({ GetCallerIdentity: () => isUser });
    const options = { plan, connection, now: () => 0, takenAt: '2026-11-25T09:00:00.000Z' };
    const all = await Array.fromAsync(check(options, new AbortController().signal));
    const of = (category: string) =>
      all.flatMap((event) =>
        event.kind === 'result' && event.result.category === category ? [event.result.status] : [],
      );
    expect(new Set(of('permission'))).toEqual(new Set(['unknown', 'fail']));
    expect(new Set(of('trust').slice(0, -1))).toEqual(new Set(['unknown']));
    // A VPC that is yet to be made has no subnets: that needs no permission to know.
    expect(of('quota').filter((status) => status !== 'unknown')).toEqual(['pass']);
  });

  it('sends nothing but reads, however the caller observes', async () => {
    const { connection, calls } = scriptedAws({ GetCallerIdentity: () => isUser });
    const observed: string[] = [];
    const observers = [
      { before: ({ operation }: { operation: string }) => void observed.push(operation) },
    ];
    const options = {
      plan,
      connection: { ...connection, observers },
      now: () => 0,
      takenAt: '2026-11-25T09:00:00.000Z',
    };
    await Array.fromAsync(check(options, new AbortController().signal));
    expect(calls.length).toBeGreaterThan(14);
    expect(calls.filter((call) => /^(Create|Delete|Put|Run|Attach|Modify)/.test(call))).toEqual([]);
    expect(observed).toContain('GetCallerIdentity');
  });

  it('reads only what the chosen checks need, and says so in the facts', async () => {
    const { connection, calls } = scriptedAws({ GetCallerIdentity: () => isUser });
    const onFacts = vi.fn<(facts: Facts) => void>();
    const options = {
      plan,
      connection,
      now: () => 0,
      takenAt: '2026-11-25T09:00:00.000Z',
      only: ['input'],
      onFacts,
    };
    await Array.fromAsync(check(options, new AbortController().signal));
    expect(new Set(calls)).toEqual(
      new Set([
        'GetCallerIdentity',
        'DescribeRegions',
        'GetEbsEncryptionByDefault',
        'DescribeInstanceTypes',
      ]),
    );
    expect(onFacts.mock.calls[0]?.[0].roles).toEqual({
      unknown: 'it was not read: no chosen check needs it.',
    });
  });

  it('stops when the signal aborts', async () => {
    const { connection } = scriptedAws({ GetCallerIdentity: () => isUser });
    const controller = new AbortController();
    const options = { plan, connection, now: () => 0, takenAt: '2026-11-25T09:00:00.000Z' };
    const seen: Event['kind'][] = [];
    const running = (async () => {
      for await (const event of check(options, controller.signal)) {
        seen.push(event.kind);
        if (event.kind === 'account-known') controller.abort();
      }
    })();
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen[0]).toBe('account-known');
  });
});
