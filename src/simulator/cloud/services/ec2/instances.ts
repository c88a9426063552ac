import type {
  DescribeInstancesRequest,
  DescribeInstancesResult,
  DescribeInstanceStatusRequest,
  DescribeInstanceStatusResult,
  Instance as InstanceAnswer,
  InstanceStatus,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { select, type FilterTable } from './filters.ts';
import { instanceAnswer, stateAnswer } from './instance-answer.ts';
import { instanceFilters, type InstanceInReservation } from './instance-filters.ts';
import type { Instance } from './instance.ts';
import { checkId } from './lookup.ts';
import { pageOf, usualLimits } from './pages.ts';
import { ec2State } from './region-state.ts';
import { durations } from './settle.ts';
import type { Ec2State } from './state.ts';

/** Instances by the reservation that launched them; terminated ones for as long as AWS shows them. */
export function describeInstances(
  input: DescribeInstancesRequest,
  context: CallContext,
): DescribeInstancesResult {
  const state = ec2State(context);
  const { InstanceIds: ids } = input;
  const all = instancesOf(state, ids).map((instance): InstanceInReservation => ({
    ...instanceAnswer(instance, state, context),
    OwnerId: context.account.id,
    ReservationId: instance.reservationId,
  }));
  const found = select(all, input.Filters, instanceFilters, ({ InstanceId }) =>
    state.tags.get(InstanceId ?? ''),
  );
  const { items, NextToken } = pageOf(found, input, { ...usualLimits, ids: ['instancesSet', ids] });
  const reservations = Map.groupBy(items, ({ ReservationId }) => ReservationId);
  return {
    Reservations: [...reservations].map(([ReservationId, instances]) => ({
      ReservationId,
      OwnerId: context.account.id,
      Groups: [],
      Instances: instances.map(withoutReservation),
    })),
    NextToken,
  };
}

/** Only running instances, unless all are asked for. */
export function describeInstanceStatus(
  input: DescribeInstanceStatusRequest,
  context: CallContext,
): DescribeInstanceStatusResult {
  const state = ec2State(context);
  const { InstanceIds: ids } = input;
  const now = context.account.clock.now();
  const all = instancesOf(state, ids)
    .filter((instance) => input.IncludeAllInstances === true || instance.state === 'running')
    .map((instance) => statusAnswer(instance, now));
  const { items, NextToken } = pageOf(select(all, input.Filters, statusFilters), input, {
    ...usualLimits,
    ids: ['instancesSet', ids],
  });
  return { InstanceStatuses: [...items], NextToken };
}

const statusFilters: FilterTable<InstanceStatus> = {
  'availability-zone': ({ AvailabilityZone }) => AvailabilityZone,
  'instance-state-code': ({ InstanceState }) => InstanceState?.Code,
  'instance-state-name': ({ InstanceState }) => InstanceState?.Name,
  'instance-status.reachability': ({ InstanceStatus: status }) =>
    status?.Details?.map(({ Status }) => Status),
  'instance-status.status': ({ InstanceStatus: status }) => status?.Status,
  'system-status.reachability': ({ SystemStatus: status }) =>
    status?.Details?.map(({ Status }) => Status),
  'system-status.status': ({ SystemStatus: status }) => status?.Status,
};

/** The instances of the ids, or all; one error names every id that there is not. */
export function instancesOf(
  { instances }: Ec2State,
  ids: readonly string[] | undefined,
): readonly Instance[] {
  if (!ids?.length) return [...instances.values()];
  for (const id of ids) checkId('instance', id);
  const lost = ids.filter((id) => !instances.has(id));
  if (lost.length > 0) {
    const [ID, does] = lost.length === 1 ? ['ID', 'does'] : ['IDs', 'do'];
    throw new AwsError(
      'InvalidInstanceID.NotFound',
      `The instance ${ID} '${lost.join(', ')}' ${does} not exist`,
    );
  }
  return [...new Set(ids)].flatMap((id) => instances.get(id) ?? []);
}

function withoutReservation({
  OwnerId: _owner,
  ReservationId: _reservation,
  ...instance
}: InstanceInReservation): InstanceAnswer {
  return instance;
}

/** The checks need some minutes from the start until they pass. */
function statusAnswer(instance: Instance, now: number): InstanceStatus {
  const running = instance.state === 'running';
  const starting = running && now < (instance.bootedAt ?? now) + durations.statusChecks;
  const [Status, reachability] = !running
    ? (['not-applicable', undefined] as const)
    : starting
      ? (['initializing', 'initializing'] as const)
      : (['ok', 'passed'] as const);
  const summary = {
    Status,
    ...(reachability ? { Details: [{ Name: 'reachability' as const, Status: reachability }] } : {}),
  };
  return {
    InstanceId: instance.id,
    AvailabilityZone: instance.zone,
    InstanceState: stateAnswer(instance),
    InstanceStatus: summary,
    SystemStatus: summary,
    Events: [],
  };
}
