import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Report } from '../../src/vocabulary/report.ts';

/** The built CLI: `npm test` builds before it tests. */
const cliPath = join(import.meta.dirname, '../../dist/cli.js');

interface Written {
  readonly findings: Record<string, string>[];
}

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'vba-baseline-'));
  mkdirSync(join(cwd, '.git')); // no configuration from above
});

afterEach(() => {
  rmSync(cwd, { recursive: true, force: true });
});

function policy(...actions: readonly string[]): object {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
  };
}

function put(path: string, content: object | string, indent = 2): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  const text = typeof content === 'string' ? content : JSON.stringify(content, undefined, indent);
  writeFileSync(join(cwd, path), text);
}

function baseline(): Written {
  return JSON.parse(readFileSync(join(cwd, 'base.json'), 'utf8')) as Written;
}

function lint(...args: readonly string[]) {
  return lintIn('.', ...args);
}

function lintIn(directory: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cliPath, 'lint', ...args], {
    cwd: join(cwd, directory),
    encoding: 'utf8',
    env: { ...process.env, CI: 'true', NO_COLOR: '1' },
  });
  return { code: status, stdout, stderr };
}

function accept(...args: readonly string[]) {
  return lint('--baseline', 'base.json', '--update-baseline', ...args);
}

describe('--update-baseline', () => {
  test('accepts what is found: then only what is new fails', () => {
    put('iam/a.json', policy('ec2:RunInstance', 's3:GetObjct'));
    expect(accept()).toMatchObject({
      code: 0,
      stderr: 'base.json: 2 added, 0 removed, 2 in all\n',
    });
    const again = lint('--baseline', 'base.json');
    expect(again.code).toBe(0);
    expect(again.stdout).toContain('CLEAN: Nothing new; 2 findings are accepted by base.json.');
    expect(again.stdout).not.toContain('not checked');

    put('iam/a.json', policy('ec2:RunInstance', 's3:GetObjct', 'ec2:StopInstance'));
    const { code, stdout } = lint('--baseline', 'base.json');
    expect(code).toBe(1);
    expect(stdout.match(/^ERROR .*/gm)).toEqual([
      'ERROR lint/unknown-action iam/a.json:9:9: Amazon EC2 has no action ec2:StopInstance; did you mean ec2:StopInstances?',
    ]);
    expect(stdout).toContain(
      'FINDINGS: 1 error in 1 file. Besides, 2 findings are accepted by base.json.',
    );
  });

  test('is not undone by reformatting, by another order, or from another directory', () => {
    put('iam/a.json', policy('ec2:RunInstance', 's3:GetObjct'));
    accept();
    put('iam/a.json', policy('ec2:DescribeVpcs', 's3:GetObjct', 'ec2:RunInstance'), 0);
    expect(lint('--baseline', 'base.json').code).toBe(0);
    expect(lintIn('iam', '--baseline', '../base.json').code).toBe(0);
    expect(lintIn('iam', 'a.json', '--baseline', '../base.json').code).toBe(0);
  });

  test('keeps reasons, takes out what is gone, and leaves what was not linted', () => {
    put('iam/a.json', policy('ec2:RunInstance', 's3:GetObjct'));
    put('iam/b.json', policy('ec2:StopInstance'));
    accept();
    const { findings } = baseline();
    put('base.json', {
      schemaVersion: '1.0',
      findings: findings.map((one) => ({ ...one, reason: `because of ${one['message']}` })),
    });
    put('iam/a.json', policy('ec2:RunInstance'));
    expect(accept('iam/a.json').stderr).toBe('base.json: 0 added, 1 removed, 2 in all\n');
    expect(baseline().findings.map(({ path, reason }) => [path, reason])).toEqual([
      [
        'iam/a.json',
        'because of Amazon EC2 has no action ec2:RunInstance; did you mean ec2:RunInstances?',
      ],
      [
        'iam/b.json',
        'because of Amazon EC2 has no action ec2:StopInstance; did you mean ec2:StopInstances?',
      ],
    ]);
    const { stdout } = lint('--baseline', 'base.json', '--format', 'json');
    const { results } = JSON.parse(stdout) as Report;
    expect(results.map(({ status, accepted }) => [status, accepted?.by])).toEqual([
      ['skipped', 'base.json'],
      ['skipped', 'base.json'],
    ]);
    expect(results[0]?.accepted?.reason).toMatch(/^because of/);
  });

  test('does not accept that an input cannot be read', () => {
    put('iam/a.json', policy('ec2:DescribeVpcs'));
    expect(accept('iam', 'gone.json').code).toBe(2);
    expect(baseline().findings).toEqual([]);
    expect(lint('iam', 'gone.json', '--baseline', 'base.json').code).toBe(2);
  });
});

