import type { AccountState } from '../../account.ts';
import { machineOf } from '../../guest/index.ts';
import { viewInstance } from '../../guest/instance-view.ts';
import { bootTimes } from '../../guest/machine.ts';
import { settle } from '../../guest/settle.ts';
import { whyAgentCannotRegister } from './agent-conditions.ts';
import { ssmOf, type Agent } from './state.ts';

/** A managed node as it is now. */
export interface AgentStatus {
  readonly agent: Agent;
  /** Since when it answers without a break; undefined while its machine is down. */
  readonly onlineSince: number | undefined;
  /** What Systems Manager believes, which lags behind. */
  readonly pingStatus: 'Online' | 'ConnectionLost';
}

/** The agent reports every five minutes. Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-technical-details.html */
const pingEvery = 300_000;

/** The node of the instance, registered at this moment if all it needs has come together; undefined for none. */
export async function agentOf(
  account: AccountState,
  region: string,
  instanceId: string,
): Promise<AgentStatus | undefined> {
  const now = account.clock.now();
  const machine = machineOf(account, region, instanceId);
  if (machine) await settle(machine, now);
  const agent = knownAgent(account, region, instanceId) ?? register(account, region, instanceId);
  if (!agent) return undefined;
  const runs = viewInstance(account, region, instanceId)?.bootedAt !== undefined;
  const since = Math.max(agent.registeredAt, (machine?.bootedAt ?? 0) + bootTimes.agent);
  const onlineSince = runs && now >= since ? since : undefined;
  if (onlineSince !== undefined) agent.lastPing = now - ((now - onlineSince) % pingEvery);
  const pingStatus = now - agent.lastPing <= pingEvery ? 'Online' : 'ConnectionLost';
  return { agent, onlineSince, pingStatus };
}

/** The sentence that says why the agent of an instance is not registered; undefined when it is, or would be on asking. */
export function whyNotRegistered(
  account: AccountState,
  region: string,
  instanceId: string,
): string | undefined {
  if (knownAgent(account, region, instanceId)) return undefined;
  const machine = machineOf(account, region, instanceId);
  return whyAgentCannotRegister(account, region, instanceId, machine);
}

/** A node goes with its instance. */
function knownAgent(account: AccountState, region: string, instanceId: string): Agent | undefined {
  const { agents } = ssmOf(account, region);
  const state = viewInstance(account, region, instanceId)?.instance.state ?? 'terminated';
  if (state === 'terminated') agents.delete(instanceId);
  return agents.get(instanceId);
}

/** What is needed is looked at when somebody asks: the agent registers then, not at the moment it came together. */
function register(account: AccountState, region: string, instanceId: string): Agent | undefined {
  const machine = machineOf(account, region, instanceId);
  if (!machine || whyAgentCannotRegister(account, region, instanceId, machine) !== undefined)
    return undefined;
  const now = account.clock.now();
  const agent: Agent = { instanceId, registeredAt: now, lastPing: now };
  ssmOf(account, region).agents.set(instanceId, agent);
  return agent;
}
