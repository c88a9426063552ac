import type { At } from '../../document/reader.ts';
import type { Gathering } from '../gathering.ts';
import type { Owner } from '../source.ts';
import { plainDocument } from '../to-document.ts';
import { atPath, isTrueAt, itemsOf, textAt } from '../tree/at.ts';
import type { Tree } from '../tree/tree.ts';
import { gatherRole, ownerFrom } from './role.ts';

/**
 * The answer of `aws iam get-account-authorization-details`. Of a managed policy the default version counts. Source:
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export function gatherAccount(tree: Tree, gathering: Gathering): void {
  const { root } = tree;
  for (const user of itemsOf(atPath(root, 'UserDetailList'))) gatherUser(tree, user, gathering);
  for (const group of itemsOf(atPath(root, 'GroupDetailList'))) {
    gatherIdentity(tree, group, ownerFrom('group', group), gathering);
  }
  for (const role of itemsOf(atPath(root, 'RoleDetailList'))) {
    gatherRole(tree, role, gathering);
    gatherIdentity(tree, role, ownerFrom('role', role), gathering);
  }
  for (const policy of itemsOf(atPath(root, 'Policies'))) gatherManaged(tree, policy, gathering);
}

/** Whether a root object is that answer, or the part of it that `--filter` left. */
export function isAccount(root: At): boolean {
  return (
    atPath(root, 'UserDetailList') !== undefined ||
    atPath(root, 'RoleDetailList') !== undefined ||
    atPath(root, 'GroupDetailList') !== undefined ||
    itemsOf(atPath(root, 'Policies')).some((policy) => atPath(policy, 'PolicyVersionList'))
  );
}

function gatherUser(tree: Tree, user: At, gathering: Gathering): void {
  const owner = ownerFrom('user', user);
  for (const group of itemsOf(atPath(user, 'GroupList'))) {
    if (group.node.type === 'string') gathering.join(owner, String(group.node.value));
  }
  const boundary = atPath(user, 'PermissionsBoundary', 'PermissionsBoundaryArn');
  const arn = textAt(boundary);
  if (boundary && arn !== undefined) gathering.bound(arn, owner, boundary);
  gatherIdentity(tree, user, owner, gathering);
}

const INLINE = {
  user: 'UserPolicyList',
  group: 'GroupPolicyList',
  role: 'RolePolicyList',
} as const;

/** Inline and attached policies of a user, group or role. */
function gatherIdentity(tree: Tree, identity: At, owner: Owner, gathering: Gathering): void {
  for (const policy of itemsOf(atPath(identity, INLINE[owner.kind]))) {
    const document = atPath(policy, 'PolicyDocument');
    const name = `${owner.name}/${textAt(policy, 'PolicyName') ?? 'inline policy'}`;
    if (!document) continue;
    gathering.add(
      plainDocument(tree, document, 'identity', { name, path: gathering.path, owners: [owner] }),
    );
  }
  for (const attached of itemsOf(atPath(identity, 'AttachedManagedPolicies'))) {
    const arn = textAt(attached, 'PolicyArn');
    if (arn !== undefined) gathering.attach(arn, owner, attached);
  }
}

function gatherManaged(tree: Tree, policy: At, gathering: Gathering): void {
  const arn = textAt(policy, 'Arn') ?? '';
  const name = textAt(policy, 'PolicyName') ?? arn;
  const current = itemsOf(atPath(policy, 'PolicyVersionList')).find((version) =>
    isTrueAt(version, 'IsDefaultVersion'),
  );
  const document = atPath(current, 'Document');
  if (!document) {
    gathering.note(name, 'the file does not hold its default version', policy);
    return;
  }
  const identification = { name, path: gathering.path };
  gathering.addManaged([arn], plainDocument(tree, document, 'identity', identification));
}
