import { pointerToken } from '../read-json.ts';
import type { At } from '../reader.ts';

/** A value that a JSON pointer leads to. */
export interface Found {
  readonly at: At;
  /** The key before it, where it is a member. */
  readonly key: At | undefined;
  /** The names of the members on the way; indexes of lists are left out. */
  readonly names: readonly string[];
  /** The objects that have these members. */
  readonly holders: readonly At[];
}

/** The value at a JSON pointer (RFC 6901) that begins at `root`; of members with the same name the last one. */
export function valueAt(root: At, pointer: string): Found {
  let at = root;
  let key: At | undefined;
  const names: string[] = [];
  const holders: At[] = [];
  for (const token of pointer.split('/').slice(1)) {
    const step = at.node.type === 'array' ? itemAt(at, token) : memberAt(at, unescape(token));
    if (!step) break;
    if (step.key) {
      names.push(String(step.key.node.value));
      holders.push(at);
    }
    ({ at, key } = step);
  }
  return { at, key, names, holders };
}

export interface Step {
  readonly at: At;
  readonly key: At | undefined;
}

function itemAt({ node, pointer }: At, token: string): Step | undefined {
  const item = node.children?.[Number(token)];
  return item && { at: { node: item, pointer: `${pointer}/${token}` }, key: undefined };
}

/** The member `name` of an object; undefined where it has none, or is no object. */
export function memberAt({ node, pointer }: At, name: string): Step | undefined {
  if (node.type !== 'object') return undefined;
  const found = node.children?.findLast(({ children }) => children?.[0]?.value === name);
  const [key, value] = found?.children ?? [];
  if (!key || !value) return undefined;
  const at = `${pointer}/${pointerToken(name)}`;
  return { at: { node: value, pointer: at }, key: { node: key, pointer: at } };
}

function unescape(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}
