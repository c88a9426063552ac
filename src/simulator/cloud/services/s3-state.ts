import type { ObjectOwnership, StorageClass } from '@aws-sdk/client-s3';

import type { Checksum } from './s3/checksums.ts';

/** The current version of an object; versioning is not simulated. */
export interface S3Object {
  readonly body: Uint8Array;
  /** In double quotes, as it stands in the header. */
  readonly etag: string;
  /** Milliseconds since 1970. */
  readonly lastModified: number;
  readonly contentType: string;
  readonly storageClass: StorageClass;
  readonly checksum: Checksum;
  /** User metadata, names without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** The four switches of Block Public Access. */
interface PublicAccessBlock {
  readonly blockPublicAcls: boolean;
  readonly ignorePublicAcls: boolean;
  readonly blockPublicPolicy: boolean;
  readonly restrictPublicBuckets: boolean;
}

/** A general purpose bucket. */
export interface S3Bucket {
  readonly name: string;
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly objects: Map<string, S3Object>;
  readonly ownership: ObjectOwnership;
  /** Canned ACL. */
  acl: string;
  policy?: string | undefined;
  publicAccessBlock?: PublicAccessBlock | undefined;
}

export interface S3State {
  /** The account's own general purpose buckets of all regions, by name. */
  readonly buckets: Map<string, S3Bucket>;
  /** Names that other accounts hold: the namespace is shared by all of a partition. */
  readonly foreign: Set<string>;
}

/** No bucket at all. */
export function newS3State(): S3State {
  return { buckets: new Map(), foreign: new Set() };
}
