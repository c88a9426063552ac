import type { ParameterType } from '@aws-sdk/client-ssm';

import type { AccountState } from '../../account.ts';
import type { Download, Machine } from '../../guest/machine.ts';
import type { Run } from '../../guest/run.ts';

/** A parameter at its newest version; older ones are not kept. */
export interface SsmParameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly value: string;
  readonly version: number;
  readonly dataType: string;
  /** Milliseconds since 1970; the same for every time of the state. */
  readonly lastModified: number;
}

/** An instance whose agent has registered: a managed node. */
export interface Agent {
  readonly instanceId: string;
  readonly registeredAt: number;
  /** Last sign of life that was seen. */
  lastPing: number;
}

/** A command on one instance. Its status follows from these and from the time. */
export interface Invocation {
  readonly instanceId: string;
  /** When the command was given up if the agent had not taken it. */
  readonly deliverBy: number;
  /** The script at work, once the agent has taken it. */
  run: Run | undefined;
  cancelledAt: number | undefined;
}

/** A script sent to instances. */
export interface Command {
  readonly id: string;
  readonly documentName: string;
  readonly comment: string;
  readonly parameters: Readonly<Record<string, string[]>>;
  readonly targets: readonly { readonly Key?: string; readonly Values?: string[] }[];
  readonly instanceIds: readonly string[];
  readonly requestedAt: number;
  readonly timeoutSeconds: number;
  /** Text of the script, and the directory it runs in. */
  readonly script: string;
  readonly directory: string;
  readonly executionMs: number;
  /** By instance id. */
  readonly invocations: Map<string, Invocation>;
}

/** Systems Manager of one region, and the computers that its agents run in. */
export interface SsmState {
  /** The account's own parameters, by name. */
  readonly parameters: Map<string, SsmParameter>;
  readonly agents: Map<string, Agent>;
  /** By id, oldest first. */
  readonly commands: Map<string, Command>;
  /** By instance id. */
  readonly machines: Map<string, Machine>;
  /** How guests read an address; absent: presigned addresses of the embedded S3, and nothing else. */
  download: Download | undefined;
}

/** No parameter, no node, no command. */
function newSsmState(): SsmState {
  return {
    parameters: new Map(),
    agents: new Map(),
    commands: new Map(),
    machines: new Map(),
    download: undefined,
  };
}

/** Systems Manager of a region, empty until it is first asked for. */
export function ssmOf(account: AccountState, region: string): SsmState {
  const known = account.ssm.get(region);
  if (known) return known;
  const fresh = newSsmState();
  account.ssm.set(region, fresh);
  return fresh;
}
