import type {
  InstanceStateChange,
  RebootInstancesRequest,
  StartInstancesRequest,
  StartInstancesResult,
  StopInstancesRequest,
  StopInstancesResult,
  TerminateInstancesRequest,
  TerminateInstancesResult,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { required } from './errors.ts';
import { nextPublicIp } from './ids.ts';
import { interfacesOf, stateAnswer } from './instance-answer.ts';
import type { Instance, InstanceStateName } from './instance.ts';
import { instancesOf } from './instances.ts';
import { elasticIpOf } from './public-addresses.ts';
import { ec2State } from './region-state.ts';
import { durations } from './settle.ts';
import type { Ec2State } from './state.ts';

/** All or none: one protected instance keeps the others too. A terminated one may be terminated again. */
export function terminateInstances(
  input: TerminateInstancesRequest,
  context: CallContext,
): TerminateInstancesResult {
  const { instances } = chosen(input.InstanceIds, context);
  for (const { id, terminationProtected } of instances) {
    if (!terminationProtected) continue;
    throw new AwsError(
      'OperationNotPermitted',
      `The instance '${id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
    );
  }
  return {
    TerminatingInstances: instances.map((instance) =>
      change(instance, ['shutting-down', 'terminated'], () => {
        begin(instance, 'shutting-down', 'terminated', durations.instanceShuttingDown, context);
        byUser(instance, context);
      }),
    ),
  };
}

/** EC2's lent addresses are given back; Elastic IPs stay. */
export function stopInstances(
  input: StopInstancesRequest,
  context: CallContext,
): StopInstancesResult {
  const { instances, state } = chosen(input.InstanceIds, context);
  for (const instance of instances) refuseStop(instance);
  return {
    StoppingInstances: instances.map((instance) =>
      change(instance, ['stopping', 'stopped'], () => {
        begin(instance, 'stopping', 'stopped', durations.instanceStopping, context);
        byUser(instance, context);
        for (const nic of interfacesOf(state, instance.id)) nic.publicIp = undefined;
      }),
    ),
  };
}

export function startInstances(
  input: StartInstancesRequest,
  context: CallContext,
): StartInstancesResult {
  const { instances, state } = chosen(input.InstanceIds, context);
  for (const { id, state: now } of instances) {
    if (now === 'stopped' || now === 'running' || now === 'pending') continue;
    throw incorrectState(`The instance '${id}' is not in a state from which it can be started.`);
  }
  return {
    StartingInstances: instances.map((instance) =>
      change(instance, ['pending', 'running'], () => {
        begin(instance, 'pending', 'running', durations.instancePending, context);
        instance.transitionReason = '';
        lendAddresses(instance, state);
      }),
    ),
  };
}

/** The guest starts again; EC2's state stays `running`. */
export function rebootInstances(input: RebootInstancesRequest, context: CallContext): object {
  const { instances } = chosen(input.InstanceIds, context);
  for (const { id, state } of instances) {
    if (state === 'running') continue;
    throw incorrectState(`Instance '${id}' is not in a state from which it can be rebooted.`);
  }
  for (const instance of instances) instance.bootedAt = context.account.clock.now();
  return {};
}

function chosen(
  ids: readonly string[] | undefined,
  context: CallContext,
): { readonly instances: readonly Instance[]; readonly state: Ec2State } {
  const state = ec2State(context);
  const some = required(ids?.length ? ids : undefined, 'InstanceId');
  return { instances: instancesOf(state, some), state };
}

function refuseStop({ id, state, stopProtected }: Instance): void {
  if (state === 'pending') {
    throw incorrectState(
      `Instance '${id}' cannot be stopped as it has never reached the 'running' state.`,
    );
  }
  if (state === 'shutting-down' || state === 'terminated') {
    throw incorrectState(`This instance '${id}' is not in a state from which it can be stopped.`);
  }
  if (stopProtected) {
    throw new AwsError(
      'OperationNotPermitted',
      `The instance '${id}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.`,
    );
  }
}

/** Applies `act` unless the instance is already in one of the states, and answers what changed. */
function change(
  instance: Instance,
  already: readonly InstanceStateName[],
  act: () => void,
): InstanceStateChange {
  const PreviousState = stateAnswer(instance);
  if (!already.includes(instance.state)) act();
  return { InstanceId: instance.id, PreviousState, CurrentState: stateAnswer(instance) };
}

function begin(
  instance: Instance,
  during: InstanceStateName,
  after: InstanceStateName,
  ms: number,
  { account }: CallContext,
): void {
  instance.state = during;
  instance.next = { state: after, at: account.clock.now() + ms };
}

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StateReason.html */
function byUser(instance: Instance, { account }: CallContext): void {
  const time = new Date(account.clock.now()).toISOString().slice(0, 19).replace('T', ' ');
  instance.transitionReason = `User initiated (${time} GMT)`;
  instance.stateReason = {
    code: 'Client.UserInitiatedShutdown',
    message: 'Client.UserInitiatedShutdown: User initiated shutdown',
  };
}

function lendAddresses(instance: Instance, state: Ec2State): void {
  for (const nic of interfacesOf(state, instance.id)) {
    if (nic.wantsPublicIp && !elasticIpOf(state, nic)) nic.publicIp = nextPublicIp(state);
  }
}

function incorrectState(message: string): AwsError {
  return new AwsError('IncorrectInstanceState', message);
}
