import { describe, expect, test } from 'vitest';

import { unknownGlobalKey } from '../../../../src/policies/rules/unknown-global-key.ts';
import { unknownServiceKey } from '../../../../src/policies/rules/unknown-service-key.ts';
import { conditionFindings } from './condition-findings.ts';

describe('a key that does not exist', () => {
  test.each([
    ['ec2:SourceIp', 'ec2:StartInstances', 'aws:SourceIp'],
    ['kms:PassedToService', 'iam:PassRole', 'iam:PassedToService'],
    ['ec2:ResourcesTag/team', 'ec2:StartInstances', 'ec2:ResourceTag/team'],
    ['s3:prefx', 's3:ListBucket', 's3:prefix'],
  ])('is taken for the one that was meant: %s of %s', async (written, action, meant) => {
    const [[, message] = []] = await conditionFindings(
      unknownServiceKey,
      { StringEquals: { [written]: 'x' } },
      action,
    );
    expect(message?.split('; ')[1]).toBe(`did you mean ${meant}?`);
  });

  test('gets no suggestion where none is near', async () => {
    expect(
      await conditionFindings(unknownServiceKey, { StringEquals: { 's3:colour': 'x' } }),
    ).toEqual([['StringEquals/s3:colour', 'Amazon S3 has no condition key s3:colour.']]);
  });
});

test.each([
  'deepracer:Anything',
  'saml:something',
  'oidc.eks.eu-west-1.amazonaws.com/id/A1:sub',
  'lakeformation:GlueARN',
  '${provider}:sub',
])('nothing is said of %s, which may well exist', async (key) => {
  expect(await conditionFindings(unknownServiceKey, { StringEquals: { [key]: 'x' } })).toEqual([]);
});

test.each(['aws:PrincipalOrgMasterAccountId', 'aws:ARN', 'aws:RequestTag', 'aws: SourceIp'])(
  'the rule on global keys leaves %s alone',
  async (key) => {
    expect(await conditionFindings(unknownGlobalKey, { StringEquals: { [key]: 'x' } })).toEqual([]);
  },
);
