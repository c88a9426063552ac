import { s3Arn } from '../arn.ts';
import {
  rowsOf,
  type KeyValue,
  type Need,
  type NeedsOf,
  type Rows,
  type Scope,
  type Tag,
} from '../row.ts';
import {
  from,
  grantKeys,
  hasGrants,
  onBucket,
  s3Page,
  type BucketInput,
  type Grants,
} from './need.ts';

interface ListInput extends BucketInput {
  readonly Prefix?: string;
  readonly Delimiter?: string;
  readonly MaxKeys?: number;
}

interface CreateBucketInput extends BucketInput, Grants {
  readonly CreateBucketConfiguration?: {
    readonly LocationConstraint?: string;
    readonly Tags?: readonly Tag[];
  };
  readonly ObjectLockEnabledForBucket?: boolean;
  readonly ObjectOwnership?: string;
}

export const bucketRows: Rows = rowsOf(s3Page, {
  // AWS's own examples give this action the resource arn:aws:s3:::*, which `*` matches too.
  ListBuckets: from(
    (_input: object, scope) => [
      { action: 's3:ListAllMyBuckets', resource: s3Arn(scope, '*'), ownTags: 'none', owner: null },
    ],
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_s3_home-directory-console.html',
  ),
  CreateBucket: from(
    (input: CreateBucketInput, scope) => createBucket(input, scope),
    'https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html',
  ),
  DeleteBucket: from(action('DeleteBucket')),
  HeadBucket: from(action('ListBucket')),
  GetBucketLocation: from(action('GetBucketLocation')),
  GetBucketVersioning: from(action('GetBucketVersioning')),
  PutBucketVersioning: from(action('PutBucketVersioning')),
  GetObjectLockConfiguration: from(action('GetBucketObjectLockConfiguration')),
  PutObjectLockConfiguration: from(action('PutBucketObjectLockConfiguration')),
  PutBucketAcl: from((input: BucketInput & Grants, scope) => [
    onBucket(scope, 'PutBucketAcl', input, grantKeys(input)),
  ]),
  ListObjects: from(listing('ListBucket')),
  ListObjectsV2: from(listing('ListBucket')),
  ListObjectVersions: from(listing('ListBucketVersions')),
});

function action(name: string): NeedsOf<BucketInput> {
  return (input, scope) => [onBucket(scope, name, input)];
}

/** Whether a listing without a prefix has an empty s3:prefix or none is not documented: it is then not known. */
function listing(name: string): NeedsOf<ListInput> {
  return (input, scope) => {
    const { Prefix, Delimiter, MaxKeys } = input;
    const keys = {
      's3:prefix': Prefix,
      's3:delimiter': Delimiter,
      's3:max-keys': MaxKeys === undefined ? undefined : String(MaxKeys),
    };
    return [onBucket(scope, name, input, keys)];
  };
}

/** A new bucket is its maker's. What the input asks for besides needs actions of its own. */
function createBucket(input: CreateBucketInput, scope: Scope): readonly Need[] {
  const { CreateBucketConfiguration = {}, ObjectLockEnabledForBucket, ObjectOwnership } = input;
  const { LocationConstraint, Tags = [] } = CreateBucketConfiguration;
  const { accountId } = scope.view;
  const on = (name: string, keys: Readonly<Record<string, KeyValue>> = {}): Need => ({
    ...onBucket(scope, name, input, { 's3:ResourceAccount': accountId, ...keys }),
    ownTags: 'none',
    owner: accountId,
  });
  const keys = {
    's3:LocationConstraint': LocationConstraint ?? null,
    's3:x-amz-object-ownership': ObjectOwnership ?? null,
    ...grantKeys(input),
  };
  const locked = ObjectLockEnabledForBucket === true;
  return [
    { ...on('CreateBucket', keys), tags: Tags },
    ...(hasGrants(input) ? [on('PutBucketAcl', grantKeys(input))] : []),
    ...(ObjectOwnership === undefined ? [] : [on('PutBucketOwnershipControls')]),
    ...(locked ? [on('PutBucketObjectLockConfiguration'), on('PutBucketVersioning')] : []),
    ...(Tags.length > 0 ? [{ ...on('TagResource'), tags: Tags }] : []),
  ];
}
