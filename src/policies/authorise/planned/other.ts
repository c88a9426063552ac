import type { Planned, Sent } from './planned.ts';

/** The temporary bucket and the packages in it. */
export function bucketCalls({ plan, names }: Planned): readonly Sent[] {
  const Bucket = names.bucket;
  const object = { Bucket, Key: 'packages.tar.gz' };
  // us-east-1 is the one region that must not be named:
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
  const place =
    plan.region === 'us-east-1'
      ? {}
      : { CreateBucketConfiguration: { LocationConstraint: plan.region } };
  return [
    ['ListBuckets', {}],
    ['CreateBucket', { Bucket, ...place }],
    ['PutObject', object],
    ['ListObjectsV2', { Bucket }],
    ['GetObject', object],
    ['DeleteObject', object],
    ['DeleteBucket', { Bucket }],
  ];
}

/** Canonical's parameter for Ubuntu 22.04: https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/ */
const imageParameter =
  '/aws/service/canonical/ubuntu/server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id';

export function systemsManagerCalls({ instanceId }: Planned): readonly Sent[] {
  return [
    ['GetParameter', { Name: imageParameter }],
    ['DescribeInstanceInformation', {}],
    ['SendCommand', { DocumentName: 'AWS-RunShellScript', InstanceIds: [instanceId] }],
    ['GetCommandInvocation', { InstanceId: instanceId }],
  ];
}

/** Alarms that recover and reboot the instance; the actions are Veeam's public sample's for appliance 6.1. */
export function alarmCalls({ plan, names, partition }: Planned): readonly Sent[] {
  const actions = ['recover', 'reboot'];
  return [
    ...names.alarms.map((AlarmName, index): Sent => {
      const AlarmActions = [`arn:${partition}:automate:${plan.region}:ec2:${actions[index]}`];
      return ['PutMetricAlarm', { AlarmName, AlarmActions }];
    }),
    ['DeleteAlarms', { AlarmNames: names.alarms }],
  ];
}
