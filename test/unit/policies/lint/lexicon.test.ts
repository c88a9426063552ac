import { beforeAll, expect, test } from 'vitest';

import { Lexicon } from '../../../../src/policies/lint/lexicon/lexicon.ts';

const names = new Lexicon();

beforeAll(async () => {
  await names.learn({
    actions: new Set([
      '*',
      '*:*',
      's3',
      's3:getobject',
      's3:GetObjct',
      'deepracer:CreateCar',
      'nosuch:Thing',
      'sqs:Send*',
      's3:Nothing*',
      'ec?:StartInstances',
    ]),
    keys: new Set(['aws:RequestTag/team', 'ec2:InstanceType', 'aws:NoSuchKey']),
    services: new Set(['kms']),
  });
});

test.each([
  ['*', 'everything'],
  ['*:*', 'everything'],
  ['s3', 'malformed'],
  ['S3:GetObject', 'known'],
  ['s3:GetObjct', 'unknown'],
  ['nosuch:Thing', 'unknown-service'],
  ['sqs:Send*', 'pattern'],
])('%s is %s', (text, kind) => {
  expect(names.action(text).kind).toBe(kind);
});

test('a retired name is known as such', () => {
  expect(names.action('deepracer:CreateCar')).toMatchObject({
    kind: 'unknown-service',
    retired: { name: expect.stringMatching(/^deepracer/) },
  });
});

test('a pattern tells what it covers, nothing included', () => {
  expect(names.action('sqs:Send*')).toMatchObject({ actions: ['sqs:SendMessage'], prefix: 'sqs' });
  expect(names.action('s3:Nothing*')).toMatchObject({ actions: [] });
  expect(names.action('ec?:StartInstances')).toMatchObject({
    prefix: undefined,
    actions: ['ec2:StartInstances'],
  });
});

test('keys are found under the names that policies use', () => {
  expect(names.key('aws:requesttag/TEAM').documented?.key).toMatch(/^aws:RequestTag\//);
  expect(names.key('ec2:InstanceType').documented?.type).toBe('String');
  expect(names.key('aws:NoSuchKey')).toEqual({});
});

test('an action of a service that a rule needs is known without being in the document', () => {
  const meaning = names.action('kms:Encrypt');
  expect(meaning.kind).toBe('known');
  const types = meaning.kind === 'known' ? names.resourceTypesOf(meaning.action) : [];
  const keys = meaning.kind === 'known' ? names.keysOf(meaning.action) : [];
  expect(types.map(({ name }) => name)).toEqual(['key']);
  expect(keys).toContain('kms:CallerAccount');
});

test('a name that was not learnt is a fault of the rule', () => {
  expect(() => names.action('rds:StartDBInstance')).toThrow(/"needs"/);
  expect(names.service('KMS')?.prefix).toBe('kms');
  expect(() => names.service('rds')).toThrow(TypeError);
});
