import { resolve } from 'node:path';

import type { PolicyText } from '../../policies/lint/inputs/policy-text.ts';
import type { LevelSettings } from '../../policies/lint/levels.ts';
import { type LintOptions, lintTexts } from '../../policies/lint/lint-texts.ts';
import { rules } from '../../policies/rules/index.ts';
import { exitCode } from '../../report/exit-code.ts';
import type { Report } from '../../vocabulary/report.ts';
import { render } from '../render.ts';
import { findConfig } from './config/find-config.ts';
import type { LintConfig } from './config/lint-config.ts';
import { factsFor, isIgnored } from './facts-for.ts';
import { fixFiles, unchanged } from './fix-files.ts';
import { findInputs } from './inputs/find-inputs.ts';
import type { InputFault, LintInput } from './inputs/lint-input.ts';
import { readInput, readStandardInput } from './inputs/read-input.ts';
import { levelsFrom } from './levels-from.ts';
import { lintFlow, type LintRun } from './lint-flow.ts';
import type { LintCommandOptions, LintSurroundings } from './lint-options.ts';
import { rulesJson, rulesTable } from './list-rules.ts';
import { CURRENT, profileFrom, type ProfileFrom } from './profile-from.ts';
import { unreadInputs } from './unread-inputs.ts';

/** Lints files from flags to exit code. Throws UserError and InputError for what is wrong with flags or configuration. */
export async function lintCommand(
  paths: readonly string[],
  options: LintCommandOptions,
  surroundings: LintSurroundings,
): Promise<number> {
  const started = performance.now();
  const { cwd, signal } = surroundings;
  const config = await configFor(options, cwd);
  const levels = levelsFrom(config?.rules ?? new Map(), options.rule, rules);
  if (options.listRules) {
    const isJson = options.outputs.some(({ format }) => format === 'json');
    process.stdout.write((isJson ? rulesJson : rulesTable)(rules, levels));
    return 0;
  }
  // What is wrong with flags is told before anything is printed.
  const prepared = await prepare(paths, options, surroundings, config);
  const flow = lintFlow(() => run(prepared, levels, options.fix === true), {
    productVersion: prepared.profile?.product.version ?? CURRENT,
    now: () => Math.round(performance.now() - started),
    signal,
  });
  const report = await render(flow, options, { live: false });
  return codeOf(report, options, config, signal.aborted);
}

async function configFor(
  { config: named }: LintCommandOptions,
  cwd: string,
): Promise<LintConfig | undefined> {
  const path = named === undefined ? findConfig(cwd) : resolve(cwd, named);
  if (path === undefined) return undefined;
  const { readConfig } = await import('./config/read-config.ts');
  return readConfig(
    path,
    rules.map(({ id }) => id),
  );
}

/** Everything that is read before it is linted. */
interface Prepared extends ProfileFrom {
  readonly inputs: readonly LintInput[];
  readonly texts: readonly PolicyText[];
  readonly faults: readonly InputFault[];
}

async function prepare(
  paths: readonly string[],
  options: LintCommandOptions,
  surroundings: LintSurroundings,
  config: LintConfig | undefined,
): Promise<Prepared> {
  const found = findInputs(paths, surroundings.cwd);
  const inputs = found.inputs.filter(
    ({ file, isNamed }) => isNamed || !config || file === undefined || !isIgnored(file, config),
  );
  const { texts, faults } = await readAll(inputs, options, surroundings, config);
  const from = await profileFrom(options, config, texts);
  return { ...from, inputs, texts, faults: [...found.faults, ...faults] };
}

async function run(
  { inputs, texts, faults, profile, notChecked }: Prepared,
  levels: LevelSettings,
  fix: boolean,
): Promise<LintRun> {
  const lintOptions: LintOptions = { rules, levels, ...(profile ? { profile } : {}) };
  const fixed = fix ? await fixFiles(texts, inputs, lintOptions) : unchanged(texts);
  const linted = await lintTexts(fixed.texts, { ...lintOptions, refused: fixed.refused });
  const unread = unreadInputs(inputs, linted);
  return {
    linted,
    made: fixed.made,
    faults: [...faults, ...unread.faults, ...fixed.faults],
    notChecked: [...notChecked, ...unread.notChecked],
  };
}

async function readAll(
  inputs: readonly LintInput[],
  options: LintCommandOptions,
  { stdin }: LintSurroundings,
  config: LintConfig | undefined,
): Promise<{ readonly texts: readonly PolicyText[]; readonly faults: readonly InputFault[] }> {
  const texts: PolicyText[] = [];
  const faults: InputFault[] = [];
  for (const input of inputs) {
    const { path, file, isNamed } = input;
    const read = file === undefined ? await readStandardInput(stdin) : readInput(file);
    if ('text' in read) {
      texts.push({ path, text: read.text, facts: factsFor(input, options, config) });
    } else faults.push({ ...read, path, isNamed });
  }
  return { texts, faults };
}

function codeOf(
  report: Report,
  options: LintCommandOptions,
  config: LintConfig | undefined,
  interrupted: boolean,
): number {
  const { failOn, allowUnknown = false } = options;
  const code = exitCode(report, { failOn, allowUnknown, interrupted });
  const unread = report.results.filter(({ status }) => status === 'unknown');
  if (code === 130) return code;
  if (unread.some(({ severity }) => severity === 'error')) return 2;
  if (code !== 0) return code;
  const most = options.maxWarnings ?? config?.maxWarnings;
  if (most !== undefined && report.summary.warn > most) {
    process.stderr.write(
      `error: ${report.summary.warn} warnings are more than --max-warnings ${most}\n`,
    );
    return 1;
  }
  return unread.length > 0 && !allowUnknown ? 3 : 0;
}
