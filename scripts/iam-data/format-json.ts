/** What the generators write: objects of objects, down to lists of texts. */
export type Json = string | number | boolean | readonly string[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** A list that would make its line longer is broken, one entry a line. */
const WIDTH = 100;

/** JSON as `oxfmt` leaves it, so that formatting the tree never makes a generated file differ from its generator's. */
export function formatJson(value: JsonObject): string {
  return `${format(value, 0, WIDTH)}\n`;
}

/** `indent` is that of the line on which the value starts, `room` what is left of the line. */
function format(value: Json, indent: number, room: number): string {
  if (typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return formatList(value, indent, room);
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const inner = indent + 2;
  const lines = entries.map(([key, entry], place) => {
    const head = `${' '.repeat(inner)}${JSON.stringify(key)}: `;
    const comma = place < entries.length - 1 ? 1 : 0;
    return head + format(entry, inner, WIDTH - head.length - comma);
  });
  return `{\n${lines.join(',\n')}\n${' '.repeat(indent)}}`;
}

function formatList(list: readonly string[], indent: number, room: number): string {
  const items = list.map((item) => JSON.stringify(item));
  const flat = `[${items.join(', ')}]`;
  if (flat.length <= room) return flat;
  const inner = ' '.repeat(indent + 2);
  return `[\n${items.map((item) => inner + item).join(',\n')}\n${' '.repeat(indent)}]`;
}

function isList(value: readonly string[] | JsonObject): value is readonly string[] {
  return Array.isArray(value);
}
