import { describe, expect, it } from 'vitest';

import { learners, operations as s3 } from '../../../../src/simulator/cloud/services/s3.ts';
import {
  accountId,
  callTo,
  emptyAccount,
  errorOf,
  start,
} from '../../../fixtures/embedded-cloud/account.ts';

const eu = { LocationConstraint: 'eu-central-1' } as const;

describe('CreateBucket', () => {
  it.each([
    ['ab', 'too short'],
    ['a'.repeat(64), 'too long'],
    ['Upper-case', 'upper case'],
    ['under_score', 'an underscore'],
    ['-start', 'a hyphen in front'],
    ['end-', 'a hyphen at the end'],
    ['two..dots', 'two dots'],
    ['192.168.5.4', 'an address'],
    ['xn--punycode', 'a reserved prefix'],
    ['data-s3alias', 'a reserved suffix'],
  ])('refuses the name %s (%s)', async (Bucket) => {
    const error = await errorOf(() =>
      s3.CreateBucket({ Bucket, CreateBucketConfiguration: eu }, callTo(emptyAccount())),
    );
    expect(error).toMatchObject({ code: 'InvalidBucketName', status: 400 });
  });

  it.each(['abc', 'a'.repeat(63), 'with.dots-and-1'])('takes the name %s', (Bucket) => {
    const account = emptyAccount();
    s3.CreateBucket({ Bucket, CreateBucketConfiguration: eu }, callTo(account));
    expect(account.s3.buckets.get(Bucket)).toMatchObject({
      region: 'eu-central-1',
      createdAt: start,
    });
  });

  it('wants its own region named at every endpoint but that of us-east-1', async () => {
    const call = callTo(emptyAccount());
    await expect(
      errorOf(() => s3.CreateBucket({ Bucket: 'no-place' }, call)),
    ).resolves.toMatchObject({
      code: 'IllegalLocationConstraintException',
      message:
        'The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.',
    });
    const elsewhere = {
      Bucket: 'other',
      CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
    } as const;
    await expect(errorOf(() => s3.CreateBucket(elsewhere, call))).resolves.toMatchObject({
      message:
        'The eu-west-1 location constraint is incompatible for the region specific endpoint this request was sent to.',
    });
  });

  it('makes a bucket of us-east-1 without a constraint, of any other region with one', async () => {
    const account = emptyAccount();
    const call = callTo(account, 'us-east-1');
    expect(s3.CreateBucket({ Bucket: 'in-virginia' }, call)).toMatchObject({
      Location: '/in-virginia',
    });
    s3.CreateBucket(
      { Bucket: 'in-ireland', CreateBucketConfiguration: { LocationConstraint: 'EU' } },
      call,
    );
    expect(account.s3.buckets.get('in-virginia')?.region).toBe('us-east-1');
    expect(account.s3.buckets.get('in-ireland')?.region).toBe('eu-west-1');
    const named = {
      Bucket: 'named',
      CreateBucketConfiguration: { LocationConstraint: 'us-east-1' as never },
    };
    await expect(errorOf(() => s3.CreateBucket(named, call))).resolves.toMatchObject({
      code: 'InvalidLocationConstraint',
    });
  });

  it('tells a bucket of ones own from one of another account', async () => {
    const account = emptyAccount();
    account.s3.foreign.add('taken');
    s3.CreateBucket({ Bucket: 'mine', CreateBucketConfiguration: eu }, callTo(account));
    const again = (Bucket: string) =>
      errorOf(() => s3.CreateBucket({ Bucket, CreateBucketConfiguration: eu }, callTo(account)));
    await expect(again('mine')).resolves.toMatchObject({
      code: 'BucketAlreadyOwnedByYou',
      status: 409,
    });
    await expect(again('taken')).resolves.toMatchObject({
      code: 'BucketAlreadyExists',
      status: 409,
    });
  });

  it('lets a bucket of us-east-1 be made again, and keeps what is in it', () => {
    const account = emptyAccount();
    const call = callTo(account, 'us-east-1');
    s3.CreateBucket({ Bucket: 'twice' }, call);
    s3.PutObject({ Bucket: 'twice', Key: 'a' }, call);
    s3.CreateBucket({ Bucket: 'twice' }, call);
    expect(account.s3.buckets.get('twice')?.objects.size).toBe(1);
  });
});

