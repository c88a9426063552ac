import type { Reservation, RunInstancesRequest } from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { macOf, newId, nextPublicIp } from './ids.ts';
import { reservationAnswer } from './instance-answer.ts';
import { newAssociation } from './instance-profiles.ts';
import type { Instance } from './instance.ts';
import type { InterfacePlan } from './launch-interfaces.ts';
import { planLaunch, type LaunchPlan } from './launch-plan.ts';
import type { VolumePlan } from './launch-volumes.ts';
import { takeAddress } from './private-addresses.ts';
import { ec2State } from './region-state.ts';
import { durations } from './settle.ts';
import type { Ec2State } from './state.ts';
import { putTags } from './tags.ts';
import { volumeKey } from './volume-key.ts';

/**
 * A client token makes a launch happen once: the same request again answers with what the first one made.
 * Source: https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html
 */
export function runInstances(input: RunInstancesRequest, context: CallContext): Reservation {
  const state = ec2State(context);
  const { ClientToken: token, DryRun: _dryRun, ...rest } = input;
  const request = JSON.stringify(rest);
  const launched = token ? state.launches.get(token) : undefined;
  if (launched && launched.request !== request) {
    throw new AwsError(
      'IdempotentParameterMismatch',
      'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
    );
  }
  const reservationId = launched?.reservationId ?? launch(input, state, context);
  if (token) state.launches.set(token, { request, reservationId });
  const instances = [...state.instances.values()].filter(
    (instance) => instance.reservationId === reservationId,
  );
  return reservationAnswer(reservationId, instances, state, context);
}

function launch(input: RunInstancesRequest, state: Ec2State, context: CallContext): string {
  const plan = planLaunch(input, state, context);
  const reservationId = newId(state, 'r');
  for (let index = 0; index < plan.count; index += 1) {
    const id = newId(state, 'i');
    const instance = newInstance({ id, reservationId, index }, plan, input.ClientToken, context);
    state.instances.set(id, instance);
    putTags(state, id, plan.tags.instance);
    for (const nic of plan.interfaces) addInterface(nic, id, plan, state, context);
    const keysUsable = plan.volumes.map((volume) =>
      addVolume(volume, instance, plan, state, context),
    );
    if (keysUsable.includes(false)) failToStart(instance);
    if (plan.profile) instance.profile = newAssociation(state, plan.profile, context);
  }
  return reservationId;
}

function newInstance(
  { id, reservationId, index }: { id: string; reservationId: string; index: number },
  { image, type, keyName, interfaces: [{ subnet }], options }: LaunchPlan,
  clientToken: string | undefined,
  { account }: CallContext,
): Instance {
  const now = account.clock.now();
  return {
    id,
    reservationId,
    launchIndex: index,
    imageId: image.id,
    type: type.name,
    vcpus: type.vcpus,
    keyName,
    architecture: image.architecture,
    zone: subnet.zone.name,
    rootDevice: image.rootDevice,
    clientToken,
    launchedAt: now,
    bootedAt: undefined,
    state: 'pending',
    next: { state: 'running', at: now + durations.instancePending },
    transitionReason: '',
    stateReason: { code: 'pending', message: 'pending' },
    profile: undefined,
    ...options,
    mirrored: false,
  };
}

function addInterface(
  plan: InterfacePlan,
  instanceId: string,
  { tags }: LaunchPlan,
  state: Ec2State,
  { account }: CallContext,
): void {
  const id = newId(state, 'eni');
  state.networkInterfaces.set(id, {
    id,
    subnetId: plan.subnet.id,
    vpcId: plan.subnet.vpcId,
    zone: plan.subnet.zone,
    privateIp: takeAddress(state, plan.subnet, plan.privateIp),
    mac: macOf(id),
    description: plan.description,
    groups: plan.groups,
    sourceDestCheck: true,
    publicIp: plan.publicIp ? nextPublicIp(state) : undefined,
    wantsPublicIp: plan.publicIp,
    attachment: {
      id: newId(state, 'eni-attach'),
      instanceId,
      deviceIndex: plan.deviceIndex,
      at: account.clock.now(),
      deleteOnTermination: plan.deleteOnTermination,
    },
  });
  putTags(state, id, tags['network-interface']);
}

/** Returns whether the volume's key can be used. */
function addVolume(
  { device, settings, deleteOnTermination }: VolumePlan,
  instance: Instance,
  { interfaces: [{ subnet }], tags }: LaunchPlan,
  state: Ec2State,
  context: CallContext,
): boolean {
  const id = newId(state, 'vol');
  const now = context.account.clock.now();
  const key = volumeKey(settings, context);
  state.volumes.set(id, {
    id,
    ...settings,
    kmsKeyId: key.arn,
    zone: subnet.zone,
    createdAt: now,
    autoEnableIo: false,
    attachment: {
      instanceId: instance.id,
      device,
      at: now,
      deleteOnTermination: deleteOnTermination || !key.usable,
    },
  });
  putTags(state, id, tags.volume);
  return key.usable;
}

/**
 * EC2 accepts a launch whose key it cannot use, and then the instance never starts.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/troubleshooting-launch.html#troubleshooting-launch-internal
 */
function failToStart(instance: Instance): void {
  const at = instance.launchedAt + durations.instancePending;
  instance.next = { state: 'terminated', at };
  instance.stateReason = {
    code: 'Client.InternalError',
    message: 'Client.InternalError: Client error on launch',
  };
}
