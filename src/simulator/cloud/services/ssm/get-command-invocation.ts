import type { GetCommandInvocationRequest, GetCommandInvocationResult } from '@aws-sdk/client-ssm';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { pluginName, statusOf, type InvocationStatus } from './invocation-status.ts';
import { settleCommands } from './settle-commands.ts';
import { ssmOf } from './state.ts';

/** Milliseconds until an invocation can be read: just after SendCommand AWS says that there is none. */
const visibleAfter = 500;
/** Characters of output that an answer holds. */
const lengths = { stdout: 24_000, stderr: 8000 } as const;

/** Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html */
export async function getCommandInvocation(
  input: GetCommandInvocationRequest,
  context: CallContext,
): Promise<GetCommandInvocationResult> {
  const now = await settleCommands(context);
  const command = ssmOf(context.account, context.region).commands.get(input.CommandId ?? '');
  const invocation = command?.invocations.get(input.InstanceId ?? '');
  if (!command || !invocation || now < command.requestedAt + visibleAfter) {
    throw new AwsError('InvocationDoesNotExist', '');
  }
  if (input.PluginName !== undefined && input.PluginName !== pluginName) {
    throw new AwsError('InvalidPluginName', 'The plugin name is not valid.');
  }
  const seen = statusOf(invocation, now);
  return {
    CommandId: command.id,
    InstanceId: invocation.instanceId,
    Comment: command.comment,
    DocumentName: command.documentName,
    DocumentVersion: '$DEFAULT',
    PluginName: pluginName,
    ResponseCode: seen.code,
    ...timesOf(seen, now),
    Status: seen.status,
    StatusDetails: seen.details,
    StandardOutputContent: seen.stdout.slice(0, lengths.stdout),
    StandardOutputUrl: '',
    StandardErrorContent: seen.stderr.slice(0, lengths.stderr),
    StandardErrorUrl: '',
    CloudWatchOutputConfig: { CloudWatchLogGroupName: '', CloudWatchOutputEnabled: false },
  };
}

function timesOf(
  { startedAt, endedAt }: InvocationStatus,
  now: number,
): GetCommandInvocationResult {
  const ms = startedAt === undefined ? undefined : (endedAt ?? now) - startedAt;
  return {
    ExecutionStartDateTime: iso(startedAt),
    ExecutionElapsedTime: ms === undefined ? '' : `PT${ms / 1000}S`,
    ExecutionEndDateTime: iso(endedAt),
  };
}

function iso(at: number | undefined): string {
  return at === undefined ? '' : new Date(at).toISOString();
}