describe('a bucket', () => {
  const account = emptyAccount();
  const call = callTo(account);
  s3.CreateBucket({ Bucket: 'veeam-deploy', CreateBucketConfiguration: eu }, call);

  it('is found by HEAD, which tells no more than 404 of what is not there', async () => {
    expect(s3.HeadBucket({ Bucket: 'veeam-deploy' }, call)).toMatchObject({
      BucketRegion: 'eu-central-1',
    });
    await expect(errorOf(() => s3.HeadBucket({ Bucket: 'nowhere' }, call))).resolves.toMatchObject({
      code: 'NotFound',
      status: 404,
    });
  });

  it('tells its region, us-east-1 by silence', () => {
    s3.CreateBucket({ Bucket: 'virginian' }, callTo(account, 'us-east-1'));
    expect(s3.GetBucketLocation({ Bucket: 'veeam-deploy' }, call)).toEqual({
      LocationConstraint: 'eu-central-1',
    });
    expect(s3.GetBucketLocation({ Bucket: 'virginian' }, callTo(account, 'us-east-1'))).toEqual({});
  });

  it('redirects a call at another regions endpoint', async () => {
    const error = await errorOf(() =>
      s3.ListObjectsV2({ Bucket: 'veeam-deploy' }, callTo(account, 'eu-west-1')),
    );
    expect(error).toMatchObject({ code: 'PermanentRedirect', status: 301 });
  });

  it('cannot be deleted while something is in it, and is gone afterwards', async () => {
    s3.PutObject({ Bucket: 'veeam-deploy', Key: 'package.deb' }, call);
    const remove = () => s3.DeleteBucket({ Bucket: 'veeam-deploy' }, call);
    await expect(errorOf(remove)).resolves.toMatchObject({ code: 'BucketNotEmpty', status: 409 });
    s3.DeleteObject({ Bucket: 'veeam-deploy', Key: 'package.deb' }, call);
    remove();
    await expect(errorOf(remove)).resolves.toMatchObject({ code: 'NoSuchBucket', status: 404 });
  });

  it('of another account is not to be read', async () => {
    account.s3.foreign.add('theirs');
    await expect(
      errorOf(() => s3.ListObjectsV2({ Bucket: 'theirs' }, call)),
    ).resolves.toMatchObject({ code: 'AccessDenied', status: 403 });
  });
});

describe('ListBuckets', () => {
  const account = emptyAccount();
  for (const name of ['beta', 'alpha', 'gamma', 'alpha-2']) {
    s3.CreateBucket({ Bucket: name, CreateBucketConfiguration: eu }, callTo(account));
  }
  s3.CreateBucket({ Bucket: 'virginia' }, callTo(account, 'us-east-1'));
  const names = (input: Parameters<typeof s3.ListBuckets>[0]) =>
    s3.ListBuckets(input, callTo(account)).Buckets?.map(({ Name }) => Name);

  it('lists the buckets of all regions by name, with an owner who is not the account id', () => {
    expect(names({})).toEqual(['alpha', 'alpha-2', 'beta', 'gamma', 'virginia']);
    const { Owner } = s3.ListBuckets({}, callTo(account));
    expect(Owner?.ID).toMatch(/^[0-9a-f]{64}$/);
    expect(Owner?.ID).not.toContain(accountId);
  });

  it('goes page by page', () => {
    const first = s3.ListBuckets({ MaxBuckets: 2 }, callTo(account));
    expect(first.Buckets?.map(({ Name }) => Name)).toEqual(['alpha', 'alpha-2']);
    const second = s3.ListBuckets(
      { MaxBuckets: 3, ContinuationToken: first.ContinuationToken },
      callTo(account),
    );
    expect(second.Buckets?.map(({ Name }) => Name)).toEqual(['beta', 'gamma', 'virginia']);
    expect(second).not.toHaveProperty('ContinuationToken');
  });

  it('takes a prefix and a region', () => {
    expect(names({ Prefix: 'alpha' })).toEqual(['alpha', 'alpha-2']);
    expect(names({ BucketRegion: 'us-east-1' })).toEqual(['virginia']);
  });

  it('refuses a page size out of bounds and a token nobody gave out', async () => {
    await expect(errorOf(() => names({ MaxBuckets: 0 }))).resolves.toMatchObject({
      code: 'InvalidArgument',
    });
    await expect(errorOf(() => names({ ContinuationToken: '<>' }))).resolves.toMatchObject({
      code: 'InvalidArgument',
    });
  });
});

it('learns of buckets that another backend made and deleted', () => {
  const account = emptyAccount();
  learners.CreateBucket(
    { Bucket: 'in-localstack', CreateBucketConfiguration: eu },
    {},
    callTo(account),
  );
  expect(account.s3.buckets.get('in-localstack')?.region).toBe('eu-central-1');
  learners.DeleteBucket({ Bucket: 'in-localstack' }, {}, callTo(account));
  expect(account.s3.buckets.size).toBe(0);
});
