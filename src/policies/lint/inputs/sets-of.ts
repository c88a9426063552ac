import type { Owner } from '../../sources/source.ts';
import type { PolicySet } from '../context.ts';
import type { LintDocument } from '../document/lint-document.ts';
import { isOfOrganization } from '../policy-types.ts';

/** How documents of which nothing says whose they are, are taken. */
export interface SetOptions {
  /** True: as one identity's, since they are compared with what one identity needs. */
  readonly together: boolean;
}

/**
 * Documents by the user, role or group that they bear on; one of several identities is in the set of each. What bears on
 * nobody known is a set of its own. Policies of an organization bear on everybody.
 */
export function setsOf(
  documents: readonly LintDocument[],
  { together }: SetOptions,
): readonly PolicySet[] {
  const ofAll = documents.filter(isOfAll);
  const others = documents.filter((document) => !isOfAll(document));
  const keyOf = keysFor(others.flatMap(({ owners }) => owners));
  const owned = new Map<string, { owner: Owner; documents: LintDocument[] }>();
  for (const document of others) {
    for (const owner of document.owners) {
      const key = keyOf(owner);
      const set = owned.get(key) ?? { owner, documents: [] };
      set.documents.push(document);
      owned.set(key, set);
    }
  }
  const free = others.filter(({ owners }) => owners.length === 0);
  const [joined, alone] = together
    ? [free.filter(isOfCaller), free.filter((one) => !isOfCaller(one))]
    : [[], free];
  const sets = [
    ...[...owned.values()].map((set) => ({ ...set, documents: [...set.documents, ...ofAll] })),
    ...(joined.length > 0 ? [{ documents: [...joined, ...ofAll] }] : []),
    ...alone.map((document) => ({ documents: [document, ...ofAll] })),
  ];
  if (sets.length === 0 && ofAll.length > 0) return [{ documents: ofAll }];
  return sets.length > 1 ? knowingAll(sets) : sets;
}

function knowingAll(sets: readonly PolicySet[]): readonly PolicySet[] {
  const all: PolicySet[] = [];
  all.push(...sets.map((set) => ({ ...set, all })));
  return all;
}

/**
 * How identities are told apart: by ARN, and one without by its name, which then stands for the ARN if there is but one
 * of that name. Those of two directories are two whatever their names.
 */
function keysFor(owners: readonly Owner[]): (owner: Owner) => string {
  const arns = new Map<string, Set<string>>();
  for (const { kind, name, arn } of owners) {
    if (arn === undefined) continue;
    const key = `${kind} ${name}`;
    arns.set(key, (arns.get(key) ?? new Set()).add(arn));
  }
  return ({ kind, name, arn, alias }) => {
    if (arn !== undefined) return `${kind} ${arn}`;
    if (alias?.includes('/')) return `${kind} ${alias}`;
    const [only, ...more] = arns.get(`${kind} ${name}`) ?? [];
    return `${kind} ${more.length === 0 && only !== undefined ? only : name}`;
  };
}

function isOfAll({ type, owners }: LintDocument): boolean {
  return isOfOrganization(type) && owners.length === 0;
}

function isOfCaller({ type }: LintDocument): boolean {
  return type === 'identity' || type === 'boundary' || type === 'session';
}
