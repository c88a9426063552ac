import {
  DeleteAlarmsCommand,
  PutMetricAlarmCommand,
  type CloudWatchClient,
  type PutMetricAlarmCommandInput,
} from '@aws-sdk/client-cloudwatch';

import { bucketType, emptyAndDelete } from '../bucket/temporary-bucket.ts';
import { removeSnapshot, snapshotType } from '../instance/snapshots.ts';
import { known, type Deployment, type Stage } from '../stage.ts';

export const finish: Stage = {
  id: 'finish',
  title: 'Remove temporary resources and set alarms',
  run: async (deployment, signal) => {
    const { clients, names, ledger, found } = deployment;
    await emptyAndDelete(await clients.get('s3'), names.bucket, signal);
    ledger.removed(bucketType, names.bucket);
    const ec2 = await clients.get('ec2');
    for (const id of found.snapshotIds ?? []) {
      await removeSnapshot(ec2, id, signal);
      ledger.removed(snapshotType, id);
    }
    const cloudwatch = await clients.get('cloudwatch');
    for (const alarm of alarms(deployment)) await putAlarm(cloudwatch, deployment, alarm, signal);
  },
};

/**
 * A failed system check recovers the instance, a failed instance check reboots it.
 * Source: Veeam's public sample for appliance 6.1 (VeeamHub/veeam-terraform); whether version 10 sets the same is inferred.
 */
function alarms({
  names,
  found,
  plan,
  partition,
}: Deployment): readonly PutMetricAlarmCommandInput[] {
  const [system, instance] = names.alarms;
  const shared = {
    Namespace: 'AWS/EC2',
    Statistic: 'Minimum' as const,
    Period: 60,
    Threshold: 0,
    ComparisonOperator: 'GreaterThanThreshold' as const,
    Dimensions: [{ Name: 'InstanceId', Value: known(found.instanceId, 'the instance') }],
  };
  const act = (action: string) => `arn:${partition}:automate:${plan.region}:ec2:${action}`;
  return [
    {
      ...shared,
      AlarmName: system,
      MetricName: 'StatusCheckFailed_System',
      EvaluationPeriods: 2,
      AlarmActions: [act('recover')],
    },
    {
      ...shared,
      AlarmName: instance,
      MetricName: 'StatusCheckFailed_Instance',
      EvaluationPeriods: 3,
      AlarmActions: [act('reboot')],
    },
  ];
}

async function putAlarm(
  client: CloudWatchClient,
  { ledger }: Deployment,
  alarm: PutMetricAlarmCommandInput,
  signal: AbortSignal,
): Promise<void> {
  const name = known(alarm.AlarmName, 'the name of the alarm');
  await client.send(new PutMetricAlarmCommand(alarm), { abortSignal: signal });
  ledger.created({
    ref: { type: 'AWS::CloudWatch::Alarm', id: name },
    remove: async (clients, stop) => {
      const unset = await clients.get('cloudwatch');
      await unset.send(new DeleteAlarmsCommand({ AlarmNames: [name] }), { abortSignal: stop });
    },
  });
}
