import { resolve } from 'node:path';

import type { LevelSettings } from '../../policies/lint/levels.ts';
import { type LintOptions, lintTexts } from '../../policies/lint/lint-texts.ts';
import { rules } from '../../policies/rules/index.ts';
import { exitCode } from '../../report/exit-code.ts';
import type { Report } from '../../vocabulary/report.ts';
import { render } from '../render.ts';
import { findConfig } from './config/find-config.ts';
import type { LintConfig } from './config/lint-config.ts';
import { factsFor } from './facts-for.ts';
import { fixFiles, unchanged } from './fix-files.ts';
import { shownPath } from './inputs/shown-path.ts';
import { levelsFrom } from './levels-from.ts';
import { lintFlow, type LintRun } from './lint-flow.ts';
import type { LintCommandOptions, LintSurroundings } from './lint-options.ts';
import { printRules } from './list-rules.ts';
import { type Prepared, prepare } from './prepare.ts';
import { CURRENT } from './profile-from.ts';
import { unreadInputs } from './unread-inputs.ts';
import { weigh } from './weigh.ts';

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
    printRules(rules, levels, options.outputs);
    return 0;
  }
  // What is wrong with flags is told before anything is printed.
  const prepared = await prepare(paths, options, surroundings, config);
  const flow = lintFlow(() => run(prepared, { options, config, levels, surroundings }), {
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
    shownPath(path, cwd),
    rules.map(({ id }) => id),
  );
}

/** What the user wants. */
interface Asked {
  readonly options: LintCommandOptions;
  readonly config: LintConfig | undefined;
  readonly levels: LevelSettings;
  readonly surroundings: LintSurroundings;
}

async function run(
  { inputs, texts, faults, profile, notChecked, yardstick }: Prepared,
  { options, config, levels, surroundings }: Asked,
): Promise<LintRun> {
  const lintOptions: LintOptions = { rules, levels, ...(profile ? { profile } : {}) };
  const fixed = options.fix
    ? await fixFiles(texts, inputs, { ...lintOptions, isMeant: yardstick.changes?.has })
    : unchanged(texts);
  const linted = await lintTexts(fixed.texts, { ...lintOptions, refused: fixed.refused });
  const unread = unreadInputs(inputs, linted, fixed.texts);
  const weighed = await weigh(linted, yardstick, {
    ...surroundings,
    inputs,
    texts: fixed.texts,
    factsOf: (file) => factsFor({ file }, options, config),
    looked: { rules, levels, hasProfile: profile !== undefined },
    say: (text) => void (options.quiet || process.stderr.write(`${text}\n`)),
  });
  return {
    ...weighed,
    made: fixed.made,
    faults: [...faults, ...unread.faults, ...fixed.faults],
    notChecked: [...notChecked, ...unread.notChecked, ...weighed.notChecked],
  };
}

function codeOf(
  report: Report,
  options: LintCommandOptions,
  config: LintConfig | undefined,
  interrupted: boolean,
): number {
  const { failOn, allowUnknown = false } = options;
  const code = exitCode(report, { failOn, allowUnknown, interrupted });
  if (code === 130) return code;
  const ofInputs = report.results.filter((result) => result.code === 'lint/input');
  if (ofInputs.some(({ severity }) => severity === 'error')) return 2;
  if (code !== 0) return code;
  const most = options.maxWarnings ?? config?.maxWarnings;
  const { warn } = report.summary;
  if (most !== undefined && warn > most) {
    const are = warn === 1 ? 'warning is' : 'warnings are';
    process.stderr.write(`error: ${warn} ${are} more than --max-warnings ${most}\n`);
    return 1;
  }
  const isUnread = report.results.some(({ status }) => status === 'unknown');
  return isUnread && !allowUnknown ? 3 : 0;
}
