import { describe, expect, it } from 'vitest';

import { bootedMachine, run } from '../../../fixtures/embedded-cloud/machine.ts';

const script = '/var/lib/amazon/ssm/_script.sh';
const bash = '#!/bin/bash';

describe('words', () => {
  it.each([
    ['echo a  b', 'a b'],
    ['echo \'a  $B\' "c  d" e\\ f', 'a  $B c  d e f'],
    ['A=1; B="$A 2"; echo $B "$B" \'$B\' ${A}x', '1 2 1 2 $B 1x'],
    ['A="x   y"; echo $A; echo "$A"', 'x y\nx   y'],
    ['echo "say \\"hi\\" \\$A \\n"', 'say "hi" $A \\n'],
    ['echo one # two', 'one'],
    ['echo a#b', 'a#b'],
    ["echo '' | cat", ''],
    ['echo a \\\n b', 'a b'],
    ['false; echo $?', '1'],
  ])('%j says %j', async (line, said) => {
    const { stdout, code } = await run(bootedMachine(), [line]);
    expect(stdout).toBe(`${said}\n`);
    expect(code).toBe(0);
  });

  it('match files where they are not quoted, and stand for themselves where none fits', async () => {
    const machine = bootedMachine();
    const { stdout } = await run(machine, [
      'mkdir -p /opt/veeam',
      'echo x > /opt/veeam/b_1_amd64.deb; echo x > /opt/veeam/a_1_amd64.deb; echo x > /opt/veeam/readme',
      'echo /opt/veeam/*.deb "/opt/veeam/*.deb" /opt/veeam/*.rpm',
      'cd /opt/veeam && echo ?_1_*.deb',
    ]);
    expect(stdout).toBe(
      '/opt/veeam/a_1_amd64.deb /opt/veeam/b_1_amd64.deb /opt/veeam/*.deb /opt/veeam/*.rpm\na_1_amd64.deb b_1_amd64.deb\n',
    );
  });

  it('keep assignments in front of a program to that program', async () => {
    const { stdout } = await run(bootedMachine(), [
      'A=old',
      'A=new true',
      'echo $A',
      'DEBIAN_FRONTEND=noninteractive true; echo "[$DEBIAN_FRONTEND]"',
    ]);
    expect(stdout).toBe('old\n[]\n');
  });

  it('match in time that does not explode', async () => {
    const machine = bootedMachine();
    machine.files.set(`/tmp/${'a'.repeat(5000)}`, new Uint8Array());
    const began = performance.now();
    await run(machine, [`echo ${'*a'.repeat(500)}*b`]);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('lists, pipelines and redirections', () => {
  it.each([
    ['true && echo yes || echo no', 'yes'],
    ['false && echo yes || echo no', 'no'],
    ['false || false || echo last', 'last'],
    ['true ||\n echo never; echo after', 'after'],
    ['echo deep | cat | cat', 'deep'],
  ])('%j says %j', async (line, said) => {
    expect((await run(bootedMachine(), [line])).stdout).toBe(`${said}\n`);
  });

  it('write files, append to them, and throw away', async () => {
    const machine = bootedMachine();
    const { stdout, stderr } = await run(machine, [
      'echo one > /tmp/f',
      'echo two >> /tmp/f',
      'cat /tmp/f /tmp/none > /tmp/both 2>&1',
      'cat /tmp/none 2>/dev/null',
      'cat /tmp/none >/dev/null 2>&1',
      'cat /tmp/none 2>&1 >/dev/null',
      'cat /tmp/none &> /tmp/all',
      'cat /tmp/both /tmp/all',
      'echo lost > /nowhere/f',
    ]);
    const missing = 'cat: /tmp/none: No such file or directory\n';
    // "2>&1 >/dev/null" leads errors to where output went before
    expect(stdout).toBe(`${missing}one\ntwo\n${missing}${missing}`);
    expect(stderr).toBe(`${script}: 9: cannot create /nowhere/f: Directory nonexistent\n`);
  });

  it('of which the last program tells the code, unless bash was told otherwise', async () => {
    expect((await run(bootedMachine(), ['false | true'])).code).toBe(0);
    expect((await run(bootedMachine(), [bash, 'set -o pipefail', 'false | true'])).code).toBe(1);
  });
});

describe('the end of a script', () => {
  it('is its last line, whatever failed before', async () => {
    const { code, stdout } = await run(bootedMachine(), ['false', 'echo on']);
    expect([code, stdout]).toEqual([0, 'on\n']);
  });

  it('is the first failing line with set -e, with its code', async () => {
    const { code, stdout } = await run(bootedMachine(), [
      'set -e',
      'echo one',
      'cat /none',
      'echo never',
    ]);
    expect([code, stdout]).toEqual([1, 'one\n']);
  });

  it('is not a failure that was a question', async () => {
    const { code, stdout } = await run(bootedMachine(), [
      'set -e',
      'false || true',
      'false && true',
      'test -f /none || echo missing',
      'true && false',
      'echo never',
    ]);
    expect([code, stdout]).toEqual([1, 'missing\n']);
  });

  it('is where exit says', async () => {
    const { code, stdout } = await run(bootedMachine(), ['echo a', 'exit 3', 'echo b']);
    expect([code, stdout]).toEqual([3, 'a\n']);
  });

  it('comes with set -u at a variable nobody set', async () => {
    const sh = await run(bootedMachine(), ['set -u', 'echo $NOBODY', 'echo never']);
    expect(sh).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `${script}: 2: NOBODY: parameter not set\n`,
    });
    expect(await run(bootedMachine(), [bash, 'set -u', 'echo $NOBODY'])).toMatchObject({
      code: 1,
      stderr: `${script}: line 3: NOBODY: unbound variable\n`,
    });
  });
});

describe('what the shell does not know', () => {
  it('is, as a program, not found: in the words of the shell that the first line names', async () => {
    expect(await run(bootedMachine(), ['frobnicate --now'])).toMatchObject({
      code: 127,
      stderr: `${script}: 1: frobnicate: not found\n`,
    });
    expect(await run(bootedMachine(), [bash, 'frobnicate'])).toMatchObject({
      code: 127,
      stderr: `${script}: line 2: frobnicate: command not found\n`,
    });
  });

  it.each([
    'echo $(date)',
    'echo `date`',
    'if true; then echo x; fi',
    'for f in a b; do echo $f; done',
    '(echo sub)',
    'sleep 1 &',
    'cat < /etc/passwd',
    "echo 'open",
    'echo "open',
    'echo "$(date)"',
    'echo a &&',
    'echo a >',
    '! true',
  ])('is, as syntax, an error before anything ran: %s', async (line) => {
    const { code, stdout, stderr } = await run(bootedMachine(), ['echo begun', line]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^\/var\/lib\/amazon\/ssm\/_script\.sh: [23]: /);
  });

  it('includes pipefail for sh, which is dash on Ubuntu 22.04', async () => {
    expect(await run(bootedMachine(), ['set -euo pipefail', 'echo never'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `${script}: set: Illegal option -o pipefail\n`,
    });
  });
});

it('takes simulated time for every command', async () => {
  const { ms } = await run(bootedMachine(), ['sleep 90', 'echo x']);
  expect(ms).toBe(90_005);
});

it('fails the step it is told to fail, and only that', async () => {
  const machine = bootedMachine();
  machine.failNext = (step) => (step === 'echo b' ? 'disk full' : undefined);
  const { code, stdout, stderr } = await run(machine, ['set -e', 'echo a', 'echo b', 'echo c']);
  expect([code, stdout, stderr]).toEqual([1, 'a\n', 'disk full\n']);
});

it('traces with set -x', async () => {
  expect((await run(bootedMachine(), ['set -x', 'A=1', 'echo "$A b"'])).stderr).toBe(
    '+ A=1\n+ echo 1 b\n',
  );
});
