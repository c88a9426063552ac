import { addAbortSignal } from 'node:stream';

import { type Command, InvalidArgumentError, Option } from 'commander';

import { withReportOptions } from '../options.ts';
import type { LintCommandOptions } from './lint-options.ts';

/** Adds `lint`; its code is imported when it is called. */
export function registerLint(
  program: Command,
  signal: AbortSignal,
  setExitCode: (code: number) => void,
): void {
  const command = program
    .command('lint')
    .description('policy files, against the rules of AWS and of the product')
    .argument('[paths...]', 'files, directories, globs, or - for standard input', ['.'])
    .addOption(
      new Option('--type <type>', 'what bare documents are, where nothing else is said')
        .choices(['identity', 'trust', 'resource', 'scp', 'rcp', 'boundary', 'session', 'auto'])
        .default('auto'),
    )
    .option(
      '--rule <id=level>',
      'off, warn or error for a rule, a category, or all; repeatable',
      addRule,
    )
    .option('--max-warnings <n>', 'exit 1 at more warnings than this', parseCount)
    .option('--baseline <file>', 'findings that are accepted: they are counted, and weigh nothing')
    .option('--update-baseline', 'accept all that is found: write it into the baseline')
    .option('--since <ref>', 'only what has changed since the merge base with this Git revision')
    .option('--fix', 'make the changes that leave what is allowed as it is')
    .option('--list-rules', 'print the rules with their levels')
    .option(
      '--for <features>',
      'compare with what these features need: deploy,ec2-backup',
      addFeatures,
    )
    .option('--product-version <version>', 'version of Veeam Backup for AWS that --for is about')
    .option('--plan <file>', 'check the policies against the calls of this deployment')
    .option(
      '--account <id>',
      'account of the deployment, where the policies name several',
      parseAccount,
    )
    .option('--config <file>', 'settings, in place of the nearest vba-preflight.yaml');
  withReportOptions(command)
    .addHelpText('after', more)
    .action(async (paths: readonly string[], given: Given) => {
      const { lintCommand } = await import('./lint-command.ts');
      // Reading is given up with everything else; without it a run would wait for who is to write.
      const stdin = addAbortSignal(signal, process.stdin);
      const options = { ...given, rule: given.rule ?? [], for: given.for ?? [] };
      setExitCode(await lintCommand(paths, options, { cwd: process.cwd(), stdin, signal }));
    });
}

/** Lists are not there where their flag was not given: a default of `[]` would be printed by `--help`. */
type Given = Omit<LintCommandOptions, 'rule' | 'for'> &
  Partial<Pick<LintCommandOptions, 'rule' | 'for'>>;

const LEVELS = ['off', 'warn', 'error'] as const;

function addRule(
  value: string,
  before: LintCommandOptions['rule'] = [],
): LintCommandOptions['rule'] {
  const at = value.lastIndexOf('=');
  const level = LEVELS.find((one) => one === value.slice(at + 1));
  if (at < 1 || !level) {
    throw new InvalidArgumentError(
      'Write for example unknown-action=off, security=error, all=warn.',
    );
  }
  return [...before, [value.slice(0, at).replace(/^lint\//, ''), level]];
}

function parseCount(value: string): number {
  if (/^\d+$/.test(value)) return Number(value);
  throw new InvalidArgumentError('Write a whole number from 0 on.');
}

function parseAccount(value: string): string {
  if (/^\d{12}$/.test(value)) return value;
  throw new InvalidArgumentError('Write its twelve digits.');
}

function addFeatures(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...value.split(',').map((name) => name.trim())].filter((name) => name !== '');
}

const more = `
Files: a policy document, an answer of the AWS CLI (get-account-authorization-details among them), a CloudFormation
template, or terraform show -json. What bears on the same identity is linted together; docs/lint/usage.md says how
directories and vba-preflight.yaml tell it.

Exit codes:
  0    no finding at or above --fail-on
  1    findings, or more warnings than --max-warnings
  2    usage, or an input that was named could not be read
  3    a file that a directory led to could not be read`;
