import type { LintDocument } from '../document/lint-document.ts';
import type { Spot, Value } from '../document/value.ts';

/** Of a long text so many characters tell it from others. */
const MOST = 120;

/**
 * What a place of a document is called whatever is added or removed around it: `ReadVpcs/Action/ec2:*`. Items of lists
 * go by what they say, statements by their Sid, and only one without a Sid by its number.
 */
export function anchorOf({ source, root }: LintDocument, { pointer }: Spot): string {
  const names = [source.name];
  let value: Value | undefined = root;
  for (const token of pointer.slice(root.pointer.length).split('/').slice(1)) {
    const next: Value | undefined = value && step(value, token);
    names.push(value?.kind === 'array' ? nameOf(next, token) : token);
    value = next;
  }
  return names.join('/');
}

function step(value: Value, token: string): Value | undefined {
  if (value.kind === 'array') return value.items[Number(token)];
  return value.member(token.replaceAll('~1', '/').replaceAll('~0', '~'))?.value;
}

function nameOf(item: Value | undefined, token: string): string {
  const name = item?.kind === 'object' ? item.member('Sid')?.value.text : item?.text;
  return (name || token).slice(0, MOST).replaceAll('~', '~0').replaceAll('/', '~1');
}
