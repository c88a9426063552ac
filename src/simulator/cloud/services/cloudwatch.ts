import type {
  DeleteAlarmsInput,
  DescribeAlarmsInput,
  DescribeAlarmsOutput,
  MetricAlarm,
  PutMetricAlarmInput,
} from '@aws-sdk/client-cloudwatch';

import { AwsError } from '../aws-error.ts';
import type { CallContext, Operations } from '../operation.ts';
import { newCloudWatchState, type Alarm, type CloudWatchState } from './cloudwatch-state.ts';
import { alarmStateOf } from './cloudwatch/alarm-state.ts';
import { requireAlarm } from './cloudwatch/validate-alarm.ts';

export const operations = {
  PutMetricAlarm: (input: PutMetricAlarmInput, context: CallContext): object => {
    requireAlarm(input, context.region);
    const { alarms } = cloudWatchOf(context);
    const name = input.AlarmName ?? '';
    const now = context.account.clock.now();
    alarms.set(name, {
      name,
      input,
      createdAt: alarms.get(name)?.createdAt ?? now,
      updatedAt: now,
    });
    return {};
  },

  /** MaxRecords 1 to 100, default 50. Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html */
  DescribeAlarms: (input: DescribeAlarmsInput, context: CallContext): DescribeAlarmsOutput => {
    const { AlarmNames, AlarmNamePrefix, MaxRecords = 50, NextToken, AlarmTypes } = input;
    requireDescribeInput(input);
    if (AlarmTypes?.length && !AlarmTypes.includes('MetricAlarm'))
      return { CompositeAlarms: [], MetricAlarms: [] };
    const all = [...cloudWatchOf(context).alarms.values()]
      .filter(({ name }) => !AlarmNames?.length || AlarmNames.includes(name))
      .filter(({ name }) => name.startsWith(AlarmNamePrefix ?? ''))
      .map((alarm) => described(alarm, context))
      .filter(({ StateValue }) => StateValue === (input.StateValue ?? StateValue))
      .toSorted((a, b) => ((a.AlarmName ?? '') < (b.AlarmName ?? '') ? -1 : 1));
    const rest = all.filter(({ AlarmName = '' }) => AlarmName > decoded(NextToken));
    const page = rest.slice(0, MaxRecords);
    const more = rest.length > page.length;
    return {
      CompositeAlarms: [],
      MetricAlarms: page,
      ...(more ? { NextToken: Buffer.from(page.at(-1)?.AlarmName ?? '').toString('base64') } : {}),
    };
  },

  /** All or none: one name that is not there, and nothing is deleted. Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html */
  DeleteAlarms: ({ AlarmNames = [] }: DeleteAlarmsInput, context: CallContext): object => {
    const { alarms } = cloudWatchOf(context);
    const unknown = AlarmNames.filter((name) => !alarms.has(name));
    if (unknown.length > 0) {
      throw new AwsError('ResourceNotFound', `Alarms [${unknown.join(', ')}] do not exist`, 404);
    }
    for (const name of AlarmNames) alarms.delete(name);
    return {};
  },
} satisfies Operations;

function cloudWatchOf({ account, region }: CallContext): CloudWatchState {
  const known = account.cloudwatch.get(region);
  if (known) return known;
  const fresh = newCloudWatchState();
  account.cloudwatch.set(region, fresh);
  return fresh;
}

function requireDescribeInput({
  MaxRecords,
  AlarmNames,
  AlarmNamePrefix,
}: DescribeAlarmsInput): void {
  if (MaxRecords !== undefined && (MaxRecords < 1 || MaxRecords > 100)) {
    const rule = MaxRecords < 1 ? 'greater than or equal to 1' : 'less than or equal to 100';
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value '${MaxRecords}' at 'maxRecords' failed to satisfy constraint: Member must have value ${rule}`,
    );
  }
  if (AlarmNames?.length && AlarmNamePrefix !== undefined) {
    throw new AwsError(
      'ValidationError',
      'AlarmNames and AlarmNamePrefix cannot be specified in the same request.',
    );
  }
}

function decoded(token: string | undefined): string {
  if (token === undefined) return '';
  const name = Buffer.from(token, 'base64').toString();
  if (name === '') throw new AwsError('InvalidNextToken', 'The next token specified is invalid.');
  return name;
}

function described(alarm: Alarm, context: CallContext): MetricAlarm {
  const { account, region } = context;
  const { input, name, updatedAt } = alarm;
  const state = alarmStateOf(alarm, context);
  const { Tags: _tags, ...configuration } = input;
  return {
    ...configuration,
    AlarmArn: `arn:${account.partition}:cloudwatch:${region}:${account.id}:alarm:${name}`,
    ActionsEnabled: input.ActionsEnabled ?? true,
    OKActions: input.OKActions ?? [],
    AlarmActions: input.AlarmActions ?? [],
    InsufficientDataActions: input.InsufficientDataActions ?? [],
    Dimensions: input.Dimensions ?? [],
    AlarmConfigurationUpdatedTimestamp: new Date(updatedAt),
    StateValue: state.value,
    StateReason: state.reason,
    StateUpdatedTimestamp: new Date(state.since),
    StateTransitionedTimestamp: new Date(state.since),
  };
}
