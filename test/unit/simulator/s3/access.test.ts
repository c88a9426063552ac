import { beforeEach, describe, expect, it } from 'vitest';

import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { operations as s3 } from '../../../../src/simulator/cloud/services/s3.ts';
import { callTo, emptyAccount, errorOf } from '../../../fixtures/embedded-cloud/account.ts';

const Bucket = 'guarded';
const place = { CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' } } as const;
const allOff = {
  BlockPublicAcls: false,
  IgnorePublicAcls: false,
  BlockPublicPolicy: false,
  RestrictPublicBuckets: false,
};
let call: CallContext;

beforeEach(() => {
  call = callTo(emptyAccount());
  s3.CreateBucket({ Bucket, ...place }, call);
});

const policyFor = (statement: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...statement }],
  });

describe('Block Public Access', () => {
  it('is on for a new bucket, and what is not named is off', () => {
    const read = () => s3.GetPublicAccessBlock({ Bucket }, call).PublicAccessBlockConfiguration;
    expect(read()).toEqual({
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    });
    s3.PutPublicAccessBlock(
      { Bucket, PublicAccessBlockConfiguration: { BlockPublicPolicy: true } },
      call,
    );
    expect(read()).toEqual({ ...allOff, BlockPublicPolicy: true });
  });

  it('says when a bucket has none', async () => {
    const bucket = call.account.s3.buckets.get(Bucket);
    if (bucket) bucket.publicAccessBlock = undefined;
    await expect(errorOf(() => s3.GetPublicAccessBlock({ Bucket }, call))).resolves.toMatchObject({
      code: 'NoSuchPublicAccessBlockConfiguration',
      status: 404,
    });
  });

  it.each([
    [{ Principal: '*' }],
    [{ Principal: { AWS: ['*'] } }],
    [{ NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } }],
  ])('keeps a public policy out: %j', async (who) => {
    const publish = () => s3.PutBucketPolicy({ Bucket, Policy: policyFor(who) }, call);
    await expect(errorOf(publish)).resolves.toMatchObject({ code: 'AccessDenied', status: 403 });
    s3.PutPublicAccessBlock({ Bucket, PublicAccessBlockConfiguration: allOff }, call);
    publish();
    expect(s3.GetBucketPolicy({ Bucket }, call).Policy).toBe(policyFor(who));
  });

  it.each([
    [{ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }],
    [{ Principal: '*', Effect: 'Deny' }],
    [{ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } } }],
  ])('lets a policy in that is not public: %j', (who) => {
    s3.PutBucketPolicy({ Bucket, Policy: policyFor(who) }, call);
    expect(s3.GetBucketPolicy({ Bucket }, call).Policy).toBe(policyFor(who));
  });
});

describe('a bucket policy', () => {
  it.each([
    'not json',
    '[]',
    '{"Statement":',
    '{}',
    '{"Statement":[]}',
    '{"Statement":["x"]}',
    policyFor({}),
  ])('is refused where it is none: %s', async (Policy) => {
    await expect(
      errorOf(() => s3.PutBucketPolicy({ Bucket, Policy }, call)),
    ).resolves.toMatchObject({ code: 'MalformedPolicy' });
  });

  it('is missing before it was put and after it was deleted', async () => {
    const none = { code: 'NoSuchBucketPolicy', status: 404 };
    await expect(errorOf(() => s3.GetBucketPolicy({ Bucket }, call))).resolves.toMatchObject(none);
    s3.PutBucketPolicy({ Bucket, Policy: policyFor({ Principal: { AWS: '111122223333' } }) }, call);
    s3.DeleteBucketPolicy({ Bucket }, call);
    await expect(errorOf(() => s3.GetBucketPolicy({ Bucket }, call))).resolves.toMatchObject(none);
  });
});

describe('PutBucketAcl', () => {
  it('is refused for a bucket that was made as buckets are today', async () => {
    await expect(
      errorOf(() => s3.PutBucketAcl({ Bucket, ACL: 'private' }, call)),
    ).resolves.toMatchObject({ code: 'AccessControlListNotSupported' });
  });

  it('works where ACLs are on, but not for everybody while that is blocked', async () => {
    s3.CreateBucket({ Bucket: 'with-acls', ObjectOwnership: 'ObjectWriter', ...place }, call);
    s3.PutBucketAcl({ Bucket: 'with-acls', ACL: 'private' }, call);
    const open = () => s3.PutBucketAcl({ Bucket: 'with-acls', ACL: 'public-read' }, call);
    await expect(errorOf(open)).resolves.toMatchObject({ code: 'AccessDenied', status: 403 });
    s3.PutPublicAccessBlock({ Bucket: 'with-acls', PublicAccessBlockConfiguration: allOff }, call);
    open();
    expect(call.account.s3.buckets.get('with-acls')?.acl).toBe('public-read');
  });
});
