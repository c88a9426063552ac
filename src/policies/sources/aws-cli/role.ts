import type { At } from '../../document/reader.ts';
import type { Gathering } from '../gathering.ts';
import type { Owner } from '../source.ts';
import { plainDocument } from '../to-document.ts';
import { atPath, textAt } from '../tree/at.ts';
import type { Tree } from '../tree/tree.ts';

const NAMES = { user: 'UserName', group: 'GroupName', role: 'RoleName' } as const;

/** The identity that an object of the IAM API describes. */
export function ownerFrom(kind: Owner['kind'], identity: At): Owner {
  const arn = textAt(identity, 'Arn');
  const name = textAt(identity, NAMES[kind]) ?? arn?.slice(arn.lastIndexOf('/') + 1) ?? kind;
  return { kind, name, ...(arn === undefined ? {} : { arn }) };
}

/**
 * A role as get-role, list-roles and get-account-authorization-details answer it: its trust policy and its boundary.
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html
 */
export function gatherRole(tree: Tree, role: At, gathering: Gathering): void {
  const owner = ownerFrom('role', role);
  const trust = atPath(role, 'AssumeRolePolicyDocument');
  if (trust) {
    const identification = {
      name: `${owner.name} trust policy`,
      path: gathering.path,
      owners: [owner],
    };
    gathering.add(plainDocument(tree, trust, 'trust', identification));
  }
  const boundary = atPath(role, 'PermissionsBoundary', 'PermissionsBoundaryArn');
  const arn = textAt(boundary);
  if (boundary && arn !== undefined) gathering.bound(arn, owner, boundary);
}
