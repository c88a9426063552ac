import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { AwsError } from '../../../../src/simulator/cloud/aws-error.ts';
import { decode, type Machine } from '../../../../src/simulator/cloud/guest/machine.ts';
import { bootedMachine, run } from '../../../fixtures/embedded-cloud/machine.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const url = 'https://bucket.s3.eu-central-1.amazonaws.com/a.deb?X-Amz-Signature=0';
const runtime = ['aspnetcore-runtime-8.0', 'postgresql-15', 'nginx', 'libpam-google-authenticator'];
const pgdg =
  "echo 'deb https://apt.postgresql.org/pub/repos/apt jammy-pgdg main' > /etc/apt/sources.list.d/pgdg.list";
const version = (machine: Machine, name: string) => machine.packages.get(name)?.version;

const deb = (name: string) => `echo x > /tmp/${name}_10.0.0.232_amd64.deb`;

describe('curl', () => {
  it('writes the file, and takes longer for more', async () => {
    const machine = bootedMachine({ [url]: 'x', [`${url}1`]: 'x'.repeat(20_000_000) });
    const small = await run(machine, [`curl -fsS -o /tmp/small '${url}'`]);
    expect(small).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(decode(machine.files.get('/tmp/small') ?? new Uint8Array())).toBe('x');
    const large = await run(machine, [`curl -fsSL -o /tmp/large '${url}1'`]);
    expect(Math.round(large.ms - small.ms)).toBe(1000);
  });

  it('says what went wrong, in its codes', async () => {
    const forbidden = new AwsError('AccessDenied', 'Request has expired', 403);
    const machine = bootedMachine({ [url]: forbidden });
    expect(await run(machine, [`curl -fsS -o /tmp/f '${url}'`])).toMatchObject({
      code: 22,
      stderr: 'curl: (22) The requested URL returned error: 403\n',
    });
    expect(await run(machine, ['curl -fsS -o /tmp/f https://nowhere.example/x'])).toMatchObject({
      code: 6,
      stderr: 'curl: (6) Could not resolve host: nowhere.example\n',
    });
    expect(await run(machine, ['curl -fs https://nowhere.example/x'])).toMatchObject({
      code: 6,
      stderr: '',
    });
    expect(await run(machine, ['curl -o /nowhere/f -fsS https://nowhere.example/x'])).toMatchObject(
      { code: 6 },
    );
    expect(
      await run(bootedMachine({ [url]: 'x' }), [`curl -fsS -o /nowhere/f '${url}'`]),
    ).toMatchObject({ code: 23 });
    expect(await run(machine, ['curl --colour https://nowhere.example'])).toMatchObject({
      code: 2,
      stderr: 'curl: option --colour: is unknown\n',
    });
    expect(machine.files.has('/tmp/f')).toBe(false);
  });

  it('without -f takes the text of the error for the file', async () => {
    const machine = bootedMachine({
      [url]: new AwsError('NoSuchKey', 'The specified key does not exist.', 404),
    });
    expect((await run(machine, [`curl -sS -o /tmp/f '${url}'`])).code).toBe(0);
    expect(decode(machine.files.get('/tmp/f') ?? new Uint8Array())).toContain(
      '<Code>NoSuchKey</Code>',
    );
  });

  it('times out where there is no way out', async () => {
    const machine = bootedMachine(
      { [url]: 'x' },
      { whyNoInternet: () => 'the route table has no route to 0.0.0.0/0' },
    );
    expect(await run(machine, [`curl -fsS -o /tmp/f '${url}'`])).toMatchObject({
      code: 28,
      ms: 30_000,
      stderr:
        'curl: (28) Connection timed out after 30000 milliseconds: the route table has no route to 0.0.0.0/0\n',
    });
  });
});

describe('sha256sum', () => {
  it('checks a list from a pipe or a file', async () => {
    const list = `${sha256('body\n')}  /tmp/f`;
    const { code, stdout } = await run(bootedMachine(), [
      'set -e',
      'echo body > /tmp/f',
      `echo '${list}' | sha256sum -c`,
      `echo '${list}' > /tmp/sums`,
      'sha256sum -c /tmp/sums && sha256sum /tmp/f',
      `echo '${list}' | sha256sum --status -c -`,
    ]);
    expect([code, stdout]).toEqual([0, `/tmp/f: OK\n/tmp/f: OK\n${list}\n`]);
  });

  it('finds a file that was changed, one that is missing, and a list that is none', async () => {
    const machine = bootedMachine();
    await run(machine, ['echo body > /tmp/f']);
    expect(await run(machine, [`echo '${sha256('other')}  /tmp/f' | sha256sum -c`])).toMatchObject({
      code: 1,
      stdout: '/tmp/f: FAILED\n',
      stderr: 'sha256sum: WARNING: 1 computed checksum did NOT match\n',
    });
    expect(await run(machine, [`echo '${sha256('x')}  /tmp/none' | sha256sum -c`])).toMatchObject({
      code: 1,
      stdout: '/tmp/none: FAILED open or read\n',
    });
    expect((await run(machine, ['echo nothing | sha256sum -c'])).code).toBe(1);
  });
});

