import type { CancelCommandRequest } from '@aws-sdk/client-ssm';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { cancel, settleCommands } from './settle-commands.ts';
import { ssmOf } from './state.ts';

/** Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CancelCommand.html */
export async function cancelCommand(
  { CommandId, InstanceIds }: CancelCommandRequest,
  context: CallContext,
): Promise<object> {
  const now = await settleCommands(context);
  const command = ssmOf(context.account, context.region).commands.get(CommandId ?? '');
  if (!command) throw new AwsError('InvalidCommandId', 'The specified command ID isn’t valid.');
  const unknown = (InstanceIds ?? []).filter((id) => !command.invocations.has(id));
  if (unknown.length > 0) {
    throw new AwsError(
      'InvalidInstanceId',
      `Instances [[${unknown.join(', ')}]] not in a valid state for account ${context.account.id}`,
    );
  }
  for (const [id, invocation] of command.invocations) {
    if (!InstanceIds?.length || InstanceIds.includes(id)) cancel(invocation, now);
  }
  return {};
}
