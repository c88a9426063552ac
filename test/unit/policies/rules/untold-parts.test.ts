import { describe, expect, test } from 'vitest';

import { loadProduct } from '../../../../src/policies/catalogue/veeam/index.ts';
import * as engine from '../../../../src/policies/lint/deployment/engine.ts';
import { openPolicies } from '../../../../src/policies/lint/inputs/open-policies.ts';
import { setsOf } from '../../../../src/policies/lint/inputs/sets-of.ts';
import type { Rule } from '../../../../src/policies/lint/rule.ts';
import { RuleRunner } from '../../../../src/policies/lint/run-rules.ts';
import { bucketLockout } from '../../../../src/policies/rules/bucket-lockout.ts';
import { kmsKeyPolicyLockout } from '../../../../src/policies/rules/kms-key-policy-lockout.ts';
import { trustMissingPrincipal } from '../../../../src/policies/rules/trust-missing-principal.ts';

const product = await loadProduct('10');
const sets = [await product.permissionSet('default-backup-restore-part-1')];

/** What a rule says of a template with a parameter whose value is not known. */
async function found(rule: Rule, resources: object): Promise<readonly string[]> {
  const template = { Parameters: { Given: { Type: 'String' } }, Resources: resources };
  const { documents } = await openPolicies({
    path: 'template.json',
    text: JSON.stringify(template),
  });
  const runner = new RuleRunner([rule], { product, sets, engine });
  const results = await runner.runAll(setsOf(documents, { together: true }));
  return results.map(
    ({ document, finding }) => `${document.owners[0]?.name ?? ''} ${finding.subject ?? ''}`,
  );
}

function policy(...Statement: readonly object[]) {
  return { Version: '2012-10-17', Statement };
}

const Given = { Ref: 'Given' };

describe('a Deny of which a part is not told', () => {
  const managed = {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::444455556666:root' },
    Action: 'kms:*',
    Resource: '*',
  };
  const denied = { Effect: 'Deny', Principal: '*', Action: 'kms:*', Resource: '*' };

  test.each([
    ['nothing', {}, 1],
    ['who', { Principal: { AWS: Given } }, 0],
    ['what', { Action: Given }, 0],
    ['when', { Condition: { Bool: Given } }, 0],
  ])('locks nobody out of a key for certain: %s', async (_, part, count) => {
    const KeyPolicy = policy(managed, { ...denied, ...part });
    const key = { Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy } } };
    expect(await found(kmsKeyPolicyLockout, key)).toHaveLength(count);
  });

  test.each([
    ['nothing', {}, 1],
    ['who', { Principal: { AWS: Given } }, 0],
    ['what', { Action: Given }, 0],
    ['on what', { Resource: { 'Fn::Sub': 'arn:aws:s3:::${Given}' } }, 0],
  ])('locks nobody out of a bucket for certain: %s', async (_, part, count) => {
    const statement = { ...denied, Action: 's3:*', Resource: 'arn:aws:s3:::backups', ...part };
    const Properties = { Bucket: 'backups', PolicyDocument: policy(statement) };
    const bucket = { Bucket: { Type: 'AWS::S3::BucketPolicy', Properties } };
    expect(await found(bucketLockout, bucket)).toHaveLength(count);
  });
});

function role(RoleName: string, Principal: object) {
  const statement = { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' };
  const Properties = { RoleName, AssumeRolePolicyDocument: policy(statement) };
  return { Type: 'AWS::IAM::Role', Properties };
}

describe('a trust policy', () => {
  const Appliance = role('appliance', { Service: 'ec2.amazonaws.com' });
  const name = 'backup-VeeamInstanceBackupRestoreAccessRole';
  const AWS = { 'Fn::GetAtt': ['Appliance', 'Arn'] };

  test('tells its services also where it names a role of the same template', async () => {
    const Work = role(name, { AWS, Service: ['ec2.amazonaws.com', 'backup.amazonaws.com'] });
    expect(await found(trustMissingPrincipal, { Appliance, Work })).toEqual([
      `${name} batchoperations.s3.amazonaws.com`,
    ]);
  });

  test('does not tell them where one of them is given later', async () => {
    const Work = role(name, { AWS, Service: ['ec2.amazonaws.com', Given] });
    expect(await found(trustMissingPrincipal, { Appliance, Work })).toEqual([]);
  });
});