describe('apt-get', () => {
  it('knows no package before the lists were read', async () => {
    expect(await run(bootedMachine(), ['apt-get install -y nginx'])).toMatchObject({
      code: 100,
      stderr: 'E: Unable to locate package nginx\n',
    });
  });

  it('has ASP.NET Core from Ubuntu, PostgreSQL 15 only from the archive of that project', async () => {
    const machine = bootedMachine();
    const install = `apt-get install -y ${runtime.join(' ')}`;
    expect(await run(machine, ['set -e', 'apt-get update', install])).toMatchObject({
      code: 100,
      stderr: 'E: Unable to locate package postgresql-15\n',
    });
    const done = await run(machine, [
      'set -e',
      pgdg,
      'apt-get update',
      install,
      `dpkg -s postgresql-15`,
    ]);
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toContain('0 upgraded, 4 newly installed, 0 to remove.');
    expect(done.stdout).toContain(
      'Package: postgresql-15\nStatus: install ok installed\nVersion: 15.',
    );
    expect((await run(machine, ['systemctl is-active postgresql nginx'])).stdout).toBe(
      'active\nactive\n',
    );
    expect(done.ms).toBeGreaterThan(10_000);
  });

  it('asks when nobody said yes, and a script cannot answer', async () => {
    const machine = bootedMachine();
    const { code, stdout } = await run(machine, ['apt-get update -qq', 'apt-get install nginx']);
    expect(code).toBe(1);
    expect(stdout).toContain('Do you want to continue? [Y/n] Abort.');
    expect(machine.packages.has('nginx')).toBe(false);
  });

  it('tells what can be upgraded', async () => {
    const { stdout } = await run(bootedMachine(), [
      'apt list --upgradable 2>/dev/null',
      'apt-get update -qq >/dev/null',
      'apt list --upgradable 2>/dev/null',
    ]);
    expect(stdout).toMatch(
      /^Listing\.\.\.\nListing\.\.\.\nlibc6\/jammy-updates \S+ amd64 \[upgradable from: 2\.35-0ubuntu3\.10\]\n/,
    );
    expect(stdout).not.toContain('\ncurl/');
  });

  it('upgrades all but what brings new packages, dist-upgrade that too; a restart is asked for', async () => {
    const machine = bootedMachine();
    const kernel = version(machine, 'linux-image-aws');
    const upgraded = await run(machine, [
      'set -e',
      'apt-get update -qq',
      'apt-get -y upgrade',
      'test -f /var/run/reboot-required',
    ]);
    expect(upgraded.code).toBe(0);
    expect(upgraded.stdout).toContain(
      'The following packages have been kept back:\n  linux-image-aws\n',
    );
    expect(version(machine, 'libc6')).toBe('2.35-0ubuntu3.11');
    expect(version(machine, 'linux-image-aws')).toBe(kernel);
    const all = await run(machine, [
      'apt-get -y dist-upgrade',
      'apt list --upgradable 2>/dev/null',
    ]);
    expect(version(machine, 'linux-image-aws')).not.toBe(kernel);
    expect(all.stdout).toMatch(/1 upgraded, 0 newly installed[\s\S]*Listing\.\.\.\n$/);
  });

  it('upgrades one package alone, and none that is not installed', async () => {
    const machine = bootedMachine();
    const { code, stdout } = await run(machine, [
      'apt-get update -qq',
      'apt-get install -y --only-upgrade openssl nginx',
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Skipping nginx, it is not installed and only upgrades are requested.',
    );
    expect(version(machine, 'openssl')).toBe('3.0.2-0ubuntu1.20');
    expect(version(machine, 'libssl3')).toBe('3.0.2-0ubuntu1.18');
    expect(machine.packages.has('nginx')).toBe(false);
  });

  it('keeps the old lists where the archives cannot be reached, and cannot fetch', async () => {
    let down: string | undefined;
    const machine = bootedMachine({}, { whyNoInternet: () => down });
    await run(machine, ['apt-get update -qq']);
    down = 'no route';
    const { code, stdout, stderr } = await run(machine, ['apt-get update']);
    expect(code).toBe(0);
    expect(stdout).toContain('Could not connect to security.ubuntu.com: no route');
    expect(stderr).toMatch(/^W: Some index files failed to download/);
    expect(await run(machine, ['apt-get install -y nginx'])).toMatchObject({
      code: 100,
      stderr: expect.stringContaining('Failed to fetch'),
    });
  });

  it('does nothing at all for a verb it does not know', async () => {
    expect(await run(bootedMachine(), ['apt-get instal nginx'])).toMatchObject({
      code: 100,
      stderr: 'E: Invalid operation instal\n',
    });
  });
});

describe('dpkg -i', () => {
  it('leaves unconfigured what stands on packages that are not there', async () => {
    const machine = bootedMachine();
    const { code, stderr } = await run(machine, [
      deb('veeam-aws-backup'),
      'dpkg -i /tmp/veeam-aws-backup_10.0.0.232_amd64.deb',
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain(
      'dpkg: dependency problems prevent configuration of veeam-aws-backup:\n veeam-aws-backup depends on aspnetcore-runtime-8.0; however:',
    );
    expect(machine.packages.get('veeam-aws-backup')).toEqual({
      version: '10.0.0.232',
      configured: false,
    });
    expect(machine.units.has('veeamawsbackup')).toBe(false);
    expect((await run(machine, ['dpkg -s veeam-aws-backup'])).stdout).toContain(
      'Status: install ok unpacked',
    );
  });

  it('configures packages whose dependencies come with them, in whatever order, and brings the units', async () => {
    const machine = bootedMachine();
    const names = ['veeam-aws-backup', 'veeam-aws-updater', ...runtime];
    const { code, stderr } = await run(machine, [
      'set -e',
      ...names.map(deb),
      'dpkg -i /tmp/*.deb',
      'systemctl is-enabled veeamawsbackup',
    ]);
    expect([code, stderr]).toEqual([0, '']);
    expect((await run(machine, ['systemctl is-active veeamawsbackup'])).stdout).toBe('inactive\n');
    expect((await run(machine, ['systemctl is-active postgresql'])).stdout).toBe('active\n');
  });

  it('refuses what is not there, what is empty and what is no package', async () => {
    const machine = bootedMachine();
    await run(machine, ['echo x > /tmp/notes.txt', 'true > /tmp/empty_1_amd64.deb']);
    for (const file of ['/tmp/notes.txt', '/tmp/empty_1_amd64.deb']) {
      expect(await run(machine, [`dpkg -i ${file}`])).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('is not a Debian format archive'),
      });
    }
    expect(await run(machine, ['dpkg -i /tmp/none_1_amd64.deb'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("cannot access archive '/tmp/none_1_amd64.deb'"),
    });
    expect((await run(machine, ['dpkg -s empty'])).code).toBe(1);
  });

  it('is what apt-get does with a file, but that gets the dependencies', async () => {
    const machine = bootedMachine();
    const file = '/tmp/veeam-aws-backup_10.0.0.232_amd64.deb';
    expect(
      await run(machine, [deb('veeam-aws-backup'), `apt-get install -y ${file}`]),
    ).toMatchObject({
      code: 100,
      stderr: expect.stringContaining('Depends: aspnetcore-runtime-8.0 but it is not installable'),
    });
    expect(
      (await run(machine, ['set -e', pgdg, 'apt-get update', `apt-get install -y ${file}`])).code,
    ).toBe(0);
    expect(machine.packages.get('veeam-aws-backup')?.configured).toBe(true);
    expect(machine.packages.get('postgresql-15')?.configured).toBe(true);
  });
});

describe('systemctl', () => {
  it('starts, stops, enables, and tells', async () => {
    const machine = bootedMachine();
    await run(machine, ['apt-get update -qq', 'apt-get install -y nginx']);
    const { stdout } = await run(machine, [
      'systemctl stop nginx',
      'systemctl is-active nginx.service || echo $?',
      'systemctl start nginx && systemctl is-active nginx',
      'systemctl disable nginx',
      'systemctl is-enabled nginx',
      'systemctl enable --now nginx',
      'systemctl is-enabled nginx',
      'systemctl daemon-reload',
    ]);
    expect(stdout).toBe('inactive\n3\nactive\ndisabled\nenabled\n');
  });

  it('knows no unit that nothing installed', async () => {
    expect(await run(bootedMachine(), ['systemctl start veeamawsbackup'])).toMatchObject({
      code: 5,
      stderr: 'Failed to start veeamawsbackup.service: Unit veeamawsbackup.service not found.\n',
    });
    expect(await run(bootedMachine(), ['systemctl enable veeamawsbackup'])).toMatchObject({
      code: 1,
      stderr: 'Failed to enable unit: Unit file veeamawsbackup.service does not exist.\n',
    });
    expect(await run(bootedMachine(), ['systemctl is-active veeamawsbackup'])).toMatchObject({
      code: 3,
      stdout: 'inactive\n',
    });
  });

  it('reports a unit that was told to fail', async () => {
    const machine = bootedMachine();
    machine.failNext = (step) => (step === 'start nginx' ? 'port 443 is in use' : undefined);
    await run(machine, ['apt-get update -qq', 'apt-get install -y nginx']);
    expect(await run(machine, ['systemctl is-active nginx'])).toMatchObject({
      code: 3,
      stdout: 'failed\n',
    });
    expect(await run(machine, ['systemctl start nginx'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('port 443 is in use'),
    });
  });
});

describe('files', () => {
  it('come and go', async () => {
    const machine = bootedMachine();
    const { stdout, code } = await run(machine, [
      'set -e',
      'mkdir -p /opt/a/b',
      'cd /opt/a',
      'echo x > b/f; chmod 600 b/f; ls b',
      'test -d b && test -s b/f && [ -f /opt/a/b/f ] && [ ! -e /opt/z ] && [ "$HOME" = /root ] && echo all',
      'rm -rf b; ls',
    ]);
    expect([code, stdout]).toEqual([0, 'f\nall\n']);
  });

  it('that are not there are told by each program', async () => {
    const { stderr } = await run(bootedMachine(), [
      'mkdir /a/b',
      'mkdir /tmp',
      'rm /tmp/x',
      'rm /tmp',
      'rm -f /tmp/x',
      'ls /x',
      'chmod 600 /x',
      'cd /x',
    ]);
    expect(stderr).toBe(
      [
        'mkdir: cannot create directory ‘/a/b’: No such file or directory',
        'mkdir: cannot create directory ‘/tmp’: File exists',
        "rm: cannot remove '/tmp/x': No such file or directory",
        "rm: cannot remove '/tmp': Is a directory",
        "ls: cannot access '/x': No such file or directory",
        "chmod: cannot access '/x': No such file or directory",
        "cd: can't cd to /x\n",
      ].join('\n'),
    );
  });
});

describe('a restart from inside', () => {
  it('comes two seconds after reboot, and takes a script that still runs with it', async () => {
    const machine = bootedMachine();
    const short = await run(machine, ['reboot', 'echo done']);
    expect(short).toMatchObject({ code: 0, stdout: 'done\n' });
    const long = await run(machine, ['shutdown -r now', 'sleep 60', 'echo never']);
    expect(long).toMatchObject({ code: 143, stdout: '', ms: 2005 });
    expect(long.ended?.how).toBe('interrupted');
  });

  it('is put off by minutes, and can be called off', async () => {
    const machine = bootedMachine();
    const booted = machine.bootedAt;
    const { stderr } = await run(machine, ['shutdown -r +1'], 30);
    expect(stderr).toBe(
      "Shutdown scheduled for Wed, 25 Nov 2026 12:01:00 UTC, use 'shutdown -c' to cancel.\n",
    );
    await run(machine, ['shutdown -c'], 120);
    expect(machine.bootedAt).toBe(booted);
  });

  it('runs the new kernel, clears /tmp and what asked for the restart, and starts what is enabled', async () => {
    const machine = bootedMachine();
    await run(machine, [
      'apt-get update -qq',
      'apt-get install -y nginx',
      'apt-get -y dist-upgrade',
      'systemctl disable nginx',
      'echo x > /tmp/f',
      'echo x > /opt/f',
      'reboot',
    ]);
    const { stdout } = await run(machine, [
      'sleep 20',
      'uname -r',
      'test -f /var/run/reboot-required || test -f /tmp/f || ls /opt',
      'systemctl is-active nginx snap.amazon-ssm-agent.amazon-ssm-agent',
    ]);
    expect(stdout).toBe('6.8.0-1044-aws\nf\ninactive\nactive\n');
  });
});
