import { describe, expect, test } from 'vitest';

import { codeOf } from '../../../../src/policies/lint/code-of.ts';
import type { Json } from '../../../../src/policies/lint/document/json.ts';
import { runExample } from '../../../../src/policies/lint/examples.ts';
import { rcpCarveOut } from '../../../../src/policies/rules/rcp-carve-out.ts';
import { rcpNullCheck } from '../../../../src/policies/rules/rcp-null-check.ts';

const PRINCIPAL = 'RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY';
const SERVICE = 'RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY';
const NULL_CHECK = 'RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK';

async function codes(condition: Json, more: Readonly<Record<string, Json>> = {}) {
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: '*',
        ...more,
        Condition: condition,
      },
    ],
  };
  const found = await runExample([rcpCarveOut, rcpNullCheck], rcpCarveOut, { policy });
  return found.map(({ rule, finding }) => codeOf(rule, finding));
}

const org = { 'aws:PrincipalOrgID': 'o-k3v7m2p9qd' };
const source = { 'aws:SourceOrgID': 'o-k3v7m2p9qd' };

describe('a Deny that spares some users and roles', () => {
  test.each<[string, Json]>([
    ['StringNotEquals', { StringNotEquals: org }],
    ['StringNotEqualsIfExists', { StringNotEqualsIfExists: org }],
    ['a positive operator with IfExists', { StringEqualsIfExists: org }],
    ['ForAllValues', { 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-k3v7m2p9qd/*' } }],
    ['the ARN', { ArnNotLike: { 'AWS:PRINCIPALARN': 'arn:aws:iam::*:role/admin' } }],
    ['a tag', { StringNotEquals: { 'aws:PrincipalTag/team': 'backup' } }],
  ])('denies services too: %s', async (_, condition) => {
    expect(await codes(condition)).toEqual([PRINCIPAL]);
  });

  test.each<[string, Json]>([
    ['they are left out', { StringNotEquals: org, BoolIfExists: isService('false') }],
    [
      'the case of the key does not count',
      { StringNotEquals: org, Bool: isService('false', 'Aws') },
    ],
    ['they have a name', { StringNotEquals: org, Null: { 'aws:PrincipalServiceName': 'true' } }],
    ['the key must be there', { StringNotEquals: org, Null: { 'aws:PrincipalOrgID': 'false' } }],
    ['it is about services', { StringNotEquals: org, Null: { 'aws:SourceArn': 'false' } }],
    ['the operator is positive', { StringEquals: org }],
    [
      'no value matches',
      { 'ForAnyValue:StringNotLike': { 'aws:PrincipalOrgPaths': 'o-k3v7m2p9qd/*' } },
    ],
    ['their own organization counts', { StringNotEqualsIfExists: { ...org, ...source } }],
  ])('spares services where %s', async (_, condition) => {
    expect(await codes(condition)).toEqual([]);
  });

  test('is no matter where no service calls', async () => {
    const more = { Action: ['sts:AssumeRoleWithWebIdentity'] };
    expect(await codes({ StringNotEquals: org }, more)).toEqual([]);
  });
});

describe('a Deny of services that act for strangers', () => {
  test('denies users and roles too', async () => {
    expect(await codes({ StringNotEquals: source })).toEqual([SERVICE]);
  });

  test('denies services without a source, once users and roles are spared', async () => {
    const condition = { StringNotEquals: source, BoolIfExists: isService('true') };
    expect(await codes(condition)).toEqual([NULL_CHECK]);
  });

  test.each(['aws:SourceAccount', 'aws:SourceArn', 'aws:SourceOrgID'])(
    'spares both where %s must be there',
    async (key) => {
      expect(await codes({ StringNotEquals: source, Null: { [key]: 'false' } })).toEqual([]);
    },
  );
});

function isService(value: string, prefix = 'aws') {
  return { [`${prefix}:PrincipalIsAWSService`]: value };
}