test('the configuration may name the file, from its own directory on', () => {
  put('vba-preflight.yaml', 'lint: { baseline: base.json }');
  put('iam/a.json', policy('ec2:RunInstance'));
  expect(lintIn('iam').stderr).toContain('there is no such baseline');
  expect(lintIn('iam', '--update-baseline').code).toBe(0);
  expect(baseline().findings.map(({ path }) => path)).toEqual(['iam/a.json']);
  expect(lint().stdout).toContain('CLEAN: Nothing new; 1 finding is accepted by base.json.');
});

describe('an entry', () => {
  test('that no longer occurs is a warning at its place in the baseline', () => {
    put('iam/a.json', policy('ec2:RunInstance', 's3:GetObjct'));
    accept();
    put('iam/a.json', policy('s3:GetObjct'));
    const { code, stdout } = lint('--baseline', 'base.json');
    expect(code).toBe(0);
    expect(stdout.match(/^(?:WARNING|ERROR) .*/gm)).toEqual([
      expect.stringMatching(
        /^WARNING lint\/input base\.json:\d+:5: This accepted finding no longer occurs: lint\/unknown-action in iam\/a\.json: Amazon EC2 has no action ec2:RunInstance/,
      ),
    ]);
    expect(lint('--baseline', 'base.json', '--max-warnings', '0').code).toBe(1);
  });

  test('is not told as gone by a run that did not look', () => {
    put('iam/a.json', policy('ec2:RunInstance'));
    put('iam/b.json', policy('ec2:DescribeVpcs'));
    accept();
    expect(lint('iam/b.json', '--baseline', 'base.json').stdout).toContain('CLEAN');
    const off = lint('--baseline', 'base.json', '--rule', 'unknown-action=off');
    expect(off.stdout).toContain('CLEAN');
  });

  test('that is over accepts nothing', () => {
    put('iam/a.json', policy('ec2:RunInstance'));
    accept();
    const [finding] = baseline().findings;
    put('base.json', { schemaVersion: '1.0', findings: [{ ...finding, until: '2020-01-01' }] });
    const { code, stdout } = lint('--baseline', 'base.json');
    expect(code).toBe(1);
    expect(stdout).toContain('  why    base.json accepted it until 2020-01-01.');
  });
});

describe('refused with exit 2 and nothing on standard output', () => {
  test.each([
    [['--baseline', 'gone.json'], 'gone.json: there is no such baseline'],
    [['--update-baseline'], '--update-baseline has no file to write'],
    [
      ['--update-baseline', '--baseline', 'b.json', '--since', 'HEAD'],
      '--update-baseline takes in all findings',
    ],
    [['--baseline', 'broken.json'], 'broken.json:2:4: findings has no key "fingerprnt"'],
    [['--baseline', '.'], ': it is a directory.'],
  ])('%j', (args, message) => {
    put('iam/a.json', policy('ec2:DescribeVpcs'));
    put('broken.json', '{"schemaVersion": "1.0", "findings": [{\n   "fingerprnt": "1"}]}');
    const { code, stdout, stderr } = lint(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});
