import { InvalidArgumentError, type Command } from 'commander';

import { formatNames, isFormatName, type FormatName } from '../report/format-names.ts';
import { UserError } from '../vocabulary/errors.ts';

/** Where a rendering goes: standard output, or a file. */
export interface Output {
  readonly format: FormatName;
  readonly path?: string;
}

/** Options of every command that ends with a report, as commander hands them over. */
export interface ReportOptions {
  readonly failOn: 'error' | 'warning';
  readonly allowUnknown?: boolean;
  readonly color: boolean;
  readonly quiet?: boolean;
  readonly debug?: boolean;
  readonly outputs: readonly Output[];
}

/** Options that `run`, `check` and `simulate` share. */
export interface CommonOptions extends ReportOptions {
  readonly plan?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly policies: readonly string[];
  readonly facts?: string;
  readonly localstackImage?: string;
}

/** Adds the options that `run`, `check` and `simulate` share to a command. */
export function withCommonOptions(command: Command): Command {
  command
    .option('--plan <file>', 'what is to be deployed, YAML or JSON (docs/schema/plan.schema.json)')
    .option('--region <region>', 'AWS region, in place of the plan’s')
    .option('--profile <name>', 'profile of the AWS configuration')
    .option(
      '--policies <paths...>',
      'policy documents of the deploying identity: files or directories',
      [],
    )
    .option('--facts <file>', 'facts saved by --save-facts; an emulated account starts from them')
    .option('--localstack-image <image>', 'image for --target localstack');
  return withReportOptions(command);
}

/** Adds the options of reports; `outputs` collects --format and --output in pairs, in the order given. */
export function withReportOptions(command: Command): Command {
  const outputs: { format: FormatName; path?: string }[] = [];
  return command
    .option(
      '--format <name>',
      `${formatNames.join(', ')}; repeatable, each followed by its --output`,
      (name: string) => {
        if (!isFormatName(name))
          throw new InvalidArgumentError(`Known formats: ${formatNames.join(', ')}.`);
        outputs.push({ format: name });
        return name;
      },
    )
    .option('--output <file>', 'file for the format before it', (path: string) => {
      const last = outputs.at(-1);
      if (!last || last.path !== undefined)
        throw new InvalidArgumentError('Name its --format before it.');
      last.path = path;
      return path;
    })
    .option(
      '--fail-on <severity>',
      'exit 1 at findings of this severity: error, warning',
      parseSeverity,
      'error',
    )
    .option('--allow-unknown', 'exit 0 although a required result is unknown')
    .option('--no-color', 'no colour (NO_COLOR is respected too)')
    .option('--quiet', 'no progress on standard error')
    .option('--debug', 'stacks and causes of errors')
    .hook('preAction', (_, action) => {
      action.setOptionValue('outputs', outputs);
    });
}

function parseSeverity(value: string): 'error' | 'warning' {
  if (value === 'error' || value === 'warning') return value;
  throw new InvalidArgumentError('error or warning.');
}

/** What `--target` or `--backend` names. */
export type TargetName =
  | { readonly kind: 'aws' }
  | { readonly kind: 'embedded' }
  | { readonly kind: 'localstack' }
  | { readonly kind: 'endpoint'; readonly url: URL };

export function parseTarget(text: string): TargetName {
  if (text === 'aws' || text === 'embedded' || text === 'localstack') return { kind: text };
  if (/^https?:\/\//.test(text) && URL.canParse(text))
    return { kind: 'endpoint', url: new URL(text) };
  throw new UserError(
    `"${text}" is no target.`,
    'Name aws, embedded, localstack, or the address of an emulator such as http://127.0.0.1:4566.',
  );
}
