import type { Element, PrincipalEntry, PrincipalType } from './policy.ts';
import type { Member, Reader } from './reader.ts';

const TYPES: readonly PrincipalType[] = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

/** Reads a Principal or NotPrincipal that keeps to the grammar: `"*"` or an object of types. */
export function readPrincipals(reader: Reader, { name, value }: Member): Element<PrincipalEntry> {
  const items: readonly PrincipalEntry[] =
    value.node.type === 'string'
      ? [{ type: '*', id: reader.placed(value) }]
      : reader.members(value).flatMap((entry) => entriesOf(reader, entry));
  return { not: name === 'NotPrincipal', items, span: reader.span(value) };
}

function entriesOf(reader: Reader, { name, value }: Member): readonly PrincipalEntry[] {
  const type = TYPES.find((candidate) => candidate === name);
  return type ? reader.items(value).map((item) => ({ type, id: reader.placed(item) })) : [];
}
