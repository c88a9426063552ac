import type {
  AssociateIamInstanceProfileResult,
  DescribeIamInstanceProfileAssociationsResult,
  DescribeInstancesResult,
  DisassociateIamInstanceProfileRequest,
  IamInstanceProfileAssociation,
  Instance as InstanceAnswer,
  InstanceStateChange,
  RebootInstancesRequest,
  Reservation,
  StartInstancesResult,
  StopInstancesResult,
  TerminateInstancesResult,
} from '@aws-sdk/client-ec2';

import type { Learner } from '../../../learn.ts';
import type { CallContext } from '../../../operation.ts';
import { modifyInstanceAttribute } from '../instance-attributes.ts';
import { stateCodes, type Instance, type InstanceStateName } from '../instance.ts';
import { modifyNetworkInterfaceAttribute } from '../network-interfaces.ts';
import { mirroredState } from '../region-state.ts';
import { letGo } from '../settle.ts';
import type { Ec2State } from '../state.ts';
import { takeInterface } from './interfaces.ts';
import { repeats, takeTags } from './mirror.ts';
import { mirroredInstance } from './mirrored-instance.ts';

/** Takes an instance over as the backend describes it; its volumes are learnt from DescribeVolumes. */
function takeInstance(
  answer: InstanceAnswer,
  reservationId: string,
  state: Ec2State,
  { account }: CallContext,
): void {
  const id = answer.InstanceId;
  if (!id) return;
  const now = account.clock.now();
  const held = state.instances.get(id);
  const instance = mirroredInstance(answer, id, reservationId, held, now);
  state.instances.set(id, instance);
  for (const nic of answer.NetworkInterfaces ?? []) takeInterface(nic, answer, state, now);
  takeTags(state, id, answer.Tags);
  enter(instance, stateOf(answer.State?.Name), state, now);
}

/** The guest counts from the moment at which the instance was first seen running. */
function enter(instance: Instance, reached: InstanceStateName, state: Ec2State, now: number): void {
  const before = instance.state;
  instance.state = reached;
  instance.next = undefined;
  if (reached === 'running' && (before !== 'running' || instance.bootedAt === undefined)) {
    instance.bootedAt = now;
  }
  if (reached === 'terminated') letGo(state, instance);
}

function stateOf(name: string | undefined): InstanceStateName {
  return name !== undefined && isStateName(name) ? name : 'pending';
}

function isStateName(name: string): name is InstanceStateName {
  return Object.hasOwn(stateCodes, name);
}

function takeChanges(
  changes: readonly InstanceStateChange[] | undefined,
  context: CallContext,
): void {
  const state = mirroredState(context);
  for (const { InstanceId, CurrentState } of changes ?? []) {
    const instance = state.instances.get(InstanceId ?? '');
    if (instance) enter(instance, stateOf(CurrentState?.Name), state, context.account.clock.now());
  }
}

function takeAssociation(
  answer: IamInstanceProfileAssociation | undefined,
  context: CallContext,
): void {
  const instance = mirroredState(context).instances.get(answer?.InstanceId ?? '');
  const arn = answer?.IamInstanceProfile?.Arn;
  if (!instance || !arn || !answer?.AssociationId) return;
  instance.profile = {
    id: answer.AssociationId,
    profileName: arn.slice(arn.lastIndexOf('/') + 1),
    profileArn: arn,
    profileId: answer.IamInstanceProfile?.Id ?? '',
    at: context.account.clock.now(),
  };
}

function takeReservation({ ReservationId, Instances }: Reservation, context: CallContext): void {
  const state = mirroredState(context);
  for (const one of Instances ?? []) takeInstance(one, ReservationId ?? '', state, context);
}

const learnReboot: Learner<RebootInstancesRequest, unknown> = ({ InstanceIds }, _, context) => {
  const { instances } = mirroredState(context);
  for (const id of InstanceIds ?? []) {
    const instance = instances.get(id);
    if (instance) instance.bootedAt = context.account.clock.now();
  }
};

const learnDisassociation: Learner<DisassociateIamInstanceProfileRequest, unknown> = (
  { AssociationId },
  _,
  context,
) => {
  for (const instance of mirroredState(context).instances.values()) {
    if (instance.profile?.id === AssociationId) instance.profile = undefined;
  }
};

export const instanceLearners = {
  RunInstances: (_: unknown, output: Reservation, context: CallContext) =>
    takeReservation(output, context),
  DescribeInstances: (_: unknown, output: DescribeInstancesResult, context: CallContext) => {
    for (const reservation of output.Reservations ?? []) takeReservation(reservation, context);
  },
  TerminateInstances: (_: unknown, output: TerminateInstancesResult, context: CallContext) =>
    takeChanges(output.TerminatingInstances, context),
  StopInstances: (_: unknown, output: StopInstancesResult, context: CallContext) =>
    takeChanges(output.StoppingInstances, context),
  StartInstances: (_: unknown, output: StartInstancesResult, context: CallContext) =>
    takeChanges(output.StartingInstances, context),
  RebootInstances: learnReboot,
  AssociateIamInstanceProfile: (
    _: unknown,
    output: AssociateIamInstanceProfileResult,
    context: CallContext,
  ) => takeAssociation(output.IamInstanceProfileAssociation, context),
  DescribeIamInstanceProfileAssociations: (
    _: unknown,
    output: DescribeIamInstanceProfileAssociationsResult,
    context: CallContext,
  ) => {
    for (const one of output.IamInstanceProfileAssociations ?? []) takeAssociation(one, context);
  },
  DisassociateIamInstanceProfile: learnDisassociation,
  ModifyInstanceAttribute: repeats(modifyInstanceAttribute),
  ModifyNetworkInterfaceAttribute: repeats(modifyNetworkInterfaceAttribute),
};
