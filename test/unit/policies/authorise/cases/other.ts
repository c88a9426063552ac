import type { ServiceName } from '../../../../../src/vocabulary/connection.ts';
import type { Case } from './case.ts';

function one(
  service: ServiceName,
  operation: string,
  input: object,
  ...ask: readonly [string, string]
): Case {
  return { service, operation, input, asks: [ask] };
}

const ssm = (resource: string) => `arn:aws:ssm:eu-central-1:123456789012:${resource}`;
const alarm = (name: string) => `arn:aws:cloudwatch:eu-central-1:123456789012:alarm:${name}`;
const key = (id: string) => `arn:aws:kms:eu-central-1:123456789012:key/${id}`;
const script = 'arn:aws:ssm:eu-central-1::document/AWS-RunShellScript';
const instance = (id: string) => `arn:aws:ec2:eu-central-1:123456789012:instance/${id}`;

const systemsManager: readonly Case[] = [
  one('ssm', 'DescribeInstanceInformation', {}, 'ssm:DescribeInstanceInformation', '*'),
  one('ssm', 'GetCommandInvocation', { CommandId: 'c' }, 'ssm:GetCommandInvocation', '*'),
  one('ssm', 'GetParameter', { Name: '/mine/x' }, 'ssm:GetParameter', ssm('parameter/mine/x')),
  {
    ...one('ssm', 'GetParameter', { Name: 'plain:3' }, 'ssm:GetParameter', ssm('parameter/plain')),
    when: 'of a version',
  },
  {
    ...one(
      'ssm',
      'GetParameter',
      { Name: '/aws/service/canonical/ubuntu/ami-id' },
      'ssm:GetParameter',
      'arn:aws:ssm:eu-central-1::parameter/aws/service/canonical/ubuntu/ami-id',
    ),
    when: 'that is public',
  },
  {
    service: 'ssm',
    operation: 'SendCommand',
    input: { DocumentName: 'AWS-RunShellScript', InstanceIds: ['i-1', 'mi-2'] },
    asks: [
      ['ssm:SendCommand', script],
      ['ssm:SendCommand', instance('i-1')],
      ['ssm:SendCommand', ssm('managed-instance/mi-2')],
    ],
  },
  {
    service: 'ssm',
    operation: 'SendCommand',
    when: 'by tag, with output and a role',
    input: {
      DocumentName: 'Mine',
      Targets: [
        { Key: 'InstanceIds', Values: ['i-1'] },
        { Key: 'tag:team', Values: ['backup'] },
      ],
      OutputS3BucketName: 'logs',
      ServiceRoleArn: 'arn:aws:iam::123456789012:role/notify',
    },
    asks: [
      ['ssm:SendCommand', ssm('document/Mine')],
      ['ssm:SendCommand', instance('i-1')],
      ['ssm:SendCommand', instance('*')],
      ['ssm:SendCommand', 'arn:aws:s3:::logs'],
      ['iam:PassRole', 'arn:aws:iam::123456789012:role/notify'],
    ],
  },
];

const alarms: readonly Case[] = [
  one(
    'cloudwatch',
    'PutMetricAlarm',
    { AlarmName: 'cpu' },
    'cloudwatch:PutMetricAlarm',
    alarm('cpu'),
  ),
  {
    service: 'cloudwatch',
    operation: 'PutMetricAlarm',
    when: 'that recovers an instance, with tags',
    input: {
      AlarmName: 'system',
      AlarmActions: ['arn:aws:automate:eu-central-1:ec2:recover'],
      Tags: [{ Key: 'team', Value: 'backup' }],
    },
    asks: [
      ['cloudwatch:PutMetricAlarm', alarm('system')],
      ['cloudwatch:TagResource', alarm('system')],
      [
        'iam:CreateServiceLinkedRole',
        'arn:aws:iam::123456789012:role/aws-service-role/events.amazonaws.com/AWSServiceRoleForCloudWatchEvents',
      ],
    ],
  },
  {
    service: 'cloudwatch',
    operation: 'DeleteAlarms',
    input: { AlarmNames: ['a', 'b'] },
    asks: [
      ['cloudwatch:DeleteAlarms', alarm('a')],
      ['cloudwatch:DeleteAlarms', alarm('b')],
    ],
  },
  one('cloudwatch', 'DescribeAlarms', { MaxRecords: 1 }, 'cloudwatch:DescribeAlarms', alarm('*')),
];

