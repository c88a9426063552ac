import { rowsOf, type Need, type Rows, type Scope } from '../row.ts';
import {
  from,
  grantKeys,
  hasGrants,
  onObject,
  s3Page,
  type Grants,
  type ObjectInput,
} from './need.ts';

interface PutObjectInput extends ObjectInput, Grants {
  readonly ObjectLockLegalHoldStatus?: string;
  readonly ObjectLockMode?: string;
  readonly SSEKMSKeyId?: string;
  readonly ServerSideEncryption?: string;
  readonly StorageClass?: string;
  readonly Tagging?: string;
}

interface RetentionInput extends ObjectInput {
  readonly BypassGovernanceRetention?: boolean;
  readonly Retention?: { readonly Mode?: string };
}

interface DeleteObjectsInput {
  readonly Bucket?: string;
  readonly Delete?: { readonly Objects?: readonly Omit<ObjectInput, 'Bucket'>[] };
}

export const objectRows: Rows = rowsOf(s3Page, {
  GetObject: from(readObject),
  HeadObject: from(readObject),
  GetObjectRetention: from((input: ObjectInput, scope) => [
    onObject(scope, 'GetObjectRetention', input),
  ]),
  PutObject: from(putObject, 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html'),
  PutObjectRetention: from(putRetention),
  DeleteObject: from((input: ObjectInput, scope) => [deleteObject(input, scope)]),
  DeleteObjects: from(({ Bucket = '*', Delete }: DeleteObjectsInput, scope) =>
    listed(Delete).map((object) => deleteObject({ ...object, Bucket }, scope)),
  ),
});

function readObject(input: ObjectInput, scope: Scope): readonly Need[] {
  const action = input.VersionId === undefined ? 'GetObject' : 'GetObjectVersion';
  return [onObject(scope, action, input)];
}

/** A call without objects is refused by S3, but it must not look as if it needed no permission. */
function listed(wanted: DeleteObjectsInput['Delete']): readonly Omit<ObjectInput, 'Bucket'>[] {
  const { Objects = [] } = wanted ?? {};
  return Objects.length > 0 ? Objects : [{}];
}

function deleteObject(input: ObjectInput, scope: Scope): Need {
  const action = input.VersionId === undefined ? 'DeleteObject' : 'DeleteObjectVersion';
  return onObject(scope, action, input);
}

/** Each header that grants, tags or locks asks for the action that does the same later. */
function putObject(input: PutObjectInput, scope: Scope): readonly Need[] {
  const { Tagging, ObjectLockMode, ObjectLockLegalHoldStatus } = input;
  const also = (action: string, needed: boolean) =>
    needed ? [onObject(scope, action, input, { ...grantKeys(input), ...lockKeys(input) })] : [];
  return [
    onObject(scope, 'PutObject', input, {
      's3:x-amz-server-side-encryption': input.ServerSideEncryption ?? null,
      's3:x-amz-server-side-encryption-aws-kms-key-id': input.SSEKMSKeyId ?? null,
      's3:x-amz-storage-class': input.StorageClass ?? null,
      ...grantKeys(input),
      ...lockKeys(input),
    }),
    ...also('PutObjectAcl', hasGrants(input)),
    ...also('PutObjectTagging', Tagging !== undefined),
    ...also('PutObjectRetention', ObjectLockMode !== undefined),
    ...also('PutObjectLegalHold', ObjectLockLegalHoldStatus !== undefined),
  ];
}

function lockKeys({ ObjectLockMode, ObjectLockLegalHoldStatus }: PutObjectInput) {
  return {
    's3:object-lock-mode': ObjectLockMode ?? null,
    's3:object-lock-legal-hold': ObjectLockLegalHoldStatus ?? null,
  };
}

function putRetention(input: RetentionInput, scope: Scope): readonly Need[] {
  const { BypassGovernanceRetention, Retention } = input;
  return [
    onObject(scope, 'PutObjectRetention', input, { 's3:object-lock-mode': Retention?.Mode }),
    ...(BypassGovernanceRetention === true
      ? [onObject(scope, 'BypassGovernanceRetention', input)]
      : []),
  ];
}
