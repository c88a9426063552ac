import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

/** The built CLI: `npm test` builds before it tests. */
const cliPath = join(import.meta.dirname, '../../dist/cli.js');

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'vba-since-'));
});

afterEach(() => {
  rmSync(cwd, { recursive: true, force: true });
});

/** Git as on a machine without settings, so that nobody's hooks or signing keys are asked. */
const env = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
  CI: 'true',
  NO_COLOR: '1',
};

function git(...args: readonly string[]): void {
  execFileSync('git', args, { cwd, env, stdio: 'ignore' });
}

function put(path: string, action: string): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  const statement = { Effect: 'Allow', Action: action, Resource: '*' };
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  writeFileSync(join(cwd, path), text);
}

/** A repository with findings in `old.json`, `role/inline/a.json` and `role/inline/b.json`, on a branch of its own. */
function repository(): void {
  git('init', '-q', '-b', 'main');
  for (const path of ['old.json', 'role/inline/a.json', 'role/inline/b.json']) put(path, 'ec2:Old');
  commit();
  git('checkout', '-q', '-b', 'feature');
}

function commit(): void {
  git('add', '-A');
  git('commit', '-q', '-m', 'x');
}

function lintIn(directory: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cliPath, 'lint', ...args], {
    cwd: join(cwd, directory),
    encoding: 'utf8',
    env,
  });
  return { code: status, stdout, stderr };
}

/** What is said on standard error. */
function refused(ref: string) {
  const { code, stdout, stderr } = lintIn('.', '--since', ref);
  expect([code, stdout]).toEqual([2, '']);
  return stderr.split('\n')[0];
}

function since(ref: string, directory = '.'): readonly string[] {
  const { stdout } = lintIn(directory, '--since', ref);
  return [...stdout.matchAll(/^ERROR \S+ ([^:]+):/gm)].map(([, path = '']) => path);
}

describe('--since', () => {
  test('without a change shows nothing, and says what was left out', () => {
    repository();
    const { code, stdout } = lintIn('.', '--since', 'main');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^not checked 3 documents without change since main: What is found in them is left out; the comparison is with commit [0-9a-f]{9}\.$/m,
    );
  });

  test('shows what was committed, what was not, and what Git does not know', () => {
    repository();
    put('committed.json', 'ec2:New');
    commit();
    put('untracked.json', 'ec2:New');
    put('ignored.json', 'ec2:New');
    writeFileSync(join(cwd, '.gitignore'), 'ignored.json\n');
    put('old.json', 'ec2:Older');
    const all = ['committed.json', 'ignored.json', 'old.json', 'untracked.json'];
    expect(since('main')).toEqual(all);
    expect(since('HEAD')).toEqual(all.slice(1));
  });

  test('compares with the merge base, not with what came after it on the other branch', () => {
    repository();
    put('new.json', 'ec2:New');
    commit();
    git('checkout', '-q', 'main');
    put('old.json', 'ec2:Other');
    commit();
    git('checkout', '-q', 'feature');
    expect(since('main')).toEqual(['new.json']);
  });

  test('shows the others of an identity with the one that changed, or that is no more', () => {
    repository();
    put('role/inline/a.json', 'ec2:DescribeVpcs');
    expect(since('main')).toEqual(['role/inline/b.json']);
    rmSync(join(cwd, 'role/inline/a.json'));
    expect(since('main')).toEqual(['role/inline/b.json']);
  });

  test('works below the root, behind links, and with names of any letters', () => {
    repository();
    put('sub/ünï "x".json', 'ec2:New');
    symlinkSync('../old.json', join(cwd, 'sub/link.json'));
    commit();
    expect(since('main', 'sub')).toEqual(['link.json', 'ünï "x".json']);
    put('old.json', 'ec2:Older');
    commit();
    expect(since('HEAD~1', 'sub')).toEqual(['link.json']);
    renameSync(join(cwd, 'old.json'), join(cwd, 'moved.json'));
    expect(since('HEAD')).toContain('moved.json');
  });

  test('takes standard input for changed', () => {
    repository();
    const text = '{"Version": "2012-10-17", "Statement": []}';
    const { stdout } = spawnSync(process.execPath, [cliPath, 'lint', '-', '--since', 'HEAD'], {
      cwd,
      env,
      input: text,
      encoding: 'utf8',
    });
    expect(stdout).toContain('document -:');
  });

  test('leaves --fix to what has changed', () => {
    repository();
    const text = '{"Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}';
    writeFileSync(join(cwd, 'kept.json'), text);
    commit();
    writeFileSync(join(cwd, 'mended.json'), text);
    const { stdout } = lintIn('.', '--since', 'HEAD', '--fix');
    expect(stdout.match(/^fixed .*/gm)).toEqual([
      'fixed lint/missing-version mended.json:1:1: Add "Version": "2012-10-17".',
    ]);
  });

  test('goes with a baseline, whose other entries are left in peace', () => {
    repository();
    lintIn('.', '--baseline', 'base.json', '--update-baseline');
    commit();
    put('old.json', 'ec2:New');
    const { code, stdout } = lintIn('.', '--since', 'HEAD', '--baseline', 'base.json');
    expect(code).toBe(1);
    expect(stdout.match(/^(?:ERROR|WARNING) \S+/gm)).toEqual([
      'ERROR lint/unknown-action',
      'WARNING lint/input',
    ]);
  });
});

describe('--since ends with 2, and nothing on standard output,', () => {
  test('outside of a repository', () => {
    put('a.json', 'ec2:DescribeVpcs');
    expect(refused('HEAD')).toMatch(/^error: --since: .* is not in a Git repository\.$/);
  });

  test.each(['nope', '-x', '--all', '', 'main..HEAD', 'HEAD:old.json'])(
    'where %j is no commit',
    (ref) => {
      repository();
      expect(refused(ref)).toBe(`error: --since: there is no commit "${ref}".`);
    },
  );

  test('where there is no commit yet', () => {
    git('init', '-q');
    put('a.json', 'ec2:DescribeVpcs');
    expect(refused('main')).toBe('error: --since: the repository has no commit yet.');
  });

  test('where nothing is in common, as in a shallow clone', () => {
    repository();
    git('checkout', '-q', '--orphan', 'other');
    put('other.json', 'ec2:DescribeVpcs');
    commit();
    expect(refused('main')).toBe('error: --since: HEAD and main have no commit in common.');
  });

  test('where Git does not trust the repository, as in containers of CI', () => {
    repository();
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [cliPath, 'lint', '--since', 'main'],
      { cwd, encoding: 'utf8', env: { ...env, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' } },
    );
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.split('\n').slice(0, 2)).toEqual([
      expect.stringMatching(
        /^error: --since: Git does not trust .*: it belongs to another user\.$/,
      ),
      expect.stringMatching(/^  fix: If you do: git config --global --add safe\.directory /),
    ]);
  });
});
