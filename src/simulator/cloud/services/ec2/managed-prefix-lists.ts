import { fingerprint } from './ids.ts';

export interface PrefixList {
  readonly id: string;
  readonly name: string;
  /** `AWS`, or the account that made it. */
  readonly ownerId: string;
  readonly entries: readonly { readonly cidr: string; readonly description?: string }[];
  /** Only lists of an account have one. */
  readonly maxEntries?: number;
}

/**
 * The lists that AWS keeps in every region. AWS changes their entries all the time, so these are stand-ins from the
 * ranges kept for documentation (RFC 5737): a rule that opens a port to them opens it to no real host.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
 */
export function managedPrefixLists(region: string): readonly PrefixList[] {
  return [
    awsList(`com.amazonaws.${region}.s3`, ['192.0.2.0/25', '192.0.2.128/26']),
    awsList(`com.amazonaws.${region}.dynamodb`, ['192.0.2.192/28']),
  ];
}

function awsList(name: string, cidrs: readonly string[]): PrefixList {
  return {
    id: `pl-${fingerprint(name, 8)}`,
    name,
    ownerId: 'AWS',
    entries: cidrs.map((cidr) => ({ cidr })),
  };
}
