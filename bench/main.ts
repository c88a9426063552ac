import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { benchLint } from './lint.ts';
import { benchPolicies } from './policies.ts';
import { processTime } from './process-time.ts';

/**
 * `npm run bench`: process times of the built CLI beside `node -e 0` of the same run, and the calls of a dry run, against
 * the budgets of DESIGN §9. It prints; it asserts nothing. `VBA_BENCH_PEER=parliament` adds that linter, from PyPI.
 */
const cli = join(import.meta.dirname, '../dist/cli.js');

interface Timed {
  readonly calls: { readonly total: number };
  readonly simulation: {
    readonly stages: readonly { readonly calls: readonly { readonly ms: number }[] }[];
  };
}

function oneReport(): Timed {
  const directory = mkdtempSync(join(tmpdir(), 'vba-bench-'));
  const path = join(directory, 'report.json');
  spawnSync(process.execPath, [
    cli,
    'run',
    '--target',
    'embedded',
    '--format',
    'json',
    '--output',
    path,
  ]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the report that this very build wrote
  const report = JSON.parse(readFileSync(path, 'utf8')) as Timed;
  rmSync(directory, { recursive: true });
  return report;
}

const bare = processTime(['-e', '0'], 15);
const version = processTime([cli, '--version'], 15);
const dryRun = processTime([cli, 'simulate', '--backend', 'embedded'], 7);
const whole = processTime([cli, 'run', '--target', 'embedded'], 7);
const report = oneReport();
const stages = report.simulation.stages;
const callMs = stages.flatMap(({ calls }) => calls.map(({ ms }) => ms)).toSorted((a, b) => a - b);

const rows: readonly (readonly [string, string, string, string])[] = [
  ['what', 'measured', 'ratio', 'budget'],
  ['node -e 0', `${bare.toFixed(0)} ms`, '1.0 ×', ''],
  ['--version', `${version.toFixed(0)} ms`, `${(version / bare).toFixed(1)} ×`, '70 ms'],
  [
    'simulate --backend embedded',
    `${dryRun.toFixed(0)} ms`,
    `${(dryRun / bare).toFixed(1)} ×`,
    '1000 ms',
  ],
  ['run --target embedded', `${whole.toFixed(0)} ms`, `${(whole / bare).toFixed(1)} ×`, ''],
  ['calls of a whole run', String(report.calls.total), '', ''],
  [
    'a call of the stages, median',
    `${(callMs[callMs.length >> 1] ?? Number.NaN).toFixed(2)} ms`,
    '',
    '0.5 ms',
  ],
  ['calls of the stages', String(callMs.length), '', ''],
];
for (const row of rows)
  process.stdout.write(
    `${row[0].padEnd(30)}${row[1].padStart(10)}${row[2].padStart(10)}${row[3].padStart(10)}\n`,
  );
await benchPolicies((text) => process.stdout.write(text));
benchLint((text) => process.stdout.write(text));
