import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Report } from '../../src/vocabulary/report.ts';

/** The built CLI: `npm test` builds before it tests. */
const cliPath = join(import.meta.dirname, '../../dist/cli.js');

const good = policy('ec2:DescribeVpcs');
const misspelt = policy('ec2:RunInstance');

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'vba-lint-'));
  mkdirSync(join(cwd, '.git')); // no configuration from above
});

afterEach(() => {
  rmSync(cwd, { recursive: true, force: true });
});

function policy(action: string | readonly string[], more: object = {}): string {
  const statement = { Effect: 'Allow', Action: action, Resource: '*', ...more };
  return `${JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, undefined, 2)}\n`;
}

function put(path: string, content: string | Uint8Array): string {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), content);
  return path;
}

function cli(
  args: readonly string[],
  { input = '', env = {}, uid }: { input?: string; env?: NodeJS.ProcessEnv; uid?: number } = {},
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cliPath, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true', NO_COLOR: '1', ...env },
    ...(uid === undefined ? {} : { uid }),
  });
  return { code: status, stdout, stderr };
}

function lint(...args: readonly string[]) {
  return cli(['lint', ...args]);
}

/** The same for somebody whom rights hold: root may read and write everything. */
function lintAsNobody(...args: readonly string[]) {
  if (process.getuid?.() !== 0) return lint(...args);
  chmodSync(cwd, 0o777);
  return cli(['lint', ...args], { uid: 65_534 });
}

function report(...args: readonly string[]): Report {
  const { stdout } = lint(...args, '--format', 'json');
  return JSON.parse(stdout) as Report;
}

describe('exit codes', () => {
  test('0 where nothing is found', () => {
    put('a.json', good);
    const { code, stdout } = lint('a.json');
    expect(code).toBe(0);
    expect(stdout).toContain('CLEAN: No rule found anything.');
  });

  test('1 for an error; a warning only with --fail-on warning, or beyond --max-warnings', () => {
    put('error.json', misspelt);
    put('warning.json', policy('iam:PassRole'));
    expect(lint('error.json').code).toBe(1);
    expect(lint('warning.json').code).toBe(0);
    expect(lint('warning.json', '--fail-on', 'warning').code).toBe(1);
    expect(lint('warning.json', '--max-warnings', '1').code).toBe(0);
    const { code, stderr } = lint('warning.json', '--max-warnings', '0');
    expect(code).toBe(1);
    expect(stderr).toBe('error: 1 warning is more than --max-warnings 0\n');
  });

  test('levels are the user’s', () => {
    put('a.json', misspelt);
    expect(lint('a.json', '--rule', 'unknown-action=warn').code).toBe(0);
    expect(lint('a.json', '--rule', 'all=off').stdout).toContain('CLEAN');
  });

  test.each([
    ['--rule', 'nonsense'],
    ['--rule', 'nonsense=off'],
    ['--type', 'role'],
    ['--for', 'nonsense'],
    ['--max-warnings', 'few'],
    ['--config', 'gone.yaml'],
    ['--account', '12'],
  ])('2 for %s %s, and nothing on standard output', (flag, value) => {
    put('a.json', good);
    const { code, stdout, stderr } = lint('a.json', flag, value);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('error');
  });
});

describe('inputs that cannot be read', () => {
  test('have a line each, the others are linted, and a named one makes the run end with 2', () => {
    put('good.json', misspelt);
    put('binary.json', new Uint8Array([0, 1, 2]));
    put('huge.json', new Uint8Array(1_048_577).fill(32));
    put('other.json', '{"name": "x"}');
    put('empty/readme.md', 'x');
    symlinkSync('nowhere', join(cwd, 'broken.json'));
    const { code, stdout } = lint(
      'gone.json',
      'binary.json',
      'huge.json',
      'other.json',
      'empty',
      'broken.json',
      'good.json',
    );
    expect(code).toBe(2);
    expect(stdout.split('\n').filter((line) => /^(NOT READ|ERROR)/.test(line))).toEqual([
      'ERROR lint/unknown-action good.json:6:17: Amazon EC2 has no action ec2:RunInstance; did you mean ec2:RunInstances?',
      'NOT READ lint/input gone.json: There is no such file.',
      'NOT READ lint/input empty: The directory has no *.json, *.yaml, *.yml or *.template file.',
      'NOT READ lint/input broken.json: It is a symbolic link that leads nowhere.',
      'NOT READ lint/input binary.json: It is a binary file.',
      'NOT READ lint/input huge.json: It is larger than the limit of 1 MiB (1,048,576 bytes).',
      expect.stringMatching(/^NOT READ lint\/input other\.json: This is no policy document/),
    ]);
  });

  test('that may not be read say so, a file and a directory', () => {
    put('in/good.json', good);
    put('in/secret.json', good);
    put('in/locked/a.json', good);
    chmodSync(join(cwd, 'in/secret.json'), 0);
    chmodSync(join(cwd, 'in/locked'), 0);
    const { code, stdout } = lintAsNobody('in');
    chmodSync(join(cwd, 'in/locked'), 0o755);
    expect(code).toBe(3);
    expect(stdout.match(/^NOT READ .*/gm)).toEqual([
      'NOT READ lint/input in/locked: It may not be read.',
      'NOT READ lint/input in/secret.json: It may not be read.',
    ]);
    expect(lintAsNobody('in/secret.json').code).toBe(2);
  });

  test('found by a directory make it end with 3, unless allowed', () => {
    put('in/good.json', good);
    put('in/binary.json', new Uint8Array([0, 1, 2]));
    put('in/package.json', '{"name": "x"}');
    const { code, stdout } = lint('in');
    expect(code).toBe(3);
    expect(stdout).toContain(
      'INCONCLUSIVE: No rule found anything, but 1 input could not be read.',
    );
    expect(stdout).toContain('not checked 1 file of in (in/package.json): It holds no policy.');
    expect(lint('in', '--allow-unknown').code).toBe(0);
  });
});

