import type { CommandInvocationStatus, CommandStatus } from '@aws-sdk/client-ssm';

import type { Command, Invocation } from './state.ts';

/** The one plugin of AWS-RunShellScript. */
export const pluginName = 'aws:runShellScript';

/** How an invocation stands. Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html */
export interface InvocationStatus {
  readonly status: CommandInvocationStatus;
  /** `DeliveryTimedOut`, `ExecutionTimedOut`, else the status again. */
  readonly details: string;
  /** -1 until the script has ended. */
  readonly code: number;
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What is written is told when the script is over, as the agent does. */
export function statusOf(
  { run, cancelledAt, deliverBy }: Invocation,
  now: number,
): InvocationStatus {
  const silent = { code: -1, stdout: '', stderr: '' };
  if (cancelledAt !== undefined) return { ...silent, status: 'Cancelled', details: 'Cancelled' };
  if (!run) {
    return now > deliverBy
      ? { ...silent, status: 'TimedOut', details: 'DeliveryTimedOut' }
      : { ...silent, status: 'Pending', details: 'Pending' };
  }
  const { startedAt, ended, output } = run;
  if (!ended) return { ...silent, status: 'InProgress', details: 'InProgress', startedAt };
  const { code, at: endedAt } = ended;
  const told = { code, startedAt, endedAt, stdout: output.stdout };
  switch (ended.how) {
    case 'exit':
      return code === 0
        ? { ...told, stderr: output.stderr, status: 'Success', details: 'Success' }
        : {
            ...told,
            stderr: afterword(output.stderr, `exit status ${code}`),
            status: 'Failed',
            details: 'Failed',
          };
    case 'interrupted':
      return {
        ...told,
        stderr: afterword(output.stderr, 'signal: terminated'),
        status: 'Failed',
        details: 'Failed',
      };
    case 'timed-out':
      return { ...told, stderr: output.stderr, status: 'TimedOut', details: 'ExecutionTimedOut' };
    case 'cancelled':
      return { ...told, stderr: output.stderr, status: 'Cancelled', details: 'Cancelled' };
  }
}

/** The whole command: in progress while anything is, then as bad as its worst invocation. */
export function commandStatusOf({ invocations }: Command, now: number): CommandStatus {
  const all = [...invocations.values()].map((one) => statusOf(one, now).status);
  if (all.every((one) => one === 'Pending')) return 'Pending';
  if (all.some((one) => one === 'Pending' || one === 'InProgress')) return 'InProgress';
  const worst = (['Failed', 'TimedOut', 'Cancelled'] as const).find((one) => all.includes(one));
  return worst ?? 'Success';
}

/** The agent adds a line of its own to what a failing script wrote. Source: https://github.com/aws/amazon-ssm-agent, agent/plugins/runscript */
function afterword(stderr: string, why: string): string {
  const text = stderr === '' || stderr.endsWith('\n') ? stderr : `${stderr}\n`;
  return `${text}failed to run commands: ${why}`;
}
