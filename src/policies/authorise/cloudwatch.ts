import { regionalArn } from './arn.ts';
import { alarmActionsRole, createServiceLinkedRole } from './iam/roles.ts';
import { indirectKeys, rowsOf, type Need, type Rows, type Scope, type Tag } from './row.ts';

const page =
  'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html';

interface PutMetricAlarmInput {
  readonly AlarmName?: string;
  readonly AlarmActions?: readonly string[];
  readonly InsufficientDataActions?: readonly string[];
  readonly OKActions?: readonly string[];
  readonly Tags?: readonly Tag[];
}

interface AlarmsInput {
  readonly AlarmNames?: readonly string[];
}

export const cloudwatchRows: Rows = rowsOf(page, {
  PutMetricAlarm: {
    needs: (input: PutMetricAlarmInput, scope) => putAlarm(input, scope),
    also: [
      'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html',
      'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/UsingAlarmActions.html',
    ],
  },
  DeleteAlarms: onAlarms,
  DescribeAlarms: onAlarms,
});

/** A call that names no alarm is about all: AWS refuses it on arn:…:alarm:*. */
function onAlarms({ AlarmNames = [] }: AlarmsInput, scope: Scope): readonly Need[] {
  const names = AlarmNames.length > 0 ? AlarmNames : ['*'];
  return names.map((name) => onAlarm(scope, scope.call.operation, name));
}

function onAlarm(scope: Scope, action: string, name: string): Need {
  return {
    action: `cloudwatch:${action}`,
    resource: regionalArn(scope, 'cloudwatch', `alarm:${name}`),
    type: 'alarm',
  };
}

/**
 * Alarms that stop, terminate, reboot or recover instances work through a service-linked role, which the first of them
 * makes. Where the account is not known to have it, the caller is asked for the right to make it.
 */
function putAlarm(input: PutMetricAlarmInput, scope: Scope): readonly Need[] {
  const {
    AlarmName = '*',
    AlarmActions = [],
    OKActions = [],
    InsufficientDataActions = [],
    Tags = [],
  } = input;
  const alarm = onAlarm(scope, 'PutMetricAlarm', AlarmName);
  const acts = [...AlarmActions, ...OKActions, ...InsufficientDataActions].some(actsOnInstance);
  const roleIsThere = scope.view.pathOf('role', alarmActionsRole.name) !== undefined;
  return [
    {
      ...alarm,
      tags: Tags,
      keys: { 'cloudwatch:AlarmActions': AlarmActions.length > 0 ? AlarmActions : null },
    },
    ...(Tags.length > 0 ? [{ ...alarm, action: 'cloudwatch:TagResource', tags: Tags }] : []),
    ...(acts && !roleIsThere
      ? [{ ...createServiceLinkedRole(scope, alarmActionsRole.service), unknown: indirectKeys }]
      : []),
  ];
}

/** `arn:aws:automate:REGION:ec2:recover`, and the older form through a Systems Manager role. */
function actsOnInstance(action: string): boolean {
  return /^arn:[^:]*:automate:[^:]*:ec2:/.test(action) || /^arn:[^:]*:swf:/.test(action);
}
