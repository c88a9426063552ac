import {
  DescribeInstanceInformationCommand,
  GetCommandInvocationCommand,
  SendCommandCommand,
  type GetCommandInvocationCommandOutput,
  type SSMClient,
} from '@aws-sdk/client-ssm';

import { known, StageFailure, type Deployment } from '../stage.ts';
import { isAwsError, waitFor, type Patience } from '../wait.ts';

const registration: Patience = { every: 10_000, limit: 600_000 };

/** Waits until the instance's agent is registered with Systems Manager and online since `since` (milliseconds since 1970). */
export async function waitForAgent(
  deployment: Deployment,
  signal: AbortSignal,
  since = 0,
): Promise<void> {
  const ssm = await deployment.clients.get('ssm');
  const id = known(deployment.found.instanceId, 'the instance');
  const Filters = [{ Key: 'InstanceIds', Values: [id] }];
  const online = await waitFor(deployment.clock, registration, signal, async () => {
    const { InstanceInformationList = [] } = await ssm.send(
      new DescribeInstanceInformationCommand({ Filters }),
      { abortSignal: signal },
    );
    return InstanceInformationList.find(
      ({ PingStatus, LastPingDateTime }) =>
        PingStatus === 'Online' && (LastPingDateTime?.getTime() ?? 0) >= since,
    );
  });
  if (online) return;
  const why = deployment.whyNoAgent(id);
  throw new StageFailure(
    id,
    `The agent of ${id} did not register with Systems Manager within ten minutes${why ? `: ${why}` : ''}.`,
    "Give the instance's role the permissions of AmazonSSMManagedInstanceCore and a way to the SSM endpoints.",
  );
}

/** Runs a shell script on the instance and waits for its end; fails the stage if the script fails. Returns its output. */
export async function runScript(
  deployment: Deployment,
  comment: string,
  commands: readonly string[],
  signal: AbortSignal,
): Promise<string> {
  const ssm = await deployment.clients.get('ssm');
  const InstanceId = known(deployment.found.instanceId, 'the instance');
  const sent = await ssm.send(
    new SendCommandCommand({
      InstanceIds: [InstanceId],
      DocumentName: 'AWS-RunShellScript',
      Comment: comment,
      Parameters: { commands: [...commands], executionTimeout: ['3600'] },
    }),
    { abortSignal: signal },
  );
  const CommandId = known(sent.Command?.CommandId, 'the command id');
  const ended = await waitForEnd(ssm, deployment, { CommandId, InstanceId }, signal);
  if (ended?.Status === 'Success') return ended.StandardOutputContent ?? '';
  throw new StageFailure(
    comment,
    ended
      ? `The script "${comment}" ended ${ended.Status ?? ''} with code ${ended.ResponseCode ?? -1}: ${lastLine(ended)}`
      : `The script "${comment}" did not end within an hour.`,
    'Look at the output of the command in Systems Manager; the instance is removed by the roll-back.',
  );
}

async function waitForEnd(
  ssm: SSMClient,
  { clock }: Deployment,
  invocation: { readonly CommandId: string; readonly InstanceId: string },
  signal: AbortSignal,
): Promise<GetCommandInvocationCommandOutput | undefined> {
  return waitFor(clock, { every: 15_000, limit: 3_600_000 }, signal, async () => {
    try {
      const seen = await ssm.send(new GetCommandInvocationCommand(invocation), {
        abortSignal: signal,
      });
      return ['Pending', 'InProgress', 'Delayed'].includes(seen.Status ?? '') ? undefined : seen;
    } catch (error) {
      // The invocation appears a moment after the command:
      // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html
      if (isAwsError(error, 'InvocationDoesNotExist')) return undefined;
      throw error;
    }
  });
}

function lastLine({
  StandardErrorContent,
  StandardOutputContent,
}: GetCommandInvocationCommandOutput): string {
  const text =
    [StandardErrorContent, StandardOutputContent].find((one) => one?.trim()) ?? 'no output';
  // The agent's own last line only repeats the exit code.
  const lines = text
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('failed to run commands'));
  return lines.at(-1) ?? '';
}
