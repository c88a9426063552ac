import type { PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';

import { AwsError } from '../../aws-error.ts';

const mostActions = 5;

/** Services whose ARNs can be an action. Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const services = [
  'sns',
  'automate',
  'autoscaling',
  'lambda',
  'ssm',
  'ssm-incidents',
  'swf',
  'aiops',
];
const ec2Actions = ['recover', 'reboot', 'stop', 'terminate'];

/** Throws ValidationError for an action that CloudWatch would not take. */
export function requireActions(input: PutMetricAlarmInput, region: string): void {
  const { AlarmActions = [], OKActions = [], InsufficientDataActions = [] } = input;
  for (const actions of [AlarmActions, OKActions, InsufficientDataActions]) {
    if (actions.length > mostActions) {
      throw new AwsError(
        'ValidationError',
        `An alarm can have at most ${mostActions} actions for each state.`,
      );
    }
    for (const arn of actions) requireAction(arn, input, region);
  }
}

function requireAction(arn: string, input: PutMetricAlarmInput, region: string): void {
  const [scheme, partition = '', service = '', where, kind, action] = arn.split(':');
  const isArn = scheme === 'arn' && partition.startsWith('aws') && action !== undefined;
  if (!isArn || !services.includes(service)) throw invalid(`Invalid arn syntax: ${arn}`);
  if (where !== region) {
    throw invalid(`Invalid region ${where} specified. Only ${region} is supported.`);
  }
  if (service !== 'automate') return;
  if (kind !== 'ec2' || !ec2Actions.includes(action)) throw invalid(`Invalid arn syntax: ${arn}`);
  if (!watchesInstance(input)) {
    throw invalid(
      'Invalid use of EC2 action. An EC2 action can only be used if the alarm is monitoring an EC2 instance.',
    );
  }
}

function watchesInstance({ Namespace, Dimensions = [] }: PutMetricAlarmInput): boolean {
  return Namespace === 'AWS/EC2' && Dimensions.some(({ Name }) => Name === 'InstanceId');
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
