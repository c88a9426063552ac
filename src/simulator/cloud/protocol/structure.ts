import type { Member, ServiceModel, StructureShape } from './model.ts';

/** The structure of an operation's input or output; undefined where it has none. */
export function structureOf(
  model: ServiceModel,
  name: string | undefined,
): StructureShape | undefined {
  const shape = name === undefined ? undefined : model.shapes[name];
  return shape?.kind === 'structure' ? shape : undefined;
}

/** Members that have a value in `value`, with that value. Throws TypeError where `value` is no object. */
export function presentMembers(
  structure: StructureShape,
  value: unknown,
): readonly (readonly [name: string, member: Member, value: unknown])[] {
  const record = recordOf(value);
  const present: [string, Member, unknown][] = [];
  for (const [name, member] of Object.entries(structure.members)) {
    const held = Object.hasOwn(record, name) ? record[name] : undefined;
    if (held !== undefined && held !== null) present.push([name, member, held]);
  }
  return present;
}

/** The value of a structure or map. Throws TypeError: an operation gave what its model does not describe. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  if (isRecord(value)) return value;
  throw new TypeError(`A structure is wanted where ${typeof value} was given.`);
}

/** The items of a list. Throws TypeError: an operation gave what its model does not describe. */
export function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new TypeError(`A list is wanted where ${typeof value} was given.`);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
