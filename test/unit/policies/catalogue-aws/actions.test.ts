import { describe, expect, test } from 'vitest';

import {
  accessLevelOf,
  actionOf,
  changes,
  conditionKeysOf,
  dependentActionsAsOf,
  dependentActionsOf,
  expandAction,
  resourceTypesOf,
  serviceName,
  serviceOf,
} from '../../../../src/policies/catalogue/aws/index.ts';

describe('an action', () => {
  test.each(['ec2:RunInstances', 'EC2:runinstances', 'ec2:RUNINSTANCES'])(
    '%s is found in any letter case',
    async (name) => {
      expect(await actionOf(name)).toMatchObject({
        name: 'ec2:RunInstances',
        accessLevel: 'Write',
      });
    },
  );

  test.each([
    'ec2:RunInstance',
    'ec2:',
    ':RunInstances',
    'ec2',
    '',
    '*',
    'ec2:*',
    'nosuch:RunInstances',
    'ec2:RunInstances:x',
    'constructor:constructor',
    'ec2:__proto__',
    // The Kelvin sign, which lower-cases to k: kms is not meant by it.
    '\u212Ams:Decrypt',
  ])('%j is none', async (name) => {
    expect(await actionOf(name)).toBeUndefined();
    expect(await resourceTypesOf(name)).toBeUndefined();
    expect(await conditionKeysOf(name)).toBeUndefined();
    expect(await accessLevelOf(name)).toBeUndefined();
  });

  test.each([
    ['s3:ListAllMyBuckets', 'List', false],
    ['s3:GetObject', 'Read', false],
    ['s3:PutObject', 'Write', true],
    ['ec2:CreateTags', 'Tagging', true],
    ['iam:PutRolePolicy', 'Permissions management', true],
  ] as const)('%s has the level %s', async (name, level, writes) => {
    expect(await accessLevelOf(name)).toBe(level);
    expect(changes(level)).toBe(writes);
  });
});

describe('types of resource', () => {
  test('of a launch, the required ones apart', async () => {
    const types = (await resourceTypesOf('ec2:RunInstances')) ?? [];
    expect(types.filter(({ required }) => required).map(({ type }) => type.name)).toEqual([
      'image',
      'instance',
      'network-interface',
      'security-group',
      'subnet',
    ]);
    expect(types.find(({ type }) => type.name === 'instance')?.type.arns).toMatchObject([
      { text: 'arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}' },
    ]);
  });

  test('of an action that knows none', async () => {
    expect(await resourceTypesOf('ec2:DescribeInstances')).toEqual([]);
  });

  test('of an action whose table has two rows for one type, which is required if a row says so', async () => {
    const types = await resourceTypesOf('directconnect:AssociateHostedConnection');
    expect(types?.map(({ type, required }) => [type.name, required])).toEqual([
      ['dxcon', true],
      ['dxlag', false],
    ]);
  });

  test('of a name with spaces', async () => {
    const lattice = await serviceOf('vpc-lattice-svcs');
    expect(lattice?.resourceTypes.get('tcp service')?.name).toBe('TCP Service');
  });

  test('of two ARN forms', async () => {
    const gateway = await serviceOf('apigateway');
    expect(gateway?.resourceTypes.get('Authorizer')?.arns.map(({ resource }) => resource)).toEqual([
      '/apis/${ApiId}/authorizers/${AuthorizerId}',
      '/restapis/${RestApiId}/authorizers/${AuthorizerId}',
    ]);
  });
});

describe('condition keys', () => {
  test('of an action without types are its own', async () => {
    expect(await conditionKeysOf('iam:ListRoles')).toEqual([]);
    expect(await conditionKeysOf('ec2:DescribeImages')).toEqual(['ec2:Region']);
  });

  test('of an action add up those of its types', async () => {
    expect(await conditionKeysOf('iam:PassRole')).toEqual([
      'aws:ResourceTag/${TagKey}',
      'iam:AssociatedResourceArn',
      'iam:PassedToService',
      'iam:ResourceTag/${TagKey}',
    ]);
  });

  test('of one type leave out those of the others', async () => {
    expect(await conditionKeysOf('ec2:RunInstances')).toEqual(
      expect.arrayContaining(['ec2:InstanceType', 'ec2:ImageType']),
    );
    const ofImage = await conditionKeysOf('ec2:RunInstances', 'image');
    expect(ofImage).toContain('ec2:ImageType');
    expect(ofImage).not.toContain('ec2:InstanceType');
  });
});

describe('an action element', () => {
  test('without wildcards is one action, spelt as AWS spells it', async () => {
    expect(await expandAction('rds:createdbinstance')).toEqual(['rds:CreateDBInstance']);
  });

  test('with wildcards is all that it covers', async () => {
    expect(await expandAction('kms:GenerateDataKey*')).toEqual([
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyPair',
      'kms:GenerateDataKeyPairWithoutPlaintext',
      'kms:GenerateDataKeyWithoutPlaintext',
    ]);
    expect(await expandAction('S3:*BUCKETACL')).toEqual(['s3:GetBucketAcl', 's3:PutBucketAcl']);
    expect(await expandAction('sts:Get?essionToken')).toEqual(['sts:GetSessionToken']);
  });

  test('with a wildcard in the prefix covers several services', async () => {
    expect(await expandAction('s?s:GetQueueUrl')).toEqual(['sqs:GetQueueUrl']);
    expect(await expandAction('*:RunInstances')).toEqual(['ec2:RunInstances']);
    // A `*` takes in the colon, as it does when the policy is evaluated.
    expect(await expandAction('ec2*RunInstances')).toEqual(['ec2:RunInstances']);
  });

  test.each(['*', '*:*', '**'])('%s covers everything', async (pattern) => {
    expect(await expandAction(pattern)).toHaveLength(22_091);
  });

  test.each(['ec2', 'ec2:', 'ec2:NoSuch*', 'nosuch:*', '', '?'])(
    '%j covers nothing',
    async (pattern) => {
      expect(await expandAction(pattern)).toEqual([]);
    },
  );
});

describe('a service', () => {
  test('is found by its prefix in any letter case', async () => {
    expect(serviceName('EC2')).toBe('Amazon EC2');
    expect((await serviceOf('Ec2'))?.prefix).toBe('ec2');
    expect(await serviceOf('ec2')).toBe(await serviceOf('EC2'));
  });

  test.each(['ec', 'ec2 ', '', 'constructor', 'zzz', 'a'])('%j is none', async (prefix) => {
    expect(await serviceOf(prefix)).toBeUndefined();
  });
});

describe('dependent actions', () => {
  test('are those of the day of the data', async () => {
    expect(dependentActionsAsOf).toBe('2025-12-06');
    expect(await dependentActionsOf('EC2:RunInstances')).toEqual([
      'ec2:CreateTags',
      'iam:PassRole',
      'ssm:GetParameters',
    ]);
    expect(await dependentActionsOf('ec2:DescribeInstances')).toEqual([]);
    expect(await dependentActionsOf('nosuch:Action')).toEqual([]);
  });
});
