import type { At } from '../../document/reader.ts';
import type { Owner } from '../source.ts';
import { atPath, itemsOf, membersOf, textAt } from '../tree/at.ts';
import { type Entry, entriesOf } from './entries.ts';
import type { Resource, Scope } from './scope.ts';
import { holeOf, knownText, piecesOf, writtenText } from './value.ts';

const NAMES = { role: 'RoleName', user: 'UserName', group: 'GroupName' } as const;

/** The identity that a resource of the template makes; its logical id stands for a name that is not known. */
export function ownerOf(kind: Owner['kind'], { id, properties }: Resource, scope: Scope): Owner {
  const nameAt = atPath(properties, NAMES[kind]);
  const name = nameAt && knownText(scope.textOf(nameAt));
  return { kind, name: name || id, alias: id };
}

/** The identities that a list names, or a single one; where the name is not known, any of the kind may be meant. */
export function identitiesIn(
  at: At | undefined,
  kind: Owner['kind'],
  scope: Scope,
): readonly Owner[] {
  return entriesOf(at, scope).map((entry): Owner => {
    const { doubt } = entry;
    return { ...identityOf(entry, kind, scope), ...(doubt ? { doubt } : {}) };
  });
}

function identityOf({ at, value }: Entry, kind: Owner['kind'], scope: Scope): Owner {
  const referenced = resourceNamed(at, scope);
  if (referenced) return ownerOf(kind, referenced, scope);
  const pieces = piecesOf(value, kind);
  const name = knownText(pieces);
  if (name === undefined) {
    return { kind, name: writtenText(pieces), any: true, doubt: holeOf(pieces) };
  }
  const own = [...scope.resources.values()].find(
    ({ type, properties }) =>
      type === `AWS::IAM::${kind.charAt(0).toUpperCase()}${kind.slice(1)}` &&
      textAt(properties, NAMES[kind]) === name,
  );
  return { kind, name, ...(own ? { alias: own.id } : {}) };
}

/** By what the template calls a managed policy: the logical id of its own, the ARN of another. */
export function keyOf({ at, value }: Entry, scope: Scope): string {
  return resourceNamed(at, scope)?.id ?? writtenText(piecesOf(value, 'a managed policy'));
}

/** The resource of this template that `Ref`, or `Fn::GetAtt` of its ARN, names. */
function resourceNamed(at: At, { resources }: Scope): Resource | undefined {
  const [member] = membersOf(at);
  if (!member || membersOf(at).length !== 1) return undefined;
  if (member.name === 'Ref') return resources.get(String(member.value.node.value));
  if (member.name !== 'Fn::GetAtt') return undefined;
  const written = textAt(member.value) ?? String(itemsOf(member.value)[0]?.node.value);
  return resources.get(written.split('.')[0] ?? '');
}
