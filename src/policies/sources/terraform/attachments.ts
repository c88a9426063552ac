import type { At } from '../../document/reader.ts';
import type { Gathering } from '../gathering.ts';
import type { Hole, Owner } from '../source.ts';
import { itemsOf } from '../tree/at.ts';
import { attributeOf, hasUnknown, type Instance, isConfigured } from './instance.ts';
import { ownerOf, ownersNamed, referredTo, unknownAttribute } from './references.ts';

const POLICY = 'aws_iam_policy';

type Instances = readonly Instance[];
type Gather = (instance: Instance, instances: Instances, gathering: Gathering) => void;

/** Gathers which managed policies a resource hangs on which identities. */
export function gatherAttachments(
  instance: Instance,
  instances: Instances,
  gathering: Gathering,
): void {
  TYPES[instance.type]?.(instance, instances, gathering);
}

/** Source: https://registry.terraform.io/providers/hashicorp/aws/latest/docs */
const TYPES: Readonly<Record<string, Gather>> = {
  aws_iam_role_policy_attachment: attachmentOf(['role', 'role']),
  aws_iam_user_policy_attachment: attachmentOf(['user', 'user']),
  aws_iam_group_policy_attachment: attachmentOf(['group', 'group']),
  aws_iam_policy_attachment: attachmentOf(
    ['roles', 'role'],
    ['users', 'user'],
    ['groups', 'group'],
  ),
  aws_iam_role: identityOf('role'),
  aws_iam_user: identityOf('user'),
  aws_iam_user_group_membership: (instance, instances, gathering) => {
    const groups = ownersNamed(instance, 'groups', 'group', instances);
    for (const user of ownersNamed(instance, 'user', 'user', instances)) {
      for (const group of groups) gathering.join(user, group.name);
    }
  },
  aws_iam_group_membership: (instance, instances, gathering) => {
    const users = ownersNamed(instance, 'users', 'user', instances);
    for (const group of ownersNamed(instance, 'group', 'group', instances)) {
      for (const user of users) gathering.join(user, group.name);
    }
  },
};

export function attaches(type: string): boolean {
  return Object.hasOwn(TYPES, type);
}

function attachmentOf(...attributes: readonly (readonly [string, Owner['kind']])[]): Gather {
  return (instance, instances, gathering) => {
    for (const [attribute, kind] of attributes) {
      for (const owner of ownersNamed(instance, attribute, kind, instances)) {
        hang(instance, 'policy_arn', owner, instances, gathering);
      }
    }
  };
}

function identityOf(kind: 'role' | 'user'): Gather {
  return (instance, instances, gathering) => {
    const owner = ownerOf(kind, instance);
    if (isConfigured(instance, 'managed_policy_arns')) {
      hang(instance, 'managed_policy_arns', owner, instances, gathering);
    }
    hang(instance, 'permissions_boundary', owner, instances, gathering);
  };
}

/** Hangs the policies that an attribute names on an identity: by ARN, or by reference where that is not known yet. */
function hang(
  instance: Instance,
  attribute: 'policy_arn' | 'managed_policy_arns' | 'permissions_boundary',
  owner: Owner,
  instances: Instances,
  gathering: Gathering,
): void {
  const layer = attribute === 'permissions_boundary' ? 'boundary' : 'identity';
  const put = (key: string, to: Owner, at: At): void =>
    layer === 'boundary' ? gathering.bound(key, to, at) : gathering.attach(key, to, at);
  const arns = attributeOf(instance, attribute);
  for (const arn of arns.kind === 'known' ? oneOrMany(arns.at) : []) {
    if (arn.node.type === 'string') put(String(arn.node.value), owner, arn);
  }
  if (arns.kind === 'absent' || !hasUnknown(instance, attribute)) return;
  const referred = referredTo(instance, attribute, POLICY, instances);
  const hole = unknownAttribute(instance, attribute);
  if (referred.length === 0) {
    gathering.addUnread(layer, instance.at, { name: hole.written, hole, owners: [owner] });
  }
  // One attribute with one ARN cannot mean several policies: then any of them may be the one.
  const sure = referred.length === 1 || attribute === 'managed_policy_arns';
  for (const policy of referred) {
    put(policy.address, sure ? owner : doubted(owner, hole), instance.at);
  }
}

function oneOrMany(at: At): readonly At[] {
  return at.node.type === 'array' ? itemsOf(at) : [at];
}

function doubted(owner: Owner, hole: Hole): Owner {
  return owner.doubt ? owner : { ...owner, doubt: hole };
}
