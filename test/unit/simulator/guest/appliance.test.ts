import { readFileSync } from 'node:fs';

import { beforeEach, describe, expect, it } from 'vitest';

import type { AccountState } from '../../../../src/simulator/cloud/account.ts';
import {
  assumptionAbout,
  GuestError,
  guestOf,
  type Guest,
} from '../../../../src/simulator/cloud/guest/index.ts';
import {
  rebootInstances,
  stopInstances,
} from '../../../../src/simulator/cloud/services/ec2/instance-lifecycle.ts';
import {
  operations as ssm,
  whyNotRegistered,
} from '../../../../src/simulator/cloud/services/ssm/index.ts';
import { callTo, emptyAccount, region, wait } from '../../../fixtures/embedded-cloud/account.ts';
import {
  backupServer,
  bootInstance,
  ec2Of,
  launchInstance,
  openHttps,
} from '../../../fixtures/embedded-cloud/instance.ts';

const build = '10.0.0.232';
const installation = [
  'set -e',
  "echo 'deb https://apt.postgresql.org/pub/repos/apt jammy-pgdg main' > /etc/apt/sources.list.d/pgdg.list",
  'apt-get update',
  'apt-get install -y aspnetcore-runtime-8.0 postgresql-15 nginx libpam-google-authenticator',
  ...['veeam-aws-backup', 'veeam-aws-backup-web', 'veeam-aws-updater', 'veeam-aws-flr'].map(
    (name) => `echo x > /tmp/${name}_${build}_amd64.deb`,
  ),
  'dpkg -i /tmp/*.deb',
];

let account: AccountState;
let id: string;

beforeEach(async () => {
  account = emptyAccount();
  id = launchInstance(account);
  await bootInstance(account);
});

function guest(backupServers = [backupServer]): Guest {
  const found = guestOf(account, region, id, backupServers);
  if (!found) throw new Error('no guest');
  return found;
}

async function script(commands: readonly string[]): Promise<void> {
  const input = {
    DocumentName: 'AWS-RunShellScript',
    InstanceIds: [id],
    Parameters: { commands: [...commands] },
  };
  const { Command } = await ssm.SendCommand(input, callTo(account));
  await wait(account, 600);
  const seen = await ssm.GetCommandInvocation(
    { CommandId: Command?.CommandId, InstanceId: id },
    callTo(account),
  );
  expect(seen).toMatchObject({ Status: 'Success' });
}

async function refusal(
  call: Promise<unknown>,
): Promise<Pick<GuestError, 'reason' | 'step' | 'message'>> {
  try {
    await call;
  } catch (error) {
    if (error instanceof GuestError) return error;
    throw error;
  }
  throw new Error('the appliance answered');
}

