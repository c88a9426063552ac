import { describe, expect, test } from 'vitest';

import {
  conditionKeyOf,
  globalConditionKeys,
  isKey,
  serviceOf,
} from '../../../../src/policies/catalogue/aws/index.ts';

describe('a condition key', () => {
  test.each([
    ['ec2:instancetype', 'ec2:InstanceType', 'String', false],
    ['ec2:ResourceTag/Name', 'ec2:ResourceTag/${TagKey}', 'String', false],
    [
      'kms:EncryptionContext:aws:ebs:id',
      'kms:EncryptionContext:${EncryptionContextKey}',
      'String',
      false,
    ],
    ['s3:ExistingObjectTag/team', 's3:ExistingObjectTag/<key>', 'String', false],
    ['ssm:ResourceTag/team', 'ssm:resourceTag/${TagKey}', 'String', false],
    ['secretsmanager:ResourceTag/x', 'secretsmanager:ResourceTag/tag-key', 'String', false],
    ['dynamodb:Attributes', 'dynamodb:Attributes', 'String', true],
    ['aws:PrincipalTag/team', 'aws:PrincipalTag/tag-key', 'String', false],
    ['AWS:TagKeys', 'aws:TagKeys', 'String', true],
    ['aws:SourceIp', 'aws:SourceIp', 'IPAddress', false],
    ['aws:CurrentTime', 'aws:CurrentTime', 'Date', false],
    ['aws:MultiFactorAuthAge', 'aws:MultiFactorAuthAge', 'Numeric', false],
    ['lambda:SourceFunctionArn', 'lambda:SourceFunctionArn', 'ARN', false],
    // Of services that have another prefix.
    ['saml:aud', 'saml:aud', 'String', false],
    ['accounts.google.com:sub', 'accounts.google.com:sub', 'String', false],
    [
      'agent.acme.buildkite.dev:pipeline_id',
      'agent.${Domain}.buildkite.dev:pipeline_id',
      'String',
      false,
    ],
    [
      'token.actions.githubusercontent.com/acme:repository',
      'token.actions.githubusercontent.com/${SubPath}:repository',
      'String',
      false,
    ],
  ] as const)('%s is %s', async (name, key, type, multivalued) => {
    expect(await conditionKeyOf(name)).toMatchObject({ key, type, multivalued });
  });

  test.each([
    'ec2:NoSuchKey',
    'aws:NoSuchKey',
    'aws:PrincipalTag/',
    'ec2:ResourceTag/',
    'aws:PrincipalTag',
    'ec2',
    '',
    ':',
    // AWS's reference lists other claims of this provider, but not this one.
    'token.actions.githubusercontent.com:sub',
  ])('%j is not documented', async (name) => {
    expect(await conditionKeyOf(name)).toBeUndefined();
  });

  test('of a service is found there too', async () => {
    const kms = await serviceOf('kms');
    expect(kms?.conditionKeys.get('KMS:ViaService')?.key).toBe('kms:ViaService');
    expect(kms?.conditionKeys.get('aws:RequestTag/team')?.key).toBe('aws:RequestTag/${TagKey}');
    expect(kms?.conditionKeys.get('ec2:InstanceType')).toBeUndefined();
  });
});

test('global keys say what they describe', () => {
  const subjects = Object.fromEntries(
    globalConditionKeys.map(({ key, subject }) => [key, subject]),
  );
  expect(subjects).toMatchObject({
    'aws:PrincipalArn': 'principal',
    'aws:MultiFactorAuthPresent': 'session',
    'aws:SourceVpce': 'network',
    'aws:ResourceAccount': 'resource',
    'aws:RequestedRegion': 'request',
  });
});

describe('an open part', () => {
  test.each([
    ['aws:RequestTag/${TagKey}', 'aws:RequestTag/team', true],
    ['aws:RequestTag/${TagKey}', 'AWS:REQUESTTAG/a/b:c', true],
    ['aws:RequestTag/${TagKey}', 'aws:RequestTag/', false],
    ['aws:RequestTag/${TagKey}', 'aws:RequestTag', false],
    ['aws:RequestTag/${TagKey}', 'aws:RequestTag/${TagKey}', true],
    [
      'codebuild:secondarySources/${id}.auth.type',
      'codebuild:secondarySources/one.auth.type',
      true,
    ],
    ['codebuild:secondarySources/${id}.auth.type', 'codebuild:secondarySources/.auth.type', false],
    ['s3:ExistingObjectTag/<key>', 's3:ExistingObjectTag/k', true],
    ['secretsmanager:ResourceTag/tag-key', 'secretsmanager:ResourceTag/k', true],
    ['aws:TagKeys', 'aws:tagkeys', true],
    ['aws:TagKeys', 'aws:TagKeys/x', false],
    // A wildcard is no wildcard in a key.
    ['aws:TagKeys', 'aws:Tag*', false],
  ] as const)('%s against %s: %s', (documented, key, is) => {
    expect(isKey(documented, key)).toBe(is);
  });

  test('cannot be made slow', () => {
    const start = performance.now();
    expect(isKey('a:${X}b${Y}b${Z}c', `a:${'b'.repeat(50_000)}`)).toBe(false);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
