import { type Command, Option } from 'commander';

import { toStandardOutput } from '../standard-output.ts';
import type { CanOptions } from './can-options.ts';

/** Adds `policy can`; its code is imported when it is called. */
export function registerPolicy(
  program: Command,
  signal: AbortSignal,
  setExitCode: (code: number) => void,
): void {
  const policy =
    program.commands.find((command) => command.name() === 'policy') ??
    program.command('policy').description('policy documents');
  policy
    .command('can')
    .description('decide one request, or a file of them, by policy files as AWS does')
    .option(
      '--policy <files...>',
      'identity policies; without --boundary a boundary they tell of counts',
    )
    .option('--boundary <file>', 'permissions boundary')
    .option('--scp <files...>', 'service control policies: one argument a level, root first')
    .option('--rcp <files...>', 'resource control policies: one argument a level, root first')
    .option('--session <file>', 'session policy')
    .option('--resource-policy <file>', 'policy of the resource: bucket, key, queue, …')
    .option('--trust <file>', 'trust policy of the role that is assumed')
    .option('--principal <arn>', 'who asks: ARN, account id, service principal, or *')
    .option('--action <action>', 'what: ec2:RunInstances')
    .option('--resource <arn>', 'on what: ARN, or *')
    .option('--resource-account <id>', 'account that owns the resource, where its ARN has none')
    .option(
      '--context <pairs...>',
      'condition keys, key=value; again for more values, key= for none',
    )
    .option('--absent <keys...>', 'condition keys that the call does not carry')
    .option('--complete', 'keys that are not given are absent, not unknown')
    .option('--parameter <pairs...>', 'parameters of CloudFormation templates, Name=value')
    .option('--requests <file>', 'decide one case a line (JSON), - for standard input')
    .addOption(new Option('--format <name>', 'how to answer').choices(['pretty', 'json']))
    .addHelpText('after', more)
    .action(async (options: CanOptions) => {
      const { policyCan } = await import('./can-command.ts');
      setExitCode(await policyCan(options, toStandardOutput, { signal, tell: toStderr }));
    });
}

function toStderr(text: string): void {
  process.stderr.write(text);
}

const more = `
Files: a policy document, an answer of the AWS CLI, a CloudFormation template, or terraform show -json.
  FILE#NAME       only the policies of that name, owner or JSON pointer
  FILE,FILE       policies of the same level; so does a directory

Exit codes:
  0    allowed; with --requests: every line was a case (an undecided one is answered too)
  1    denied, or not granted
  2    usage or input; with --requests: a line was no case, its answer is {"line", "error"}
  3    undecided: the answer names what is missing`;
