import type { PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import { describe, expect, it } from 'vitest';

import type { AccountState } from '../../../../src/simulator/cloud/account.ts';
import { operations as cloudwatch } from '../../../../src/simulator/cloud/services/cloudwatch.ts';
import {
  callTo,
  emptyAccount,
  errorOf,
  start,
  wait,
} from '../../../fixtures/embedded-cloud/account.ts';
import { bootInstance, launchInstance } from '../../../fixtures/embedded-cloud/instance.ts';

/** The alarm of Veeam's public sample: recover an instance whose system check has failed for two minutes. */
function recovery(instanceId: string): PutMetricAlarmInput {
  return {
    AlarmName: 'vba-StatusCheckFailed_System',
    Namespace: 'AWS/EC2',
    MetricName: 'StatusCheckFailed_System',
    Dimensions: [{ Name: 'InstanceId', Value: instanceId }],
    Statistic: 'Minimum',
    Period: 60,
    EvaluationPeriods: 2,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    AlarmActions: ['arn:aws:automate:eu-central-1:ec2:recover'],
  };
}

const states = (account: AccountState) =>
  cloudwatch.DescribeAlarms({}, callTo(account)).MetricAlarms?.map(({ StateValue }) => StateValue);

describe('an alarm', () => {
  it('is kept as it was put, and replaced by the next of its name', async () => {
    const account = emptyAccount();
    cloudwatch.PutMetricAlarm(recovery('i-1'), callTo(account));
    await wait(account, 60);
    cloudwatch.PutMetricAlarm({ ...recovery('i-1'), Threshold: 2 }, callTo(account));
    const { MetricAlarms } = cloudwatch.DescribeAlarms({}, callTo(account));
    expect(MetricAlarms).toHaveLength(1);
    expect(MetricAlarms?.[0]).toMatchObject({
      AlarmArn: 'arn:aws:cloudwatch:eu-central-1:111122223333:alarm:vba-StatusCheckFailed_System',
      Threshold: 2,
      ActionsEnabled: true,
      AlarmActions: ['arn:aws:automate:eu-central-1:ec2:recover'],
      OKActions: [],
      AlarmConfigurationUpdatedTimestamp: new Date(start + 60_000),
    });
  });

  it('has no data at first, and is OK once the checks of a running instance were evaluated', async () => {
    const account = emptyAccount();
    const id = launchInstance(account);
    await bootInstance(account);
    cloudwatch.PutMetricAlarm(recovery(id), callTo(account));
    expect(states(account)).toEqual(['INSUFFICIENT_DATA']);
    await wait(account, 119);
    expect(states(account)).toEqual(['INSUFFICIENT_DATA']);
    await wait(account, 1);
    expect(
      cloudwatch.DescribeAlarms({ StateValue: 'OK' }, callTo(account)).MetricAlarms,
    ).toMatchObject([
      {
        StateReason:
          'Threshold Crossed: 2 datapoint(s) [0.0] were not greater than or equal to the threshold (1).',
      },
    ]);
  });

  it('goes off where no failure at all is failure enough', async () => {
    const account = emptyAccount();
    const id = launchInstance(account);
    await bootInstance(account);
    cloudwatch.PutMetricAlarm({ ...recovery(id), Threshold: 0 }, callTo(account));
    await wait(account, 120);
    expect(states(account)).toEqual(['ALARM']);
  });

  it('never has data of what does not exist', async () => {
    const account = emptyAccount();
    cloudwatch.PutMetricAlarm(recovery('i-00000000000000000'), callTo(account));
    await wait(account, 3600);
    expect(states(account)).toEqual(['INSUFFICIENT_DATA']);
  });
});

describe('PutMetricAlarm', () => {
  const without = (member: keyof PutMetricAlarmInput) => ({
    ...recovery('i-1'),
    [member]: undefined,
  });

  it.each(['ComparisonOperator', 'EvaluationPeriods', 'Namespace', 'Period', 'Threshold'] as const)(
    'demands %s',
    async (member) => {
      await expect(
        errorOf(() => cloudwatch.PutMetricAlarm(without(member), callTo(emptyAccount()))),
      ).resolves.toMatchObject({
        code: 'ValidationError',
        message: `The parameter ${member} is required.`,
      });
    },
  );

  it.each([
    ['no metric', without('MetricName'), 'Exactly one of the parameters MetricName and Metrics'],
    [
      'no statistic',
      without('Statistic'),
      'Exactly one of the parameters Statistic and ExtendedStatistic',
    ],
    [
      'two statistics',
      { ...recovery('i-1'), ExtendedStatistic: 'p99' },
      'Exactly one of the parameters Statistic',
    ],
    ['an odd period', { ...recovery('i-1'), Period: 90 }, 'Metric period must be'],
    [
      'more than a day',
      { ...recovery('i-1'), Period: 900, EvaluationPeriods: 97 },
      'more than a day',
    ],
    ['no name', { ...recovery('i-1'), AlarmName: '' }, 'Member must have length'],
    ['no evaluation', { ...recovery('i-1'), EvaluationPeriods: 0 }, 'greater than or equal to 1'],
    [
      'more datapoints than periods',
      { ...recovery('i-1'), DatapointsToAlarm: 3 },
      'DatapointsToAlarm',
    ],
    [
      'six actions',
      {
        ...recovery('i-1'),
        AlarmActions: Array.from({ length: 6 }, () => 'arn:aws:sns:eu-central-1:111122223333:t'),
      },
      'at most 5',
    ],
    [
      'an action that is no ARN',
      { ...recovery('i-1'), AlarmActions: ['recover'] },
      'Invalid arn syntax: recover',
    ],
    [
      'an action EC2 does not have',
      { ...recovery('i-1'), AlarmActions: ['arn:aws:automate:eu-central-1:ec2:repair'] },
      'Invalid arn syntax',
    ],
    [
      'an action of another region',
      { ...recovery('i-1'), AlarmActions: ['arn:aws:automate:eu-west-1:ec2:recover'] },
      'Invalid region eu-west-1 specified. Only eu-central-1 is supported.',
    ],
    [
      'an EC2 action without an instance',
      { ...recovery('i-1'), Dimensions: [] },
      'Invalid use of EC2 action. An EC2 action can only be used if the alarm is monitoring an EC2 instance.',
    ],
  ] as const)('refuses %s', async (_, input, message) => {
    const error = await errorOf(() =>
      cloudwatch.PutMetricAlarm({ ...input } as PutMetricAlarmInput, callTo(emptyAccount())),
    );
    expect(error).toMatchObject({ code: 'ValidationError', status: 400 });
    expect(error.message).toContain(message);
  });

  it('takes notifications, and periods shorter than a minute', () => {
    const account = emptyAccount();
    const actions = ['arn:aws:sns:eu-central-1:111122223333:vba'];
    cloudwatch.PutMetricAlarm(
      { ...recovery('i-1'), Period: 10, OKActions: actions, InsufficientDataActions: actions },
      callTo(account),
    );
    expect(states(account)).toHaveLength(1);
  });
});

describe('DescribeAlarms', () => {
  const account = emptyAccount();
  for (const AlarmName of ['b', 'a-2', 'a-1'])
    cloudwatch.PutMetricAlarm({ ...recovery('i-1'), AlarmName }, callTo(account));
  const names = (input: Parameters<typeof cloudwatch.DescribeAlarms>[0]) =>
    cloudwatch
      .DescribeAlarms(input, callTo(account))
      .MetricAlarms?.map(({ AlarmName }) => AlarmName);

  it('finds by name, prefix, state and kind', () => {
    expect(names({})).toEqual(['a-1', 'a-2', 'b']);
    expect(names({ AlarmNames: ['b', 'none'] })).toEqual(['b']);
    expect(names({ AlarmNamePrefix: 'a-' })).toEqual(['a-1', 'a-2']);
    expect(names({ StateValue: 'OK' })).toEqual([]);
    expect(names({ AlarmTypes: ['CompositeAlarm'] })).toEqual([]);
  });

  it('goes page by page', () => {
    const first = cloudwatch.DescribeAlarms({ MaxRecords: 2 }, callTo(account));
    expect(first.MetricAlarms).toHaveLength(2);
    expect(names({ MaxRecords: 2, NextToken: first.NextToken })).toEqual(['b']);
  });

  it('refuses bounds and combinations that AWS refuses', async () => {
    await expect(errorOf(() => names({ MaxRecords: 101 }))).resolves.toMatchObject({
      code: 'ValidationError',
    });
    await expect(
      errorOf(() => names({ AlarmNames: ['b'], AlarmNamePrefix: 'a' })),
    ).resolves.toMatchObject({ code: 'ValidationError' });
  });

  it('knows nothing of other regions', () => {
    expect(cloudwatch.DescribeAlarms({}, callTo(account, 'us-east-1')).MetricAlarms).toEqual([]);
  });
});

it('deletes all or none', async () => {
  const account = emptyAccount();
  for (const AlarmName of ['a', 'b'])
    cloudwatch.PutMetricAlarm({ ...recovery('i-1'), AlarmName }, callTo(account));
  const error = await errorOf(() =>
    cloudwatch.DeleteAlarms({ AlarmNames: ['a', 'none'] }, callTo(account)),
  );
  expect(error).toMatchObject({ code: 'ResourceNotFound', status: 404 });
  expect(states(account)).toHaveLength(2);
  cloudwatch.DeleteAlarms({ AlarmNames: ['a', 'b'] }, callTo(account));
  expect(states(account)).toEqual([]);
});
