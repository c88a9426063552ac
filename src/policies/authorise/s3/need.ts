import { s3Arn } from '../arn.ts';
import type { KeyValue, Need, NeedsOf, Scope, SourcedNeeds } from '../row.ts';

export const s3Page =
  'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html';

/** Which actions an operation needs: the names often differ. */
const operationsPage =
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html';

export interface BucketInput {
  readonly Bucket?: string;
}

export interface ObjectInput extends BucketInput {
  readonly Key?: string;
  readonly VersionId?: string;
}

type Keys = Readonly<Record<string, KeyValue>>;

/** A row that stands on the page of operations as well, and on more where they are given. */
export function from(needs: NeedsOf<never>, ...also: readonly string[]): SourcedNeeds {
  return { needs, also: [operationsPage, ...also] };
}

/** An action on a bucket. */
export function onBucket(
  scope: Scope,
  action: string,
  { Bucket = '*' }: BucketInput,
  keys: Keys = {},
): Need {
  return {
    action: `s3:${action}`,
    resource: s3Arn(scope, Bucket),
    type: 'bucket',
    owner: ownerOf(scope, Bucket),
    keys: { ...commonKeys(scope, Bucket), ...keys },
  };
}

/** An action on an object. */
export function onObject(
  scope: Scope,
  action: string,
  { Bucket = '*', Key = '*', VersionId }: ObjectInput,
  keys: Keys = {},
): Need {
  return {
    action: `s3:${action}`,
    resource: s3Arn(scope, `${Bucket}/${Key}`),
    type: 'object',
    owner: ownerOf(scope, Bucket),
    keys: { ...commonKeys(scope, Bucket), 's3:VersionId': VersionId, ...keys },
  };
}

/**
 * s3:signatureversion is what every v3 SDK signs with; how the signature travels (header or presigned address) is not
 * known. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html
 */
function commonKeys(scope: Scope, bucket: string): Keys {
  return {
    's3:signatureversion': 'AWS4-HMAC-SHA256',
    's3:ResourceAccount': ownerOf(scope, bucket) ?? undefined,
  };
}

/** A bucket's ARN does not tell whose it is. */
function ownerOf({ view }: Scope, bucket: string): string | null {
  return view.ownsBucket?.(bucket) === true ? view.accountId : null;
}

/** Headers with which a request grants access. */
export interface Grants {
  readonly ACL?: string;
  readonly GrantFullControl?: string;
  readonly GrantRead?: string;
  readonly GrantReadACP?: string;
  readonly GrantWrite?: string;
  readonly GrantWriteACP?: string;
}

/** Absent keys for a call that sends no such header. */
export function grantKeys(grants: Grants): Keys {
  return {
    's3:x-amz-acl': grants.ACL ?? null,
    's3:x-amz-grant-full-control': grants.GrantFullControl ?? null,
    's3:x-amz-grant-read': grants.GrantRead ?? null,
    's3:x-amz-grant-read-acp': grants.GrantReadACP ?? null,
    's3:x-amz-grant-write': grants.GrantWrite ?? null,
    's3:x-amz-grant-write-acp': grants.GrantWriteACP ?? null,
  };
}

/** `private` is what a bucket or object has anyway, but naming it is a grant all the same. */
export function hasGrants(grants: Grants): boolean {
  return Object.values(grantKeys(grants)).some((value) => value !== null);
}
