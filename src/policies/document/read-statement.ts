import type { Effect, Element, Placed, Statement } from './policy.ts';
import { readConditions } from './read-conditions.ts';
import { readPrincipals } from './read-principals.ts';
import type { At, Member, Reader } from './reader.ts';

/** Reads a statement that keeps to the grammar. */
export function readStatement(reader: Reader, at: At, index: number): Statement {
  const members = reader.byName(at);
  const sid = members.get('Sid')?.value.node.value;
  const principals = members.get('Principal') ?? members.get('NotPrincipal');
  const actions = members.get('Action') ?? members.get('NotAction');
  const resources = members.get('Resource') ?? members.get('NotResource');
  if (!actions) throw broken('Action');
  return {
    index,
    ...(sid === undefined ? {} : { sid: String(sid) }),
    effect: effectOf(members.get('Effect')),
    ...(principals ? { principals: readPrincipals(reader, principals) } : {}),
    actions: readList(reader, actions),
    ...(resources ? { resources: readList(reader, resources) } : {}),
    conditions: readConditions(reader, members.get('Condition')),
    span: reader.span(at),
  };
}

function effectOf(member: Member | undefined): Effect {
  const effect: unknown = member?.value.node.value;
  if (effect === 'Allow' || effect === 'Deny') return effect;
  throw broken('Effect');
}

function readList(reader: Reader, { name, value }: Member): Element<Placed> {
  const items = reader.items(value).map((item) => reader.placed(item));
  return { not: name.startsWith('Not'), items, span: reader.span(value) };
}

/** The schema lets no such document through; a decision by half a statement would be worse than none. */
function broken(element: string): TypeError {
  return new TypeError(`A statement without a valid ${element} passed the schema.`);
}