describe('the appliance', () => {
  it('is not there before its instance has booted', () => {
    const fresh = emptyAccount();
    const pending = launchInstance(fresh);
    expect(guestOf(fresh, region, pending, [backupServer])).toBeUndefined();
    expect(guestOf(fresh, region, 'i-00000000000000000', [backupServer])).toBeUndefined();
  });

  it('does not answer before it is installed', async () => {
    openHttps(account);
    expect(await refusal(guest().serviceStates())).toMatchObject({
      reason: 'unreachable',
      message: `The appliance does not answer on port 443: no web server runs on ${id}.`,
    });
    await script(['apt-get update -qq', 'apt-get install -y nginx']);
    expect(await refusal(guest().serviceStates())).toMatchObject({
      message: `The appliance does not answer on port 443: the appliance's software is not installed on ${id}.`,
    });
  });

  it('is deployed: installed, administrator, services, updates, restart', async () => {
    openHttps(account);
    await script(installation);
    const appliance = guest();
    await appliance.createAdministrator('vba-admin');
    expect(appliance.machine.administrators).toEqual(new Set(['vba-admin']));

    const started = await appliance.startServices();
    expect(started.filter(({ state }) => state === 'activating').map(({ name }) => name)).toContain(
      'Backup service',
    );
    await wait(account, 2);
    const running = await appliance.serviceStates();
    expect(running.map(({ state }) => state)).toEqual(Array.from({ length: 8 }, () => 'active'));

    const updates = await appliance.checkUpdates();
    expect(updates).toContainEqual(
      expect.objectContaining({ package: 'linux-image-aws', source: 'ubuntu', needsReboot: true }),
    );
    expect(updates.map((update) => update.package)).not.toContain('postgresql-15');

    await script(['set -e', 'apt-get update', 'apt-get -y dist-upgrade']);
    expect(await appliance.rebootRequired()).toBe(true);
    expect(await appliance.checkUpdates()).toEqual([]);
    await script(['shutdown -r +1']);
    expect(await appliance.rebootRequired()).toBe(false);
    expect((await appliance.serviceStates()).every(({ state }) => state === 'active')).toBe(true);
  });

  it('finds updates of the packages that came with the deployment, if they are older than the archives', async () => {
    openHttps(account);
    const older = [
      'aspnetcore-runtime-8.0_8.0.21-0ubuntu1~22.04.1_amd64.deb',
      'postgresql-15_15.14-1.pgdg22.04+1_amd64.deb',
    ];
    await script([
      'set -e',
      'apt-get update',
      'apt-get install -y nginx libpam-google-authenticator',
      ...older.map((file) => `echo x > /tmp/${file}`),
      ...installation.slice(4),
    ]);
    const appliance = guest();
    await appliance.startServices();
    await wait(account, 2);
    const updates = await appliance.checkUpdates();
    expect(updates.filter(({ source }) => source !== 'ubuntu')).toMatchObject([
      {
        package: 'aspnetcore-runtime-8.0',
        source: 'aspnetcore',
        installed: '8.0.21-0ubuntu1~22.04.1',
      },
      { package: 'postgresql-15', source: 'postgresql', installed: '15.14-1.pgdg22.04+1' },
    ]);
  });

  it('has the eight services of the product documentation', async () => {
    openHttps(account);
    await script(installation);
    const requirements = JSON.parse(
      readFileSync('src/policies/catalogue/veeam/10/requirements.json', 'utf8'),
    );
    const { list, systemdUnits } = requirements.appliance.services;
    const states = await guest().serviceStates();
    expect(states.map(({ name }) => name)).toEqual(list.map(({ name }: { name: string }) => name));
    expect(states.flatMap(({ unit }) => unit ?? [])).toEqual(expect.arrayContaining(systemdUnits));
  });
});

describe('the way to port 443', () => {
  beforeEach(async () => {
    await script(installation);
  });

  it.each([
    ['no rule', undefined, 'lets TCP 443 in from 198.51.100.7/32.'],
    ['a rule for others', '203.0.113.0/24', 'lets TCP 443 in from 198.51.100.7/32.'],
  ])('is shut with %s', async (_, cidr, why) => {
    if (cidr !== undefined) openHttps(account, cidr);
    const { reason, message } = await refusal(guest().createAdministrator('x'));
    expect(reason).toBe('unreachable');
    expect(message).toContain(why);
  });

  it('is open from a range within the rule, and shut where one range of several is not', async () => {
    openHttps(account, '198.51.100.0/24');
    await expect(guest().rebootRequired()).resolves.toBe(false);
    const { message } = await refusal(guest([backupServer, '203.0.113.9/32']).rebootRequired());
    expect(message).toMatch(/no rule of sg-\w+ lets TCP 443 in from 203\.0\.113\.9\/32\.$/);
  });

  it('is not known without a range', async () => {
    openHttps(account, '0.0.0.0/0');
    expect((await refusal(guest([]).rebootRequired())).message).toContain(
      'no address range of the backup server is known',
    );
  });

  it('counts the entries of prefix lists, not other groups, ports or directions', async () => {
    const ec2 = ec2Of(account);
    const [group] = ec2.securityGroups.values();
    const rule = {
      id: 'sgr-00000000000000001',
      egress: false,
      protocol: 'tcp',
      fromPort: 443,
      toPort: 443,
      description: undefined,
    } as const;
    group?.rules.push({ ...rule, peer: { kind: 'group', id: 'sg-00000000000000001' } });
    group?.rules.push({
      ...rule,
      fromPort: 80,
      toPort: 80,
      peer: { kind: 'ipv4', cidr: '0.0.0.0/0' },
    });
    group?.rules.push({ ...rule, protocol: 'udp', peer: { kind: 'ipv4', cidr: '0.0.0.0/0' } });
    expect((await refusal(guest().rebootRequired())).reason).toBe('unreachable');
    ec2.prefixLists.set('pl-1', {
      id: 'pl-1',
      name: 'offices',
      ownerId: account.id,
      entries: [{ cidr: '198.51.100.0/28' }],
    });
    group?.rules.push({
      ...rule,
      fromPort: 400,
      toPort: 500,
      peer: { kind: 'prefix-list', id: 'pl-1' },
    });
    await expect(guest().rebootRequired()).resolves.toBe(false);
  });

  it('is gone while the instance is stopped or restarts', async () => {
    openHttps(account);
    rebootInstances({ InstanceIds: [id] }, callTo(account));
    await wait(account, 5);
    expect((await refusal(guest().rebootRequired())).message).toContain(
      `instance ${id} is starting`,
    );
    await wait(account, 30);
    await expect(guest().rebootRequired()).resolves.toBe(false);
    stopInstances({ InstanceIds: [id] }, callTo(account));
    await wait(account, 60);
    expect((await refusal(guest().rebootRequired())).message).toContain(
      `instance ${id} is stopped`,
    );
  });
});

