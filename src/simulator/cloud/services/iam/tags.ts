import type { Tag } from '@aws-sdk/client-iam';

import { violates } from './constraints.ts';
import { invalidInput, limitExceeded } from './errors.ts';
import { sorted } from './paging.ts';

/**
 * Tags of a new entity. Names of roles' and users' tags are told apart without regard to case, those of other entities
 * with it. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_naming
 */
export function newTags(tags: readonly Tag[] | undefined, caseCounts = false): Map<string, string> {
  const map = new Map<string, string>();
  putTags(map, tags, caseCounts);
  return map;
}

/** Adds tags and overwrites those of the same name. */
export function putTags(
  map: Map<string, string>,
  tags: readonly Tag[] | undefined,
  caseCounts = false,
): void {
  const wanted = tags ?? [];
  if (wanted.length > most) throw violates('tags', `have length less than or equal to ${most}`);
  for (const [index, tag] of wanted.entries()) checkTag(tag, index + 1);
  const fold = (key: string) => (caseCounts ? key : key.toLowerCase());
  const keys = wanted.map(({ Key = '' }) => fold(Key));
  if (new Set(keys).size < keys.length) {
    throw invalidInput(
      `Duplicate tag keys found.${caseCounts ? '' : ' Please note that Tag keys are case insensitive.'}`,
    );
  }
  const others = [...map.keys()].filter((key) => !keys.includes(fold(key)));
  if (others.length + keys.length > most) {
    throw limitExceeded(`The number of tags has reached the maximum limit.`);
  }
  for (const { Key = '', Value = '' } of wanted) {
    const known = [...map.keys()].find((key) => fold(key) === fold(Key));
    map.set(known ?? Key, Value);
  }
}

export function removeTags(map: Map<string, string>, keys: readonly string[] | undefined): void {
  const unwanted = keys ?? [];
  if (unwanted.length > most)
    throw violates('tagKeys', `have length less than or equal to ${most}`);
  if (unwanted.some((key) => key.length < 1 || key.length > 128 || !allowed.test(key))) {
    throw violates(
      'tagKeys',
      `satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: ${pattern}, Member must not be null]`,
    );
  }
  for (const key of unwanted) map.delete(key);
}

/** As the API lists them: in the order of their names. */
export function tagList(map: ReadonlyMap<string, string>): Tag[] {
  return sorted(map, ([key]) => key).map(([Key, Value]) => ({ Key, Value }));
}

/** The member `Tags` of a description; operations that create or get an entity leave it out where it is empty. */
export function tagsIfAny(map: ReadonlyMap<string, string>): { Tags?: Tag[] } {
  return map.size > 0 ? { Tags: tagList(map) } : {};
}

const most = 50;
const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
/** As AWS writes it in its message. */
const pattern = '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+';

function checkTag({ Key = '', Value = '' }: Tag, position: number): void {
  const member = `tags.${position}.member`;
  if (Key.length < 1) throw violates(`${member}.key`, 'have length greater than or equal to 1');
  if (Key.length > 128) throw violates(`${member}.key`, 'have length less than or equal to 128');
  if (!allowed.test(Key)) {
    throw violates(`${member}.key`, `satisfy regular expression pattern: ${pattern}`);
  }
  if (Value.length > 256)
    throw violates(`${member}.value`, 'have length less than or equal to 256');
  if (!allowed.test(Value)) {
    throw violates(
      `${member}.value`,
      'satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*',
    );
  }
}
