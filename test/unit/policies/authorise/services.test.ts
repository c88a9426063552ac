import { describe, expect, test } from 'vitest';

import { account, keyOf, requestOf, requestsOf, viewOf } from './view.ts';

describe('IAM', () => {
  test('entities have the path that the account knows', () => {
    const view = viewOf({
      pathOf: (kind, name) => (kind === 'role' && name === 'vba' ? '/veeam/' : undefined),
    });
    expect(requestOf('iam', 'DeleteRole', { RoleName: 'vba' }, view).resource).toBe(
      `arn:aws:iam::${account}:role/veeam/vba`,
    );
    expect(requestOf('iam', 'DeleteRole', { RoleName: 'other' }, view).resource).toBe(
      `arn:aws:iam::${account}:role/other`,
    );
  });

  test('the boundary of a new role is known, also that it has none', () => {
    const boundary = `arn:aws:iam::${account}:policy/Boundary`;
    const key = 'iam:PermissionsBoundary';
    expect(
      keyOf(requestOf('iam', 'CreateRole', { RoleName: 'x', PermissionsBoundary: boundary }), key),
    ).toEqual([boundary]);
    expect(keyOf(requestOf('iam', 'CreateRole', { RoleName: 'x' }), key)).toBe('absent');
    expect(keyOf(requestOf('iam', 'PutRolePolicy', { RoleName: 'x' }), key)).toBe('unknown');
  });

  test('attaching and detaching carry the policy', () => {
    const input = {
      RoleName: 'x',
      UserName: 'x',
      PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    };
    for (const operation of ['AttachRolePolicy', 'DetachRolePolicy', 'AttachUserPolicy']) {
      expect(keyOf(requestOf('iam', operation, input), 'iam:PolicyARN')).toEqual([input.PolicyArn]);
    }
  });

  test('a managed policy of AWS is nobody’s and has no tags', () => {
    const request = requestOf('iam', 'GetPolicy', {
      PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    });
    expect(request).not.toHaveProperty('resourceAccount');
    expect(keyOf(request, 'aws:ResourceAccount')).toBe('unknown');
    expect(keyOf(request, 'aws:ResourceTag/x')).toBe('absent');
  });

  test('a service-linked role carries its service', () => {
    const request = requestOf('iam', 'CreateServiceLinkedRole', {
      AWSServiceName: 'events.amazonaws.com',
    });
    expect(keyOf(request, 'iam:AWSServiceName')).toEqual(['events.amazonaws.com']);
  });
});

describe('CloudWatch', () => {
  test('an alarm that acts on an instance asks for its service-linked role only while there is none', () => {
    const there = viewOf({
      pathOf: (kind, name) =>
        kind === 'role' && name === 'AWSServiceRoleForCloudWatchEvents'
          ? '/aws-service-role/events.amazonaws.com/'
          : undefined,
    });
    expect(actions()).toEqual(['cloudwatch:PutMetricAlarm', 'iam:CreateServiceLinkedRole']);
    expect(actions(there)).toEqual(['cloudwatch:PutMetricAlarm']);
  });

  test('an alarm that notifies does not', () => {
    const input = { AlarmName: 'a', AlarmActions: [`arn:aws:sns:eu-central-1:${account}:topic`] };
    expect(requestsOf('cloudwatch', 'PutMetricAlarm', input)).toHaveLength(1);
  });

  test('the actions of an alarm are sent', () => {
    expect(
      keyOf(requestOf('cloudwatch', 'PutMetricAlarm', recover), 'cloudwatch:AlarmActions'),
    ).toEqual(recover.AlarmActions);
    expect(keyOf(requestOf('cloudwatch', 'PutMetricAlarm', {}), 'cloudwatch:AlarmActions')).toBe(
      'absent',
    );
  });
});

describe('Systems Manager', () => {
  test('Run Command asks in its own name too, in the same region', () => {
    const input = { DocumentName: 'AWS-RunShellScript', InstanceIds: ['i-1'] };
    for (const request of requestsOf('ssm', 'SendCommand', input)) {
      expect(keyOf(request, 'aws:ViaAWSService')).toBe('unknown');
      expect(keyOf(request, 'aws:CalledVia')).toBe('unknown');
      expect(keyOf(request, 'aws:RequestedRegion')).toEqual(['eu-central-1']);
    }
  });
});

describe('S3', () => {
  test('headers that are not sent are absent keys', () => {
    const request = requestOf('s3', 'PutObject', { Bucket: 'b', Key: 'k' });
    for (const key of ['s3:x-amz-server-side-encryption', 's3:x-amz-acl', 's3:object-lock-mode']) {
      expect(keyOf(request, key)).toBe('absent');
    }
    const encrypted = requestOf('s3', 'PutObject', {
      Bucket: 'b',
      Key: 'k',
      ServerSideEncryption: 'AES256',
    });
    expect(keyOf(encrypted, 's3:x-amz-server-side-encryption')).toEqual(['AES256']);
  });

  test('a bucket’s place is sent except in us-east-1', () => {
    const place = { CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' } };
    expect(
      keyOf(requestOf('s3', 'CreateBucket', { Bucket: 'b', ...place }), 's3:LocationConstraint'),
    ).toEqual(['eu-central-1']);
    expect(keyOf(requestOf('s3', 'CreateBucket', { Bucket: 'b' }), 's3:LocationConstraint')).toBe(
      'absent',
    );
  });

  test('a listing carries its prefix; without one the key is unknown', () => {
    expect(
      keyOf(requestOf('s3', 'ListObjectsV2', { Bucket: 'b', Prefix: 'a/' }), 's3:prefix'),
    ).toEqual(['a/']);
    expect(keyOf(requestOf('s3', 'ListObjectsV2', { Bucket: 'b' }), 's3:prefix')).toBe('unknown');
  });
});

describe('STS and KMS', () => {
  test('an external id that is not given is absent', () => {
    const RoleArn = `arn:aws:iam::${account}:role/x`;
    expect(keyOf(requestOf('sts', 'AssumeRole', { RoleArn }), 'sts:ExternalId')).toBe('absent');
    expect(
      keyOf(requestOf('sts', 'AssumeRole', { RoleArn, ExternalId: 'e' }), 'sts:ExternalId'),
    ).toEqual(['e']);
  });

  test('a key is used directly, by its caller', () => {
    const request = requestOf('kms', 'Decrypt', {
      KeyId: 'alias/x',
      EncryptionContext: { App: 'vba' },
    });
    expect(keyOf(request, 'kms:ViaService')).toBe('absent');
    expect(keyOf(request, 'kms:CallerAccount')).toEqual([account]);
    expect(keyOf(request, 'kms:RequestAlias')).toEqual(['alias/x']);
    expect(keyOf(request, 'kms:EncryptionContext:App')).toEqual(['vba']);
    expect(keyOf(request, 'kms:EncryptionContextKeys')).toEqual(['App']);
    expect(keyOf(requestOf('kms', 'Decrypt', { KeyId: 'k' }), 'kms:RequestAlias')).toBe('absent');
  });

  test('a quota carries its service', () => {
    const request = requestOf('service-quotas', 'GetServiceQuota', {
      ServiceCode: 'ec2',
      QuotaCode: 'L-1',
    });
    expect(keyOf(request, 'servicequotas:service')).toEqual(['ec2']);
  });
});

const recover = { AlarmName: 'a', AlarmActions: ['arn:aws:automate:eu-central-1:ec2:recover'] };

function actions(view = viewOf()): readonly string[] {
  return requestsOf('cloudwatch', 'PutMetricAlarm', recover, view).map(({ action }) => action);
}
