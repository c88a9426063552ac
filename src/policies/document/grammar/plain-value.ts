import type { Node } from 'jsonc-parser';

/** The value that a tree stands for, as a schema looks at it. Of members with the same name the last one counts. */
export function plainValue({ type, value, children = [] }: Node): unknown {
  if (type === 'array') return children.map((item) => plainValue(item));
  if (type !== 'object') return value;
  const object: Record<string, unknown> = {};
  for (const { children: pair } of children) {
    const [key, member] = pair ?? [];
    if (!key || !member) continue;
    const name = String(key.value);
    if (name === '__proto__') defineOwn(object, name, plainValue(member));
    else object[name] = plainValue(member);
  }
  return object;
}

/** An assignment to this one name would not make a member. */
function defineOwn(object: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true });
}
