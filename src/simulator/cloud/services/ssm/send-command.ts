import { randomUUID } from 'node:crypto';

import type { SendCommandRequest, SendCommandResult, Target } from '@aws-sdk/client-ssm';

import { AwsError } from '../../aws-error.ts';
import { viewInstance } from '../../guest/instance-view.ts';
import type { CallContext } from '../../operation.ts';
import { agentOf } from './agent.ts';
import { describeCommand } from './describe-command.ts';
import { ssmOf, type Command, type Invocation } from './state.ts';
import { requireWithin } from './validation.ts';

const document = 'AWS-RunShellScript';
const parameterNames = ['commands', 'workingDirectory', 'executionTimeout'];

/** Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendCommand.html; only AWS-RunShellScript is known. */
export async function sendCommand(
  input: SendCommandRequest,
  context: CallContext,
): Promise<SendCommandResult> {
  requireDocument(input.DocumentName ?? '');
  requireWithin('timeoutSeconds', input.TimeoutSeconds, 30, 2_592_000);
  const parameters = checkedParameters(input.Parameters);
  const instanceIds = await targetsOf(input, context);
  const { account, region } = context;
  const requestedAt = account.clock.now();
  const timeoutSeconds = input.TimeoutSeconds ?? 3600;
  const deliverBy = requestedAt + timeoutSeconds * 1000;
  const command: Command = {
    id: randomUUID(),
    documentName: document,
    comment: input.Comment ?? '',
    parameters,
    targets: input.Targets?.map(withoutUndefined) ?? [],
    instanceIds: input.InstanceIds ?? [],
    requestedAt,
    timeoutSeconds,
    script: `${(parameters['commands'] ?? []).join('\n')}\n`,
    directory: parameters['workingDirectory']?.[0] || '/usr/bin',
    executionMs: Number(parameters['executionTimeout']?.[0] ?? 3600) * 1000,
    invocations: new Map(
      instanceIds.map((instanceId): [string, Invocation] => [
        instanceId,
        { instanceId, deliverBy, run: undefined, cancelledAt: undefined },
      ]),
    ),
  };
  ssmOf(account, region).commands.set(command.id, command);
  return { Command: describeCommand(command, requestedAt) };
}

function requireDocument(name: string): void {
  const bare = name.slice(name.lastIndexOf('/') + 1);
  if (bare !== document)
    throw new AwsError('InvalidDocument', `Document with name ${bare} does not exist.`);
}

/** Source of names and bounds: the document itself, ssm:GetDocument of AWS-RunShellScript. */
function checkedParameters(
  given: Record<string, string[]> | undefined,
): Readonly<Record<string, string[]>> {
  const parameters = given ?? {};
  const unknown = Object.keys(parameters).find((name) => !parameterNames.includes(name));
  if (unknown !== undefined) {
    throw new AwsError(
      'InvalidParameters',
      `Parameter "${unknown}" is not defined in the document.`,
    );
  }
  if (!parameters['commands']?.length) {
    throw new AwsError('InvalidParameters', 'Parameter "commands" requires a value.');
  }
  const [timeout = '3600'] = parameters['executionTimeout'] ?? [];
  if (!/^\d{1,6}$/.test(timeout) || Number(timeout) < 1 || Number(timeout) > 172_800) {
    throw new AwsError(
      'InvalidParameters',
      `Parameter "executionTimeout" has the invalid value "${timeout}".`,
    );
  }
  return parameters;
}

/** Instances named one by one must all have an agent; those found by tags are those that have one. */
async function targetsOf(
  { InstanceIds = [], Targets = [] }: SendCommandRequest,
  context: CallContext,
): Promise<readonly string[]> {
  if (InstanceIds.length > 0) return named(InstanceIds, context);
  if (Targets.length === 0) {
    throw new AwsError('ValidationException', 'InstanceIds or Targets must be specified.');
  }
  const ids = [...(context.account.ec2.get(context.region)?.instances.keys() ?? [])];
  return able(
    ids.filter((id) => Targets.every((target) => fits(id, target, context))),
    context,
  );
}

async function named(ids: readonly string[], context: CallContext): Promise<readonly string[]> {
  if (new Set(ids).size < ids.length) {
    throw new AwsError(
      'DuplicateInstanceId',
      'You cannot specify an instance ID in more than one association.',
    );
  }
  const taking = await able(ids, context);
  if (taking.length === ids.length) return ids;
  throw invalidInstances(
    ids.filter((id) => !taking.includes(id)),
    context,
  );
}

async function able(ids: readonly string[], context: CallContext): Promise<readonly string[]> {
  const taking: string[] = [];
  for (const id of ids) if (await canTake(id, context)) taking.push(id);
  return taking;
}

async function canTake(id: string, { account, region }: CallContext): Promise<boolean> {
  const state = viewInstance(account, region, id)?.instance.state;
  if (state === undefined || state === 'shutting-down' || state === 'terminated') return false;
  return (await agentOf(account, region, id)) !== undefined;
}

function invalidInstances(ids: readonly string[], { account }: CallContext): AwsError {
  return new AwsError(
    'InvalidInstanceId',
    `Instances [[${ids.join(', ')}]] not in a valid state for account ${account.id}`,
  );
}

function fits(
  id: string,
  { Key = '', Values = [] }: Target,
  { account, region }: CallContext,
): boolean {
  if (Key.toLowerCase() === 'instanceids') return Values.includes(id);
  const tags = account.ec2.get(region)?.tags.get(id);
  if (Key === 'tag-key') return Values.some((name) => tags?.has(name));
  if (Key.startsWith('tag:')) return Values.includes(tags?.get(Key.slice('tag:'.length)) ?? '\0');
  throw new AwsError(
    'InvalidTarget',
    `The embedded Systems Manager does not know the target ${Key}.`,
  );
}

function withoutUndefined({ Key = '', Values = [] }: Target): Command['targets'][number] {
  return { Key, Values };
}
