import type { Operations } from '../../operation.ts';
import { cancelCommand } from './cancel-command.ts';
import { getCommandInvocation } from './get-command-invocation.ts';
import { describeInstanceInformation } from './instance-information.ts';
import { listCommandInvocations, listCommands } from './list-commands.ts';
import { getParameter, getParameters, getParametersByPath } from './parameters.ts';
import { putParameter } from './put-parameter.ts';
import { sendCommand } from './send-command.ts';

export { whyNotRegistered } from './agent.ts';

export const operations = {
  GetParameter: getParameter,
  GetParameters: getParameters,
  GetParametersByPath: getParametersByPath,
  PutParameter: putParameter,
  DescribeInstanceInformation: describeInstanceInformation,
  SendCommand: sendCommand,
  GetCommandInvocation: getCommandInvocation,
  ListCommands: listCommands,
  ListCommandInvocations: listCommandInvocations,
  CancelCommand: cancelCommand,
} satisfies Operations;
