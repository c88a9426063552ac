import type {
  CommandFilter,
  CommandInvocation,
  CommandPlugin,
  ListCommandInvocationsRequest,
  ListCommandInvocationsResult,
  ListCommandsRequest,
  ListCommandsResult,
} from '@aws-sdk/client-ssm';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { describeCommand } from './describe-command.ts';
import {
  commandStatusOf,
  pluginName,
  statusOf,
  type InvocationStatus,
} from './invocation-status.ts';
import { settleCommands } from './settle-commands.ts';
import { ssmOf, type Command, type Invocation } from './state.ts';
import { pageOf, requireWithin } from './validation.ts';

/** Characters of output that a plugin tells. Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CommandPlugin.html */
const outputLength = 2500;

/** Newest first. */
export async function listCommands(
  input: ListCommandsRequest,
  context: CallContext,
): Promise<ListCommandsResult> {
  const now = await settleCommands(context);
  requireWithin('maxResults', input.MaxResults, 1, 50);
  const all = chosen(input, context).filter((command) => passes(command, input.Filters, now));
  const { items, ...paging } = pageOf(all, input.NextToken, input.MaxResults ?? 50);
  return { Commands: items.map((command) => describeCommand(command, now)), ...paging };
}

/** With Details the plugins of each invocation, and with them what the scripts wrote. */
export async function listCommandInvocations(
  input: ListCommandInvocationsRequest,
  context: CallContext,
): Promise<ListCommandInvocationsResult> {
  const now = await settleCommands(context);
  requireWithin('maxResults', input.MaxResults, 1, 50);
  const all = chosen(input, context).flatMap((command) =>
    [...command.invocations.values()]
      .filter(({ instanceId }) => instanceId === (input.InstanceId ?? instanceId))
      .map((invocation) => ({ command, invocation })),
  );
  const wanted = all.filter(({ command }) => passes(command, input.Filters, now));
  const { items, ...paging } = pageOf(wanted, input.NextToken, input.MaxResults ?? 50);
  return {
    CommandInvocations: items.map(({ command, invocation }) =>
      described(command, invocation, now, input.Details ?? false),
    ),
    ...paging,
  };
}

function chosen(
  { CommandId, InstanceId }: ListCommandsRequest,
  context: CallContext,
): readonly Command[] {
  const { commands } = ssmOf(context.account, context.region);
  if (CommandId !== undefined && !commands.has(CommandId)) {
    throw new AwsError('InvalidCommandId', 'The specified command ID isn’t valid.');
  }
  return [...commands.values()]
    .filter(({ id }) => id === (CommandId ?? id))
    .filter(({ invocations }) => InstanceId === undefined || invocations.has(InstanceId))
    .toReversed();
}

function passes(
  command: Command,
  filters: readonly CommandFilter[] | undefined,
  now: number,
): boolean {
  return (filters ?? []).every(({ key, value = '' }) => {
    switch (key) {
      case 'Status':
        return commandStatusOf(command, now) === value;
      case 'DocumentName':
        return command.documentName === value;
      case 'InvokedAfter':
        return command.requestedAt >= Date.parse(value);
      case 'InvokedBefore':
        return command.requestedAt <= Date.parse(value);
      case 'ExecutionStage':
        return (value === 'Executing') === isUnderWay(commandStatusOf(command, now));
      case undefined:
      default:
        throw new AwsError('InvalidFilterKey', 'The specified key isn’t valid.');
    }
  });
}

function described(
  command: Command,
  invocation: Invocation,
  now: number,
  details: boolean,
): CommandInvocation {
  const seen = statusOf(invocation, now);
  return {
    CommandId: command.id,
    InstanceId: invocation.instanceId,
    InstanceName: '',
    Comment: command.comment,
    DocumentName: command.documentName,
    DocumentVersion: '$DEFAULT',
    RequestedDateTime: new Date(command.requestedAt),
    Status: seen.status,
    StatusDetails: seen.details,
    CommandPlugins: details ? [pluginOf(seen)] : [],
  };
}

function pluginOf(seen: InvocationStatus): CommandPlugin {
  const { startedAt, endedAt, status, details, code } = seen;
  return {
    Name: pluginName,
    Status: status === 'Cancelling' || status === 'Delayed' ? 'InProgress' : status,
    StatusDetails: details,
    ResponseCode: code,
    ...(startedAt === undefined ? {} : { ResponseStartDateTime: new Date(startedAt) }),
    ...(endedAt === undefined ? {} : { ResponseFinishDateTime: new Date(endedAt) }),
    Output: [seen.stdout, seen.stderr && `\n----------ERROR-------\n${seen.stderr}`]
      .join('')
      .slice(0, outputLength),
  };
}

function isUnderWay(status: string): boolean {
  return status === 'Pending' || status === 'InProgress';
}
