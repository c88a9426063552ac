import type { Case } from './case.ts';

const Bucket = 'veeam-deploy';
const object = { Bucket, Key: 'a/b.tgz' };

/** On the bucket, or on the object where the input has a key. */
function asks(
  operation: string,
  input: { readonly Key?: string },
  ...actions: readonly string[]
): Case {
  const resource = `arn:aws:s3:::${Bucket}${input.Key === undefined ? '' : `/${input.Key}`}`;
  return { service: 's3', operation, input, asks: actions.map((one) => [`s3:${one}`, resource]) };
}

export const s3Cases: readonly Case[] = [
  {
    service: 's3',
    operation: 'ListBuckets',
    input: {},
    asks: [['s3:ListAllMyBuckets', 'arn:aws:s3:::*']],
  },
  asks('CreateBucket', { Bucket } as object, 'CreateBucket'),
  {
    ...asks(
      'CreateBucket',
      {
        Bucket,
        ACL: 'private',
        ObjectOwnership: 'BucketOwnerEnforced',
        ObjectLockEnabledForBucket: true,
        CreateBucketConfiguration: { Tags: [{ Key: 'team', Value: 'backup' }] },
      } as object,
      'CreateBucket',
      'PutBucketAcl',
      'PutBucketOwnershipControls',
      'PutBucketObjectLockConfiguration',
      'PutBucketVersioning',
      'TagResource',
    ),
    when: 'with a grant, ownership, lock and tags',
  },
  asks('DeleteBucket', { Bucket } as object, 'DeleteBucket'),
  asks('HeadBucket', { Bucket } as object, 'ListBucket'),
  asks('GetBucketLocation', { Bucket } as object, 'GetBucketLocation'),
  asks('GetBucketVersioning', { Bucket } as object, 'GetBucketVersioning'),
  asks('PutBucketVersioning', { Bucket } as object, 'PutBucketVersioning'),
  asks('GetObjectLockConfiguration', { Bucket } as object, 'GetBucketObjectLockConfiguration'),
  asks('PutObjectLockConfiguration', { Bucket } as object, 'PutBucketObjectLockConfiguration'),
  asks('PutBucketAcl', { Bucket, ACL: 'private' } as object, 'PutBucketAcl'),
  asks('ListObjects', { Bucket } as object, 'ListBucket'),
  asks('ListObjectsV2', { Bucket, Prefix: 'a/' } as object, 'ListBucket'),
  asks('ListObjectVersions', { Bucket } as object, 'ListBucketVersions'),
  asks('GetObject', object, 'GetObject'),
  {
    ...asks('GetObject', { ...object, VersionId: 'v' } as typeof object, 'GetObjectVersion'),
    when: 'of a version',
  },
  asks('HeadObject', object, 'GetObject'),
  asks('GetObjectRetention', object, 'GetObjectRetention'),
  asks('PutObject', object, 'PutObject'),
  {
    ...asks(
      'PutObject',
      {
        ...object,
        ACL: 'bucket-owner-full-control',
        Tagging: 'a=b',
        ObjectLockMode: 'GOVERNANCE',
        ObjectLockLegalHoldStatus: 'ON',
      } as typeof object,
      'PutObject',
      'PutObjectAcl',
      'PutObjectTagging',
      'PutObjectRetention',
      'PutObjectLegalHold',
    ),
    when: 'with a grant, tags and locks',
  },
  asks('PutObjectRetention', object, 'PutObjectRetention'),
  {
    ...asks(
      'PutObjectRetention',
      { ...object, BypassGovernanceRetention: true } as typeof object,
      'PutObjectRetention',
      'BypassGovernanceRetention',
    ),
    when: 'against a lock',
  },
  asks('DeleteObject', object, 'DeleteObject'),
  {
    ...asks('DeleteObject', { ...object, VersionId: 'v' } as typeof object, 'DeleteObjectVersion'),
    when: 'of a version',
  },
  {
    service: 's3',
    operation: 'DeleteObjects',
    input: { Bucket, Delete: { Objects: [{ Key: 'a' }, { Key: 'b', VersionId: 'v' }] } },
    asks: [
      ['s3:DeleteObject', `arn:aws:s3:::${Bucket}/a`],
      ['s3:DeleteObjectVersion', `arn:aws:s3:::${Bucket}/b`],
    ],
  },
];