describe('what is linted', () => {
  test('standard input', () => {
    const { code, stdout } = cli(['lint', '-'], { input: misspelt });
    expect(code).toBe(1);
    expect(stdout).toContain('ERROR lint/unknown-action -:6:17:');
  });

  test('an identity as a whole, told by its directory', () => {
    const sized = policy(Array.from({ length: 300 }, (_unused, n) => `ec2:Describe${n}*`));
    put(
      'backup/trust.json',
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'ec2.amazonaws.com' },
          },
        ],
      }),
    );
    put('backup/inline/a.json', sized);
    put('backup/inline/b.json', sized);
    const { documents, results } = report(
      '.',
      '--rule',
      'all=off',
      '--rule',
      'size-inline-aggregate=error',
    );
    expect(
      documents?.map(({ path, type, typeFrom, owners }) => [path, type, typeFrom, owners]),
    ).toEqual([
      ['backup/inline/a.json', 'identity', 'path', ['role backup']],
      ['backup/inline/b.json', 'identity', 'path', ['role backup']],
      ['backup/trust.json', 'trust', 'path', ['role backup']],
    ]);
    expect(results.map(({ code }) => code)).toEqual(['lint/size-inline-aggregate']);
  });

  test('by a configuration, whose words are checked', () => {
    put(
      'vba-preflight.yaml',
      'lint:\n  rules: { unknown-action: off }\n  types: { "*.scp.json": scp }\n',
    );
    put('iam/a.scp.json', misspelt);
    const { results, documents } = report('iam');
    expect(results).toEqual([]);
    expect(documents).toMatchObject([{ type: 'scp', typeFrom: 'config' }]);
    put('vba-preflight.yaml', 'lint:\n  rule: {}\n');
    expect(lint('iam')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('vba-preflight.yaml:2:3: lint has no key "rule"') as string,
    });
  });

  test('by a configuration that ignores files: it is said, and never all of them pass', () => {
    put('vba-preflight.yaml', 'lint: { ignore: ["old/**"] }');
    put('a.json', good);
    put('old/b.json', misspelt);
    const { code, stdout } = lint('.');
    expect(code).toBe(0);
    expect(stdout.match(/^not checked .*/gm)).toEqual([
      'not checked 1 file of .: The configuration ignores it.',
    ]);
    expect(lint('old')).toMatchObject({
      code: 2,
      stdout: expect.stringContaining(
        'NOT READ lint/input old: The configuration ignores all that it leads to: 1 file.',
      ) as string,
    });
    expect(lint('old/b.json').code).toBe(1);
  });

  test('by a configuration whose faults are told with the path as it was named', () => {
    put('ci/lint.yaml', 'lint:\n  rules: { unknown-action: no }\n');
    put('a.json', good);
    expect(lint('a.json', '--config', 'ci/lint.yaml').stderr).toBe(
      'error: ci/lint.yaml:2:28: lint.rules.unknown-action is "no".\n  fix: Write one of off, warn, error.\n',
    );
    put('ci/lint.yaml', 'lint: { product: { for: [nonsense] } }');
    expect(lint('a.json', '--config', 'ci/lint.yaml').stderr).toContain(
      'error: lint.product.for of the configuration: Veeam Backup for AWS 10 documents no permissions for "nonsense".',
    );
  });

  test('against the product', () => {
    put('a.json', good);
    const { results } = report('a.json', '--for', 'deploy');
    expect(
      results.some(
        ({ code, subject }) => code === 'lint/profile-missing-action' && subject !== undefined,
      ),
    ).toBe(true);
  });
});

