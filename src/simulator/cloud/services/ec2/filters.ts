import type { Filter } from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';

type FilterValue = string | number | boolean | undefined;

/** What each filter of an operation looks at; a list holds when one of its values does. */
export type FilterTable<T> = Readonly<
  Record<string, (item: T) => FilterValue | readonly FilterValue[]>
>;

/** Tags of an item, for the filters `tag:<key>` and `tag-key`; an operation without them passes none. */
type TagsOf<T> = (item: T) => ReadonlyMap<string, string> | undefined;

/**
 * The items that every filter lets through. Values of one filter are alternatives; they are compared case by case, with
 * `*`, `?` and `\` as EC2 has them. Throws for a filter that the operation does not know.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
 */
export function select<T>(
  items: readonly T[],
  filters: readonly Filter[] | undefined,
  table: FilterTable<T>,
  tagsOf?: TagsOf<T>,
): readonly T[] {
  const tests = (filters ?? []).map((filter) => testOf(filter, table, tagsOf));
  return items.filter((item) => tests.every((test) => test(item)));
}

function testOf<T>(
  { Name: name = '', Values: patterns }: Filter,
  table: FilterTable<T>,
  tagsOf: TagsOf<T> | undefined,
): (item: T) => boolean {
  const read = readerOf(name, table, tagsOf);
  if (!read) throw new AwsError('InvalidParameterValue', `The filter '${name}' is invalid`);
  if (!patterns?.length) {
    throw new AwsError('InvalidParameterValue', `The filter '${name}' has no values`);
  }
  if (patterns.length > 200) {
    throw new AwsError(
      'FilterLimitExceeded',
      'The maximum number of filter values specified on a single call is 200',
    );
  }
  return (item) => {
    const values = [read(item)].flat().filter((value) => value !== undefined);
    return values.some((value) => patterns.some((pattern) => matches(pattern, String(value))));
  };
}

function readerOf<T>(
  name: string,
  table: FilterTable<T>,
  tagsOf: TagsOf<T> | undefined,
): FilterTable<T>[string] | undefined {
  if (tagsOf && name.startsWith('tag:')) return (item) => tagsOf(item)?.get(name.slice(4));
  if (tagsOf && name === 'tag-key') return (item) => [...(tagsOf(item)?.keys() ?? [])];
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** A wildcard pattern: `*` any run, `?` one character, `\` takes the next literally. */
export function matches(pattern: string, text: string): boolean {
  const tokens = tokensOf(pattern);
  let token = 0;
  let at = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    if (tokens[token] === 'any run') {
      star = token;
      resume = at;
      token += 1;
    } else if (token < tokens.length && covers(tokens[token], text.charAt(at))) {
      token += 1;
      at += 1;
    } else if (star >= 0) {
      // the last star takes one character more, and the rest is tried again
      resume += 1;
      at = resume;
      token = star + 1;
    } else {
      return false;
    }
  }
  return tokens.slice(token).every((rest) => rest === 'any run');
}

type Token = 'any run' | 'any one' | { readonly literal: string };

function covers(token: Token | undefined, character: string): boolean {
  return token === 'any one' || (typeof token === 'object' && token.literal === character);
}

function tokensOf(pattern: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (character === '*') tokens.push('any run');
    else if (character === '?') tokens.push('any one');
    else if (character === '\\' && at + 1 < pattern.length) {
      at += 1;
      tokens.push({ literal: pattern.charAt(at) });
    } else tokens.push({ literal: character });
  }
  return tokens;
}
