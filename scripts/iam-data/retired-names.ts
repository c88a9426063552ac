import type { Kind, Names } from './names.ts';

/** `name|version` by kind, as data/retired.json holds them. */
export type RetiredNames = Readonly<Record<Kind, readonly string[]>>;

/** The names that a version of the package knew. */
export interface Known {
  readonly version: string;
  readonly names: Names;
}

/**
 * Names that an older version knew and the newest does not: those of the versions given, and those retired before. A name
 * that has come back is no longer retired; one that several versions knew is noted with the first of them.
 */
export function retiredNames(
  newest: Names,
  before: RetiredNames | undefined,
  older: readonly Known[],
): RetiredNames {
  const ofKind = (kind: Kind): readonly string[] =>
    gone(newest[kind], [
      ...older.flatMap(({ version, names }) => names[kind].map((name) => `${name}|${version}`)),
      ...(before?.[kind] ?? []),
    ]);
  return {
    services: ofKind('services'),
    actions: ofKind('actions'),
    resourceTypes: ofKind('resourceTypes'),
    conditionKeys: ofKind('conditionKeys'),
  };
}

/** The lines, one a name, whose name is not among the living. Letter case does not count. */
function gone(living: readonly string[], lines: readonly string[]): readonly string[] {
  const names = new Set(living.map((name) => name.toLowerCase()));
  const dead = new Map<string, string>();
  for (const line of lines) {
    const name = line.slice(0, line.lastIndexOf('|')).toLowerCase();
    if (!names.has(name) && !dead.has(name)) dead.set(name, line);
  }
  return [...dead.values()].toSorted();
}
