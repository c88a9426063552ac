import { readdirSync, readFileSync } from 'node:fs';

import { beforeEach, describe, expect, it } from 'vitest';

import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { allow, iam, makeRole, policy, refusal, setUp, type StatementText } from './setup.ts';

let context: CallContext;

beforeEach(() => {
  ({ context } = setUp());
});

const create = (PolicyDocument: string) => () =>
  iam.CreatePolicy({ PolicyName: 'one', PolicyDocument }, context);
const put = (PolicyDocument: string) => () =>
  iam.PutRolePolicy({ RoleName: 'backup', PolicyName: 'one', PolicyDocument }, context);
const malformed = (message: string) => ({ code: 'MalformedPolicyDocument', message, status: 400 });
const versioned = (Version: unknown) =>
  JSON.stringify({ Version, Statement: [allow('s3:GetObject')] });

describe('a document', () => {
  it.each([
    ['is no JSON', 'This is not a JSON document', 'Syntax errors in policy.'],
    ['is a list', '[]', 'Syntax errors in policy.'],
    ['is a policy in a string', JSON.stringify(policy()), 'Syntax errors in policy.'],
    ['has no statement', JSON.stringify({ Version: '2012-10-17' }), 'Syntax errors in policy.'],
    [
      'has an element that does not exist',
      JSON.stringify({ Version: '2012-10-17', Extra: 1, Statement: [allow('s3:*')] }),
      'Syntax errors in policy.',
    ],
    ['has a version that does not exist', versioned('2020-01-01'), 'Syntax errors in policy.'],
    [
      'is the answer of the AWS CLI around one',
      JSON.stringify({ PolicyDocument: JSON.parse(policy()) }),
      'Syntax errors in policy.',
    ],
  ])('is refused where it %s', (_, document, message) => {
    makeRole(context, 'backup');
    expect(refusal(create(document))).toEqual(malformed(message));
    expect(refusal(put(document))).toEqual(malformed(message));
  });

  it.each<[string, StatementText & Record<string, unknown>, string]>([
    ['misspells its effect', { ...allow('s3:*'), Effect: 'Alow' }, 'Syntax errors in policy.'],
    [
      'has an element that does not exist',
      { ...allow('s3:*'), Extra: 1 },
      'Syntax errors in policy.',
    ],
    [
      'has an operator that does not exist',
      { ...allow('s3:*'), Condition: { StringEqual: { 'aws:username': 'a' } } },
      'Syntax errors in policy.',
    ],
    [
      'has a set operator with Null',
      { ...allow('s3:*'), Condition: { 'ForAllValues:Null': { 'aws:TagKeys': 'true' } } },
      'Syntax errors in policy.',
    ],
    [
      'has a condition key without vendor',
      { ...allow('s3:*'), Condition: { StringEquals: { username: 'a' } } },
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    ],
    [
      'names a principal',
      { ...allow('s3:*'), Principal: '*' },
      'Policy document should not specify a principal.',
    ],
    ['has no action', { Effect: 'Allow', Resource: '*' }, 'Policy statement must contain actions.'],
    ['has an empty list of actions', allow([]), 'Policy statement must contain actions.'],
    [
      'has an action without vendor',
      allow('invalid'),
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    ],
    [
      'has an action with a blank in its vendor',
      allow('a a:ListBucket'),
      'Vendor a a is not valid',
    ],
    [
      'has an action with two colons',
      allow('s3:s3:ListBucket'),
      'Actions/Condition can contain only one colon.',
    ],
    [
      'has no resource',
      { Effect: 'Allow', Action: 's3:*' },
      'Policy statement must contain resources.',
    ],
    [
      'has an empty list of resources',
      allow('s3:*', []),
      'Policy statement must contain resources.',
    ],
    [
      'has a resource that is no ARN',
      allow('s3:*', 'invalid resource'),
      'Resource invalid resource must be in ARN format or "*".',
    ],
    [
      'has a resource of no partition',
      allow('s3:*', 'arn:bsdfdsafsad:*:*:*:*'),
      'Partition "bsdfdsafsad" is not valid for resource "arn:bsdfdsafsad:*:*:*:*".',
    ],
    [
      'leaves out the partition',
      allow('s3:*', 'arn:s3:::example_bucket'),
      'Partition "s3" is not valid for resource "arn:s3:::example_bucket:*".',
    ],
    [
      'has a resource with a wildcard for its vendor',
      allow('s3:*', 'arn:aws:s*:::bucket'),
      'Resource vendor must be fully qualified and cannot contain regexes.',
    ],
    [
      'has a resource with too few parts',
      allow('s3:*', 'arn:aws:s3::bucket'),
      'The policy failed legacy parsing',
    ],
    [
      'has an IAM resource with a region',
      allow('iam:*', 'arn:aws:iam:eu-central-1::role/a'),
      'IAM resource arn:aws:iam:eu-central-1::role/a cannot contain region information.',
    ],
    [
      'has a bucket with a region',
      allow('s3:*', 'arn:aws:s3:eu-central-1::bucket'),
      'Resource arn:aws:s3:eu-central-1::bucket can not contain region information.',
    ],
    [
      'has an IAM resource of no kind',
      allow('iam:*', 'arn:aws:iam::111122223333:thing/a'),
      'IAM resource path must either be "*", root, or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.',
    ],
    [
      'has a Sid with a blank',
      { Sid: 'a b', ...allow('s3:*') },
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    ],
  ])('is refused where a statement %s', (_, statement, message) => {
    expect(refusal(create(policy(statement)))).toEqual(malformed(message));
  });

  it('is refused where two statements have one Sid', () => {
    const document = policy({ Sid: 'a', ...allow('s3:*') }, { Sid: 'a', ...allow('ec2:*') });
    expect(refusal(create(document))).toEqual(
      malformed('Statement IDs (SID) in a single policy must be unique.'),
    );
  });

  it.each([['2008-10-17'], [undefined]])(
    'of version %s may be put inline, but is no managed policy',
    (version) => {
      makeRole(context, 'backup');
      put(versioned(version))();
      expect(iam.ListRolePolicies({ RoleName: 'backup' }, context).PolicyNames).toEqual(['one']);
      expect(refusal(create(versioned(version)))).toEqual(
        malformed('Policy document must be version 2012-10-17 or greater.'),
      );
    },
  );

  it.each([
    ['wildcards', allow('*', '*')],
    [
      'NotAction and NotResource',
      { Effect: 'Deny', NotAction: 'iam:*', NotResource: 'arn:aws:s3:::bucket/*' },
    ],
    [
      'access points and jobs of S3',
      allow('s3:*', ['arn:aws:s3:*:*:job/*', 'arn:aws:s3:eu-central-1:111122223333:accesspoint/a']),
    ],
    ['a resource of every partition', allow('s3:*', 'arn:*:s3:::bucket')],
    [
      'operators in any case, of sets and with IfExists',
      {
        ...allow('s3:*'),
        Condition: {
          'ForAnyValue:StringLikeIfExists': { 'aws:TagKeys': 'a' },
          stringequals: { 'aws:RequestTag/a:b': 'c' },
          Null: { 'aws:TagKeys': true },
        },
      },
    ],
  ])('may have %s', (_, statement) => {
    expect(create(policy(statement))().Policy?.PolicyName).toBe('one');
  });

  const sets = new URL('../../../../src/policies/catalogue/veeam/10/permissions/', import.meta.url);

  it.each(readdirSync(sets))('of the product is taken as it is documented: %s', (file) => {
    const set: { readonly policy: object } = JSON.parse(readFileSync(new URL(file, sets), 'utf8'));
    expect(create(JSON.stringify(set.policy, null, 2))().Policy?.DefaultVersionId).toBe('v1');
  });
});
