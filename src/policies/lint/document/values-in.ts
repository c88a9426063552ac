import type { Value } from './value.ts';

/** The value and everything in it, outside first. */
export function valuesIn(value: Value): readonly Value[] {
  const known = within.get(value);
  if (known) return known;
  const values: Value[] = [];
  gather(value, values);
  within.set(value, values);
  return values;
}

/** Many rules look at all values of a document. */
const within = new WeakMap<Value, readonly Value[]>();

function gather(value: Value, values: Value[]): void {
  values.push(value);
  for (const item of value.items) gather(item, values);
  for (const member of value.members) gather(member.value, values);
}
