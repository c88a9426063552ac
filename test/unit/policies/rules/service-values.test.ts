import { describe, expect, test } from 'vitest';

import { runExample } from '../../../../src/policies/lint/examples.ts';
import { badServiceValue } from '../../../../src/policies/rules/bad-service-value.ts';
import { keyNotForAction } from '../../../../src/policies/rules/key-not-for-action.ts';
import { conditionFindings } from './condition-findings.ts';

async function messagesOn(key: string, value: string): Promise<readonly string[]> {
  const found = await conditionFindings(badServiceValue, { StringEquals: { [key]: value } });
  return found.map(([, message]) => message);
}

describe('bad-service-value', () => {
  test.each([
    [
      'iam:PassedToService',
      'ec2',
      '"ec2" is not of the form <service>.amazonaws.com; did you mean ec2.amazonaws.com?',
    ],
    [
      'iam:PassedToService',
      'Lambda.amazonaws.com',
      '"Lambda.amazonaws.com" is not of the form <service>.amazonaws.com; did you mean lambda.amazonaws.com?',
    ],
    [
      'iam:AWSServiceName',
      'bakcup.amazonaws.com',
      'AWS has no service principal "bakcup.amazonaws.com"; did you mean backup.amazonaws.com?',
    ],
    [
      'iam:PassedToService',
      'batchoperations.amazonaws.com',
      'AWS has no service principal "batchoperations.amazonaws.com"; did you mean batchoperations.s3.amazonaws.com?',
    ],
    [
      'kms:ViaService',
      's3.eu-wst-1.amazonaws.com',
      'AWS has no Region "eu-wst-1" (as of 2026-11-25); did you mean s3.eu-west-1.amazonaws.com?',
    ],
    [
      'kms:ViaService',
      's3.amazonaws.com',
      '"s3.amazonaws.com" is not of the form <service>.<region>.amazonaws.com.',
    ],
  ])('%s: tells what %s was meant to be', async (key, value, message) => {
    expect(await messagesOn(key, value)).toEqual([message]);
  });

  test.each([
    ['iam:PassedToService', 'alexa-appkit.amazon.com'],
    ['iam:PassedToService', 'dms.eu-west-1.amazonaws.com'],
    ['iam:PassedToService', 'quantum-ledgers.amazonaws.com'],
    ['kms:ViaService', 's3.cn-north-1.amazonaws.com.cn'],
    ['kms:ViaService', 'rds.us-gov-west-1.amazonaws.com'],
  ])('%s: takes %s', async (key, value) => {
    expect(await messagesOn(key, value)).toEqual([]);
  });
});

describe('key-not-for-action', () => {
  const actions = ['s3:ListBucket', 's3:GetObject'];
  test.each([
    ['StringLike', ['s3:GetObject does not know the condition key s3:prefix.']],
    [
      'StringNotLike',
      [
        's3:GetObject does not know the condition key s3:prefix: for it StringNotLike always holds.',
      ],
    ],
    ['StringNotLikeIfExists', []],
    ['ForAllValues:StringLike', []],
  ])('%s', async (operator, messages) => {
    const found = await conditionFindings(
      keyNotForAction,
      { [operator]: { 's3:prefix': 'a/*' } },
      actions,
    );
    expect(found.map(([, message]) => message)).toEqual(messages);
  });

  test('says which actions know the key, where they are few', async () => {
    const found = await runExample([keyNotForAction], keyNotForAction, {
      policy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'iam:PassRole',
            Resource: '*',
            Condition: { StringEquals: { 'iam:AWSServiceName': 'backup.amazonaws.com' } },
          },
        ],
      },
    });
    expect(found.map(({ finding }) => finding.advice)).toEqual([
      'Put the condition into a statement of iam:CreateServiceLinkedRole, which knows iam:AWSServiceName.',
    ]);
  });
});
