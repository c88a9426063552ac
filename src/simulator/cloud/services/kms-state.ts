import type { KeySpec, KeyUsageType, GrantOperation } from '@aws-sdk/client-kms';

/** A key; that it waits for its deletion is not simulated. */
export interface KmsKey {
  readonly id: string;
  readonly arn: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly manager: 'AWS' | 'CUSTOMER';
  readonly description: string;
  readonly spec: KeySpec;
  readonly usage: KeyUsageType;
  readonly multiRegion: boolean;
  readonly policy: string;
  /** The 256 bits that never leave the service. */
  readonly material: Uint8Array;
  readonly tags: ReadonlyMap<string, string>;
  enabled: boolean;
}

export interface KmsAlias {
  /** With its prefix: `alias/aws/ebs`. */
  readonly name: string;
  /** Milliseconds since 1970; of an AWS managed alias the moment its key was made. */
  createdAt: number;
  /** Absent: an AWS managed key that nothing has used yet, and that does not exist before. */
  keyId?: string;
}

/** A grant; whom it lets do what is kept, not enforced. */
interface KmsGrant {
  readonly id: string;
  readonly keyId: string;
  readonly grantee: string;
  readonly operations: readonly GrantOperation[];
}

/** Keys of one region, by id; aliases by name with prefix. */
export interface KmsState {
  readonly keys: Map<string, KmsKey>;
  readonly aliases: Map<string, KmsAlias>;
  readonly grants: KmsGrant[];
}

/** The alias of the EBS default key stands in every region, its key comes with the first use. */
export function newKmsState(): KmsState {
  return {
    keys: new Map(),
    aliases: new Map([['alias/aws/ebs', { name: 'alias/aws/ebs', createdAt: 0 }]]),
    grants: [],
  };
}
