import { Command } from 'commander';

import { registerExplain } from './explain/register.ts';
import { registerLint } from './lint/register.ts';
import { withCommonOptions, type CommonOptions } from './options.ts';
import { registerPolicy } from './policy/register.ts';
import { toolVersion } from './version.ts';

/** The command tree. Each command's code is imported when it is called, so that `--version` stays quick. */
export function buildProgram(signal: AbortSignal, setExitCode: (code: number) => void): Command {
  const program = new Command('vba-preflight')
    .description(
      'Says before the deployment whether a Veeam Backup for AWS appliance can be deployed into an AWS account, and dry-runs it.',
    )
    .version(toolVersion)
    .showHelpAfterError('(vba-preflight --help lists commands and options)')
    .showSuggestionAfterError()
    .exitOverride()
    .addHelpText('after', exitCodes);

  withCommonOptions(
    program
      .command('run')
      .description('check, then simulate: one report')
      .option('--target <target>', 'aws, embedded, localstack, or http://127.0.0.1:PORT', 'aws')
      .option('--keep', 'after a failure leave what was created'),
  ).action(async (options: CommonOptions & { target: string; keep?: boolean }) => {
    const { runCommand } = await import('./run-command.ts');
    setExitCode(await runCommand('run', options.target, options, signal));
  });

  withCommonOptions(
    program
      .command('check')
      .description('the account against the plan: APIs, permissions, quotas, trusts')
      .option('--target <target>', 'aws, embedded, localstack, or http://127.0.0.1:PORT', 'aws')
      .option('--only <ids...>', 'only these checks')
      .option('--skip <ids...>', 'all checks but these')
      .option('--save-facts <file>', 'write what was read, for --facts'),
  ).action(
    async (
      options: CommonOptions & {
        target: string;
        only?: string[];
        skip?: string[];
        saveFacts?: string;
      },
    ) => {
      const { runCommand } = await import('./run-command.ts');
      setExitCode(await runCommand('check', options.target, options, signal));
    },
  );

  withCommonOptions(
    program
      .command('simulate')
      .description('dry-run the deployment, stage by stage')
      .option('--backend <backend>', 'embedded, localstack, or http://127.0.0.1:PORT', 'embedded')
      .option('--keep', 'after a failure leave what was created'),
  ).action(async (options: CommonOptions & { backend: string; keep?: boolean }) => {
    const { runCommand } = await import('./run-command.ts');
    setExitCode(await runCommand('simulate', options.backend, options, signal));
  });
  registerLint(program, signal, setExitCode);
  registerExplain(program, setExitCode);
  registerPolicy(program, signal, setExitCode);
  return program;
}

const exitCodes = `
Exit codes:
  0    ready, clean
  1    findings at or above --fail-on
  2    usage, configuration or input
  3    inconclusive: a required result is unknown
  4    credentials
  70   a fault of vba-preflight
  130  interrupted`;
