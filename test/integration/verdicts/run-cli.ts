import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { flow, type CommandName } from '../../../src/cli/flow.ts';
import { readInputs } from '../../../src/cli/inputs.ts';
import { openSession } from '../../../src/cli/open-session.ts';
import { parseTarget } from '../../../src/cli/options.ts';
import { checkReadPolicy } from '../../../src/policies/catalogue/preflight/check-read.ts';
import { loadProduct } from '../../../src/policies/catalogue/veeam/index.ts';
import { consume } from '../../../src/report/consume.ts';
import { exitCode } from '../../../src/report/exit-code.ts';
import type { PartialFacts } from '../../../src/vocabulary/facts.ts';
import type { Report, ReportResult } from '../../../src/vocabulary/report.ts';
import type { StageReport } from '../../../src/vocabulary/simulation.ts';

export interface Scenario {
  /** Policy documents of the deploying identity, each in a file of its own; absent: the documented ones. */
  readonly policies?: readonly object[];
  /** Plan, YAML. */
  readonly plan?: string;
  readonly facts?: PartialFacts;
  readonly command?: CommandName;
  readonly target?: string;
}

export interface Outcome {
  readonly report: Report;
  readonly code: number;
}

const folder = await mkdtemp(join(tmpdir(), 'vba-verdicts-'));
let files = 0;

async function file(text: string, extension: string): Promise<string> {
  files += 1;
  const path = join(folder, `file-${files}.${extension}`);
  await writeFile(path, text);
  return path;
}

/** All of a command but flags and rendering, in this process. */
export async function runCli(scenario: Scenario): Promise<Outcome> {
  const { policies = [], plan, facts, command = 'run', target = 'embedded' } = scenario;
  const options = {
    policies: await Promise.all(policies.map((one) => file(JSON.stringify(one), 'json'))),
    ...(plan === undefined ? {} : { plan: await file(plan, 'yaml') }),
    ...(facts === undefined ? {} : { facts: await file(JSON.stringify(facts), 'json') }),
    failOn: 'error' as const,
    color: false,
    outputs: [],
  };
  const { signal } = new AbortController();
  const inputs = await readInputs(options);
  await using session = await openSession(parseTarget(target), inputs, options, signal);
  const events = flow({ command, inputs, session, options: {}, now: () => 0 }, signal);
  const report = await consume(events, []);
  const code = exitCode(report, { failOn: 'error', allowUnknown: false, interrupted: false });
  return { report, code };
}

const { deploySet } = await loadProduct('10');

/** What the checks read, beside which a deploy policy is tried. */
const readPolicy = JSON.parse((await checkReadPolicy()).policyText) as object;
export const deployActions: readonly string[] = deploySet.actions;

/** The documented deploy policy with more statements. */
export function deployAnd(...statements: readonly object[]): readonly object[] {
  const { Version, Statement } = JSON.parse(deploySet.policyText) as {
    Version: string;
    Statement: object[];
  };
  return [{ Version, Statement: [...Statement, ...statements] }, readPolicy];
}

/** The documented actions but those of the statements, which allow them in their own way. */
export function deployBut(...statements: readonly Allow[]): readonly object[] {
  const own = new Set(statements.flatMap(({ Action }) => Action));
  const Action = deployActions.filter((action) => !own.has(action));
  const rest = { Effect: 'Allow', Action, Resource: '*' };
  const allowed = statements.map((statement) => ({ Effect: 'Allow', Resource: '*', ...statement }));
  return [{ Version: '2012-10-17', Statement: [rest, ...allowed] }, readPolicy];
}

interface Allow {
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: object;
}

/** A statement that denies something, `*` if it does not say what. */
export function deny(Action: string | readonly string[], more: object = {}): object {
  return { Sid: 'Guard', Effect: 'Deny', Action, Resource: '*', ...more };
}

export function permissions({ results }: Report): readonly ReportResult[] {
  return results.filter(({ code }) => code === 'check/permission');
}

/** `ec2:RunInstances fail`, for every permission that neither passed nor was skipped. */
export function doubts(report: Report): readonly string[] {
  return permissions(report)
    .filter(({ status }) => status !== 'pass' && status !== 'skipped')
    .map(({ subject, status }) => `${subject ?? ''} ${status}`);
}

export interface Stop {
  readonly stage: string;
  readonly status: StageReport['status'];
  /** The action whose refusal, or doubt, ended the stage. */
  readonly action?: string | undefined;
}

/** Where the dry run ended; undefined where it went through. */
export function stopOf({ simulation }: Report): Stop | undefined {
  const stage = simulation?.stages.find(({ status }) => status === 'fail' || status === 'unknown');
  if (!stage) return undefined;
  const call = stage.calls.find(({ n }) => n === stage.stoppedBy);
  return { stage: stage.id, status: stage.status, action: call?.decision?.action };
}

/** What a run left although it should not have. */
export function leftBehind({ simulation }: Report): readonly string[] {
  return (simulation?.leftovers ?? []).filter(({ expected }) => !expected).map(({ type }) => type);
}
