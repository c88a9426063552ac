import { expect, test } from 'vitest';

import type { Json } from '../../../../src/policies/lint/document/json.ts';
import { runExample } from '../../../../src/policies/lint/examples.ts';
import type { Rule } from '../../../../src/policies/lint/rule.ts';
import { arnMatchesNoType } from '../../../../src/policies/rules/arn-matches-no-type.ts';
import { arnPartition } from '../../../../src/policies/rules/arn-partition.ts';
import { arnPrefix } from '../../../../src/policies/rules/arn-prefix.ts';
import { arnUnknownService } from '../../../../src/policies/rules/arn-unknown-service.ts';
import { badIp } from '../../../../src/policies/rules/bad-ip.ts';
import { duplicateSid } from '../../../../src/policies/rules/duplicate-sid.ts';
import { keyFormat } from '../../../../src/policies/rules/key-format.ts';
import { unknownOperator } from '../../../../src/policies/rules/unknown-operator.ts';
import { unknownService } from '../../../../src/policies/rules/unknown-service.ts';
import { wrongJsonType } from '../../../../src/policies/rules/wrong-json-type.ts';

/** What the fixes of the rule's findings put into the place. */
async function meantBy(rule: Rule, ...statements: readonly Json[]): Promise<readonly unknown[]> {
  const policy = { Version: '2012-10-17', Statement: statements };
  const found = await runExample([rule], rule, { policy });
  return found.map(({ finding }) => {
    const [edit] = finding.fix?.edits ?? [];
    if (edit?.kind === 'replace') return edit.by;
    return edit?.kind === 'rename' ? edit.to : undefined;
  });
}

interface Statement {
  readonly [element: string]: Json;
}

function on(Resource: Json, Action: Json = 's3:GetObject'): Statement {
  return { Effect: 'Allow', Action, Resource };
}

function where(Condition: Json): Json {
  return { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*', Condition };
}

test.each<[Rule, string, string | undefined]>([
  [arnPrefix, 'ARN:aws:s3:::a', 'arn:aws:s3:::a'],
  [arnPrefix, ' arn:aws:s3:::a', 'arn:aws:s3:::a'],
  [arnPrefix, 'aws-cn:s3:::a', 'arn:aws-cn:s3:::a'],
  [arnPrefix, 's3://a/b', 'arn:aws:s3:::a/b'],
  [arnPrefix, '**', '*'],
  [arnPrefix, 'reports', undefined],
  [arnPartition, 'arn:asw:s3:::a', 'arn:aws:s3:::a'],
  [arnPartition, 'arn:aws-gov:s3:::a', 'arn:aws-us-gov:s3:::a'],
  [arnPartition, 'arn:cn:s3:::a', 'arn:aws-cn:s3:::a'],
  [arnPartition, 'arn:s3:aws:::a', 'arn:aws:s3:::a'],
  [
    arnUnknownService,
    'arn:aws:efs:*:*:file-system/a',
    'arn:aws:elasticfilesystem:*:*:file-system/a',
  ],
  [arnUnknownService, 'arn:aws:s3*:::a', undefined],
])('%o: %s was to be %s', async (rule, written, meant) => {
  expect(await meantBy(rule, on(written))).toEqual([meant]);
});

test.each([
  ['dynamodb:GetItem', 'dynamodb', 'orders', 'table/orders'],
  ['ec2:StopInstances', 'ec2', 'instance:i-0abc', 'instance/i-0abc'],
  ['lambda:InvokeFunction', 'lambda', 'backup-*', 'function:backup-*'],
  ['lambda:*', 'lambda', 'backup', undefined],
])('for %s, %s:%s was to be %s', async (action, service, written, meant) => {
  const arn = (resource: string) => `arn:aws:${service}:eu-west-1:444455556666:${resource}`;
  expect(await meantBy(arnMatchesNoType, on(arn(written), action))).toEqual([meant && arn(meant)]);
});

test.each([
  ['203.0.113.*', '203.0.113.0/24'],
  ['10.*.*.*', '10.0.0.0/8'],
  ['203.0.113.0/255.255.255.0', '203.0.113.0/24'],
  ['203.0.113.7/255.255.255.255', '203.0.113.7/32'],
  ['203.0.113.0/255.0.255.0', undefined],
  [' 203.0.113.0/24', '203.0.113.0/24'],
  ['203.0.113.0/33', undefined],
  ['*', undefined],
])('the range %s was to be %s', async (written, meant) => {
  expect(await meantBy(badIp, where({ IpAddress: { 'aws:SourceIp': written } }))).toEqual([meant]);
});

test.each<[Statement, unknown]>([
  [{ Sid: 7 }, '7'],
  [{ Effect: ['Allow'] }, 'Allow'],
  [{ Effect: true }, undefined],
  [{ Resource: [['a']] }, 'a'],
  [{ Resource: [['a', 'b']] }, undefined],
])('%j would be right as %j', async (wrong, meant) => {
  expect(await meantBy(wrongJsonType, { ...on('*'), ...wrong })).toEqual([meant]);
});

test('a Version of another type is to be the newest', async () => {
  const policy = { Version: 2012, Statement: [on('*')] };
  const [found] = await runExample([wrongJsonType], wrongJsonType, { policy });
  expect(found?.finding.advice).toBe('Write "2012-10-17", in quotes.');
});

test('a Sid that stands twice gets the next number that is free', async () => {
  const sids = ['Read', 'Read2', 'Read', 'Read'];
  const statements = sids.map((Sid) => ({ Sid, ...on('*') }));
  expect(await meantBy(duplicateSid, ...statements)).toEqual(['Read3', 'Read4']);
});

test.each([
  ['nullIfExists', 'Null'],
  ['null', 'Null'],
  ['stringEquals', 'StringEquals'],
  ['Equals', undefined],
])('the operator %s was to be %s', async (written, meant) => {
  const condition = { [written]: { 'aws:TokenIssueTime': 'true' } };
  expect(await meantBy(unknownOperator, where(condition))).toEqual([meant]);
});

test.each([
  ['SourceIp', 'aws:SourceIp'],
  ['aws.SourceIp', 'aws:SourceIp'],
  ['aws/PrincipalTag/team', 'aws:PrincipalTag/team'],
])('the key %s was to be %s', async (written, meant) => {
  expect(await meantBy(keyFormat, where({ StringEquals: { [written]: 'a' } }))).toEqual([meant]);
});

test.each([
  ['cloudwatch-logs:PutLogEvents', 'logs:PutLogEvents'],
  ['EFS:*', 'elasticfilesystem:*'],
  ['s3 :GetObject', 's3:GetObject'],
  ['quantum:Get', undefined],
])('the action %s was to be %s', async (written, meant) => {
  expect(await meantBy(unknownService, on('*', written))).toEqual([meant]);
});
