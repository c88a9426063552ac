import type { PermissionSet } from '../../catalogue/veeam/product.ts';
import type { PolicySet } from '../context.ts';
import { allowedNames } from '../patterns/allowed-names.ts';

/**
 * Whether the documents are meant to give the permissions of a feature. Where they are all that is linted they are; of
 * several identities those that allow at least half of them, or else the one that allows most.
 */
export function isMeantFor(set: PolicySet, feature: PermissionSet): boolean {
  if (!set.all) return true;
  const known = meant.get(set.all) ?? new Map<string, ReadonlySet<unknown>>();
  meant.set(set.all, known);
  const owners = known.get(feature.id) ?? ownersMeant(set.all, feature);
  known.set(feature.id, owners);
  return owners.has(set.owner);
}

/** Every set is asked for every feature. */
const meant = new WeakMap<readonly PolicySet[], Map<string, ReadonlySet<unknown>>>();

/** By their owners; undefined stands for the documents of nobody known. */
function ownersMeant(
  all: readonly PolicySet[],
  { actions }: PermissionSet,
): ReadonlySet<PolicySet['owner']> {
  const shares = all
    .filter(mayGrant)
    .map((set) => ({ owner: set.owner, share: shareOf(set, actions) }));
  const half = shares.filter(({ share }) => share * 2 >= 1);
  const most = Math.max(...shares.map(({ share }) => share));
  const best = shares.find(({ share }) => share === most);
  return new Set((half.length > 0 ? half : best ? [best] : []).map(({ owner }) => owner));
}

/** The policies of a group are judged with those of its users, where these are known. */
function mayGrant({ owner, documents }: PolicySet): boolean {
  const identity = documents.filter(({ type }) => type === 'identity');
  if (identity.length === 0) return false;
  return owner?.kind !== 'group' || !identity.some(isOfUser);
}

function isOfUser({ owners }: PolicySet['documents'][number]): boolean {
  return owners.some(({ kind }) => kind === 'user');
}

function shareOf({ documents }: PolicySet, actions: readonly string[]): number {
  const isAllowed = allowedNames(documents.filter(({ type }) => type === 'identity'));
  return actions.filter((action) => isAllowed(action)).length / Math.max(1, actions.length);
}