describe('a refusal of the appliance', () => {
  beforeEach(async () => {
    openHttps(account);
    await script(installation);
  });

  it('meets a second administrator of the name, and one without a database', async () => {
    await guest().createAdministrator('vba-admin');
    expect(await refusal(guest().createAdministrator('vba-admin'))).toMatchObject({
      reason: 'refused',
      step: 'create-administrator',
    });
    await script(['systemctl stop postgresql']);
    expect(await refusal(guest().createAdministrator('other'))).toMatchObject({
      reason: 'refused',
      message: 'The configuration database is not running.',
    });
  });

  it('meets a search for updates before the updater runs, or without internet', async () => {
    expect(await refusal(guest().checkUpdates())).toMatchObject({
      reason: 'refused',
      message: 'The Veeam Updater service is inactive.',
    });
    await guest().startServices();
    await wait(account, 5);
    ec2Of(account).routeTables.values().next().value?.routes.splice(1);
    expect(await refusal(guest().checkUpdates())).toMatchObject({
      reason: 'failed',
      message: expect.stringContaining('has no route to 0.0.0.0/0'),
    });
  });

  it.each(['create-administrator', 'start-services', 'service-states', 'check-updates'])(
    'can be ordered: %s',
    async (wanted) => {
      const appliance = guest();
      await appliance.startServices();
      await wait(account, 5);
      appliance.failNext = (step) => (step === wanted ? 'internal server error' : undefined);
      const calls: Record<string, () => Promise<unknown>> = {
        'create-administrator': async () => appliance.createAdministrator('x'),
        'start-services': async () => appliance.startServices(),
        'service-states': async () => appliance.serviceStates(),
        'check-updates': async () => appliance.checkUpdates(),
      };
      expect(await refusal(calls[wanted]?.() ?? Promise.resolve())).toMatchObject({
        step: wanted,
        reason: 'failed',
        message: 'internal server error',
      });
    },
  );

  it('can be ordered for one service, which stays down when the machine restarts', async () => {
    const appliance = guest();
    appliance.failNext = (step) => (step === 'start veeamawsbackup' ? 'no licence' : undefined);
    await appliance.startServices();
    await wait(account, 5);
    const down = async () =>
      (await appliance.serviceStates()).filter(({ state }) => state !== 'active');
    expect(await down()).toEqual([
      { name: 'Backup service', unit: 'veeamawsbackup', state: 'failed' },
    ]);
    await script(['shutdown -r +1']);
    expect(await down()).toMatchObject([{ name: 'Backup service', state: 'failed' }]);
    expect(guestOf(account, region, id, [])?.failNext).toBe(appliance.failNext);
  });
});

describe('an instance without a public address', () => {
  it('is taken to reach the internet by its default route, and says so', async () => {
    const other = emptyAccount();
    const inside = launchInstance(other, { publicAddress: false });
    await bootInstance(other);
    expect(whyNotRegistered(other, region, inside)).toBeUndefined();
    expect(assumptionAbout(other, region, inside)).toMatch(
      /^i-\w+ has no public address: that the default route of subnet-\w+ \(igw-\w+\) leads to the internet by NAT, VPN or proxy is assumed, not checked$/,
    );
    expect(assumptionAbout(account, region, id)).toBeUndefined();
    ec2Of(other).routeTables.values().next().value?.routes.splice(1);
    expect(whyNotRegistered(other, region, inside)).toContain('has no route to 0.0.0.0/0');
  });
});
