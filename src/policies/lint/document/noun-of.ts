import type { Value } from './value.ts';

/** What a value is, in words: `an object`, `a number`, `null`. */
export function nounOf({ kind }: Pick<Value, 'kind'>): string {
  if (kind === 'null') return 'null';
  if (kind === 'array') return 'a list';
  return kind === 'object' ? 'an object' : `a ${kind}`;
}
