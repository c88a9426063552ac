import { foldCase } from '../../evaluate/match/fold-case.ts';
import { globalConditionKeys, type Service } from '../lexicon/lexicon.ts';

/**
 * Whether a key is one that AWS documents with the name of a tag after a slash, and the name is not there:
 * `aws:ResourceTag`, `ec2:ResourceTag/`. `service` is that of the key's prefix.
 */
export function lacksTag(key: string, service?: Service): boolean {
  const stem = foldCase(key.endsWith('/') ? key : `${key}/`);
  if (stem.startsWith('aws:')) return GLOBAL_STEMS.has(stem);
  return service?.conditionKeys.names().some((name) => isTagKey(name, stem)) ?? false;
}

const TAG_NAME = /^(?:.*\/)(?:\$\{TagKey\}|tag-key|<key>)$/;

const GLOBAL_STEMS: ReadonlySet<string> = new Set(
  globalConditionKeys
    .map(({ key }) => key)
    .filter((key) => TAG_NAME.test(key))
    .map((key) => foldCase(key.slice(0, key.indexOf('/') + 1))),
);

function isTagKey(documented: string, stem: string): boolean {
  return foldCase(documented).startsWith(stem) && TAG_NAME.test(documented);
}
