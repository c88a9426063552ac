import { UserError } from '../../vocabulary/errors.ts';

/** Splits `name=value` at the first equals sign. Throws UserError where there is none. */
export function readPair(flag: string, text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new UserError(
    `${flag} ${text}: a name and a value are expected.`,
    `Write it as ${flag} name=value.`,
  );
}

/**
 * Condition keys with their values. The same key again adds a value; a key with nothing behind the equals sign is
 * present and empty.
 */
export function readContext(pairs: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const context = new Map<string, string[]>();
  const written = new Map<string, string>();
  for (const pair of pairs) {
    const [key, value] = readPair('--context', pair);
    const folded = key.toLowerCase();
    const name = written.get(folded) ?? key;
    written.set(folded, name);
    const values = context.get(name) ?? [];
    if (value !== '') values.push(value);
    context.set(name, values);
  }
  return Object.fromEntries(context);
}
