import type { AccountState } from '../../account.ts';
import { machineOf } from '../../guest/index.ts';
import { newRun, stop } from '../../guest/run.ts';
import { settle } from '../../guest/settle.ts';
import { runScript } from '../../guest/shell/run-script.ts';
import type { CallContext } from '../../operation.ts';
import { agentOf } from './agent.ts';
import { ssmOf, type Command, type Invocation } from './state.ts';

/** Milliseconds from the request until an agent that is online has taken the command. */
const delivery = 2000;

/** Hands commands to the agents that have come online, and lets the scripts run until now, which it returns. */
export async function settleCommands({ account, region }: CallContext): Promise<number> {
  const now = account.clock.now();
  const { commands, machines } = ssmOf(account, region);
  for (const id of machines.keys()) {
    const machine = machineOf(account, region, id);
    if (machine) await settle(machine, now);
  }
  for (const command of commands.values()) {
    for (const invocation of command.invocations.values()) {
      if (invocation.run || invocation.cancelledAt !== undefined) continue;
      await deliver(account, region, command, invocation, now);
    }
  }
  return now;
}

async function deliver(
  account: AccountState,
  region: string,
  command: Command,
  invocation: Invocation,
  now: number,
): Promise<void> {
  const { instanceId, deliverBy } = invocation;
  const status = await agentOf(account, region, instanceId);
  const machine = machineOf(account, region, instanceId);
  if (!machine || status?.onlineSince === undefined) return;
  const at = Math.max(command.requestedAt + delivery, status.onlineSince);
  if (at > now || at > deliverBy) return;
  const output = { stdout: '', stderr: '' };
  const path = `/var/lib/amazon/ssm/${instanceId}/document/orchestration/${command.id}/awsrunShellScript/0.awsrunShellScript/_script.sh`;
  const script = { text: command.script, path, directory: command.directory };
  invocation.run = newRun(at, command.executionMs, output, runScript(machine, script, output));
  machine.runs.push(invocation.run);
  await settle(machine, now);
}

/** Ends what the command does on the instance; one that has ended stays as it ended. */
export function cancel(invocation: Invocation, now: number): void {
  if (invocation.run) stop(invocation.run, now, 'cancelled');
  else if (now <= invocation.deliverBy) invocation.cancelledAt ??= now;
}
