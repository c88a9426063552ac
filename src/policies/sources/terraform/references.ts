import type { Hole, Owner } from '../source.ts';
import { textAt } from '../tree/at.ts';
import { attributeOf, type Instance, referencesOf } from './instance.ts';

const TYPES = { role: 'aws_iam_role', user: 'aws_iam_user', group: 'aws_iam_group' } as const;

/** The identity that a resource of the plan makes. */
export function ownerOf(kind: Owner['kind'], { address, values }: Instance): Owner {
  const name = textAt(values, 'name');
  const arn = textAt(values, 'arn');
  return { kind, name: name ?? address, alias: address, ...(arn === undefined ? {} : { arn }) };
}

/** The identities that an attribute names: one or a list, by name, or by reference where the name is not known yet. */
export function ownersNamed(
  instance: Instance,
  attribute: string,
  kind: Owner['kind'],
  instances: readonly Instance[],
): readonly Owner[] {
  const found = attributeOf(instance, attribute);
  if (found.kind === 'absent') return [];
  if (found.kind === 'known') {
    const { node } = found.at;
    const names =
      node.type === 'array'
        ? (node.children ?? []).map(({ value }): unknown => value)
        : [node.value];
    return names.map((name) => ownerNamed(String(name), kind, instances));
  }
  const referred = referredTo(instance, attribute, TYPES[kind], instances);
  if (referred.length === 0) {
    const hole = unknownAttribute(instance, attribute);
    return [{ kind, name: hole.written, any: true, doubt: hole }];
  }
  return referred.map((target) => ownerOf(kind, target));
}

function ownerNamed(name: string, kind: Owner['kind'], instances: readonly Instance[]): Owner {
  const own = instances.find(
    ({ type, values }) => type === TYPES[kind] && textAt(values, 'name') === name,
  );
  return own ? ownerOf(kind, own) : { kind, name };
}

/**
 * The resources of the same module that the configuration of an attribute refers to. Where there are several by count
 * or for_each, any of them may be meant, so all are given.
 */
export function referredTo(
  instance: Instance,
  attribute: string,
  type: string,
  instances: readonly Instance[],
): readonly Instance[] {
  const names = new Set(
    referencesOf(instance, attribute).flatMap((reference) => {
      const [first, second = ''] = reference.split('.');
      return first === type ? [second.replace(/\[.*$/, '')] : [];
    }),
  );
  return instances.filter(
    (other) => other.module === instance.module && other.type === type && names.has(other.name),
  );
}

export function unknownAttribute({ address }: Instance, attribute: string): Hole {
  return {
    written: `${address}.${attribute}`,
    why: 'it is known only after apply',
    mend: 'Apply first, or give the document as a file of its own.',
  };
}