const quotas: readonly Case[] = [
  one(
    'service-quotas',
    'GetServiceQuota',
    { ServiceCode: 'vpc', QuotaCode: 'L-F678F1CE' },
    'servicequotas:GetServiceQuota',
    'arn:aws:servicequotas:eu-central-1:123456789012:vpc/L-F678F1CE',
  ),
  ...[
    'GetAWSDefaultServiceQuota',
    'ListAWSDefaultServiceQuotas',
    'ListServiceQuotas',
    'ListServices',
  ].map((operation) => one('service-quotas', operation, {}, `servicequotas:${operation}`, '*')),
];

const keys: readonly Case[] = [
  one('kms', 'Decrypt', { KeyId: 'k-1' }, 'kms:Decrypt', key('k-1')),
  { ...one('kms', 'Decrypt', {}, 'kms:Decrypt', key('*')), when: 'without a key' },
  one('kms', 'DescribeKey', { KeyId: key('k-1') }, 'kms:DescribeKey', key('k-1')),
  one('kms', 'Encrypt', { KeyId: 'alias/aws/ebs' }, 'kms:Encrypt', key('*')),
  {
    ...one(
      'kms',
      'Encrypt',
      { KeyId: 'arn:aws:kms:us-east-1:999999999999:alias/x' },
      'kms:Encrypt',
      'arn:aws:kms:us-east-1:999999999999:key/*',
    ),
    when: 'by an alias of another account',
  },
  one(
    'kms',
    'GenerateDataKeyWithoutPlaintext',
    { KeyId: 'k-1' },
    'kms:GenerateDataKeyWithoutPlaintext',
    key('k-1'),
  ),
  one('kms', 'ListAliases', {}, 'kms:ListAliases', '*'),
  one('kms', 'ListKeys', { Limit: 1 }, 'kms:ListKeys', '*'),
];

const foreign = 'arn:aws:iam::999999999999:role/path/x';

const tokens: readonly Case[] = [
  { service: 'sts', operation: 'GetCallerIdentity', input: {}, asks: [] },
  one('sts', 'DecodeAuthorizationMessage', {}, 'sts:DecodeAuthorizationMessage', '*'),
  one('sts', 'AssumeRole', { RoleArn: foreign, RoleSessionName: 's' }, 'sts:AssumeRole', foreign),
  {
    service: 'sts',
    operation: 'AssumeRole',
    when: 'with tags and a source identity',
    input: {
      RoleArn: foreign,
      RoleSessionName: 's',
      SourceIdentity: 'me',
      Tags: [{ Key: 'team', Value: 'backup' }],
    },
    asks: [
      ['sts:AssumeRole', foreign],
      ['sts:TagSession', foreign],
      ['sts:SetSourceIdentity', foreign],
    ],
  },
];

const probes: readonly Case[] = [
  one('cloudtrail', 'DescribeTrails', {}, 'cloudtrail:DescribeTrails', '*'),
  one(
    'config-service',
    'DescribeConfigurationRecorders',
    {},
    'config:DescribeConfigurationRecorders',
    '*',
  ),
  one('dlm', 'GetLifecyclePolicies', {}, 'dlm:GetLifecyclePolicies', '*'),
  one('notifications', 'ListNotificationHubs', {}, 'notifications:ListNotificationHubs', '*'),
  one(
    'resource-explorer-2',
    'ListIndexes',
    { MaxResults: 1 },
    'resource-explorer-2:ListIndexes',
    '*',
  ),
  one('sso-admin', 'ListInstances', { MaxResults: 1 }, 'sso:ListInstances', '*'),
];

export const otherCases: readonly Case[] = [
  ...systemsManager,
  ...alarms,
  ...quotas,
  ...keys,
  ...tokens,
  ...probes,
];