describe('--fix', () => {
  test('writes what is proved, whole, behind links and with the file’s rights, line ends kept', () => {
    const text =
      '{\r\n\t"Statement": {\r\n\t\t"Effect": "Allow",\r\n\t\t"Action": "s3:GetObject",\r\n\t\t"Resource": "*"\r\n\t}\r\n}\r\n';
    put('real.json', text);
    chmodSync(join(cwd, 'real.json'), 0o640);
    symlinkSync('real.json', join(cwd, 'link.json'));
    const { code, stdout } = lint('link.json', '--fix');
    expect(code).toBe(0);
    expect(stdout).toContain(
      'fixed lint/missing-version link.json:1:1: Add "Version": "2012-10-17".',
    );
    expect(readFileSync(join(cwd, 'real.json'), 'utf8')).toBe(
      text.replace('{\r\n', '{\r\n\t"Version": "2012-10-17",\r\n'),
    );
    expect(statSync(join(cwd, 'real.json')).mode & 0o777).toBe(0o640);
  });

  test('leaves alone a file that may not be written, and says so', () => {
    const text = '{"Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}';
    put('a.json', text);
    chmodSync(join(cwd, 'a.json'), 0o444);
    const { code, stdout } = lintAsNobody('a.json', '--fix');
    expect(readFileSync(join(cwd, 'a.json'), 'utf8')).toBe(text);
    expect(code).toBe(2);
    expect(stdout).toContain(
      'ERROR lint/input a.json: It could not be written (EACCES), so it was not mended.',
    );
  });

  test('cannot mend standard input, and says so', () => {
    const input = '{"Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}';
    const { code, stdout } = cli(['lint', '-', '--fix'], { input });
    expect(code).toBe(2);
    expect(stdout).toContain('ERROR lint/input -: Standard input cannot be mended.');
    expect(stdout).toContain('FINDINGS: 1 error and 1 warning in 1 file.');
  });

  test('leaves alone what would change what is allowed', () => {
    put('a.json', misspelt);
    expect(lint('a.json', '--fix').code).toBe(1);
    expect(readFileSync(join(cwd, 'a.json'), 'utf8')).toBe(misspelt);
  });
});

describe('output', () => {
  test('has no colour with NO_COLOR, and colour where it is forced', () => {
    put('a.json', misspelt);
    const args = ['lint', 'a.json', '--format', 'pretty'];
    expect(cli(args, { env: { FORCE_COLOR: '1' } }).stdout).not.toContain('\u001B');
    expect(cli(args, { env: { FORCE_COLOR: '1', NO_COLOR: '' } }).stdout).toContain('\u001B[');
  });

  test('goes to files too, each in its format', () => {
    put('a.json', misspelt);
    lint('a.json', '--format', 'lines', '--format', 'json', '--output', 'r.json');
    const written = JSON.parse(readFileSync(join(cwd, 'r.json'), 'utf8')) as Report;
    expect(written).toMatchObject({
      command: 'lint',
      verdict: 'findings',
      target: { kind: 'files' },
    });
  });

  test('the list of rules says the levels of this run', () => {
    const { code, stdout } = lint('--list-rules', '--rule', 'unknown-action=off');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^unknown-action +error +off +Every action exists$/m);
    const listed = JSON.parse(lint('--list-rules', '--format', 'json').stdout) as {
      code: string;
    }[];
    expect(listed.map(({ code: id }) => id)).toContain('lint/unknown-action');
    const toFile = lint('--list-rules', '--format', 'json', '--output', 'rules.json');
    expect([toFile.code, toFile.stdout]).toEqual([0, '']);
    expect(JSON.parse(readFileSync(join(cwd, 'rules.json'), 'utf8'))).toEqual(listed);
  });
});

test('--help prints no empty defaults', () => {
  const { stdout } = lint('--help');
  expect(stdout).toContain('--update-baseline');
  expect(stdout).not.toContain('[])');
});

describe('explain', () => {
  test.each([
    ['lint/unknown-action', '# lint/unknown-action'],
    ['unknown-action', '# lint/unknown-action'],
    ['INVALID_ACTION', '# lint/unknown-action'],
    ['check/permission', '# check/permission'],
    ['simulate/finish', '# simulate/finish'],
    ['lint/input', '# lint/input'],
  ])('%s prints its page', (code, heading) => {
    const { stdout } = cli(['explain', code]);
    expect(stdout.split('\n')[0]).toBe(heading);
  });

  test('an unknown code is refused with the nearest', () => {
    expect(cli(['explain', 'lint/unknwon-action'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr:
        'error: There is no code "lint/unknwon-action".\n  fix: Did you mean lint/unknown-action?\n',
    });
  });
});
