import { existsSync } from 'node:fs';

import { type LevelSettings, levelOf } from '../../../policies/lint/levels.ts';
import type { Rule } from '../../../policies/lint/rule.ts';
import type { BaselineEntry } from './baseline.ts';
import type { EntryPaths } from './entry-paths.ts';

/** What a run looked at. */
export interface Looked {
  readonly rules: readonly Rule[];
  readonly levels: LevelSettings;
  /** It compared with the product. */
  readonly hasProfile: boolean;
  /** Files that were read and hold policies, as the report names them; true where a directory led to them. */
  readonly files: ReadonlyMap<string, { readonly fromDirectory: boolean }>;
}

/**
 * Whether a finding that the run did not make can be said to occur no longer: its rule was on, and its file was looked at
 * or is no more. Of a file that was named alone, the others of its identity may not have been seen, so nothing is said
 * about rules over several documents.
 */
export function wouldBeFound(
  { code, path }: BaselineEntry,
  { rules, levels, hasProfile, files }: Looked,
  paths: EntryPaths,
): boolean {
  const rule = rules.find(({ id }) => code === `lint/${id}`);
  if (!rule) return true;
  if (levelOf(rule, levels) === 'off' || (!hasProfile && needsProfile(rule))) return false;
  const looked = [...files].find(([file]) => paths.of(file) === path)?.[1];
  if (looked) return !('checkSet' in rule) || looked.fromDirectory;
  return path !== '-' && !existsSync(paths.fileOf(path));
}

/** Its examples say so. */
function needsProfile({ examples }: Rule): boolean {
  return examples.bad.every(({ features, planned }) => features !== undefined || planned === true);
}
