import type { Json } from '../document/json.ts';

/** Columns of a line, as everywhere in this project. */
const WIDTH = 100;

/** JSON as the project's formatter writes it: a list on one line where it fits, an object never. */
export function printJson(value: Json, indent = '', column = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (isList(value)) {
    const short = oneLine(value);
    if (short !== undefined && column + short.length <= WIDTH) return short;
    const items = value.map((item) => inner + printJson(item, inner, inner.length));
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  const members = Object.entries(value).map(([name, member]) => {
    const lead = `${inner}${JSON.stringify(name)}: `;
    return lead + printJson(member, inner, lead.length + 1);
  });
  return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`;
}

/** The list on one line; undefined where it holds an object. */
function oneLine(value: readonly Json[]): string | undefined {
  const items = value.map((item) => {
    if (typeof item !== 'object' || item === null) return JSON.stringify(item);
    return isList(item) ? oneLine(item) : undefined;
  });
  return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
