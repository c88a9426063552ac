import { dirname, resolve } from 'node:path';

import { UserError } from '../../vocabulary/errors.ts';
import type { Baseline } from './baseline/baseline.ts';
import type { LintConfig } from './config/lint-config.ts';
import type { LintCommandOptions } from './lint-options.ts';
import type { Changes } from './since/changed-since.ts';

/** By what findings are weighed besides their levels. */
export interface Yardstick {
  readonly baseline?: Baseline;
  readonly update: boolean;
  readonly changes?: Changes;
}

/** Reads what `--baseline`, or the configuration, and `--since` name. Throws UserError and InputError for what cannot be used. */
export async function yardstickFrom(
  { baseline: named, updateBaseline: update = false, since }: LintCommandOptions,
  config: Pick<LintConfig, 'path' | 'baseline'> | undefined,
  cwd: string,
): Promise<Yardstick> {
  const baseline = named ?? baselineOf(config);
  if (update && baseline === undefined) {
    throw new UserError(
      '--update-baseline has no file to write.',
      'Name it: --baseline FILE, or lint.baseline in the configuration.',
    );
  }
  if (update && since !== undefined) {
    throw new UserError(
      '--update-baseline takes in all findings, --since a part of them.',
      'Leave out one of them.',
    );
  }
  return {
    ...(baseline === undefined ? {} : { baseline: await opened(baseline, cwd, update) }),
    update,
    ...(since === undefined ? {} : { changes: await changed(since, cwd) }),
  };
}

/** The file that the configuration names, from its directory on. */
export function baselineOf(
  config: Pick<LintConfig, 'path' | 'baseline'> | undefined,
): string | undefined {
  return config?.baseline === undefined
    ? undefined
    : resolve(dirname(config.path), config.baseline);
}

async function opened(name: string, cwd: string, update: boolean): Promise<Baseline> {
  const { openBaseline } = await import('./baseline/open-baseline.ts');
  return openBaseline(name, { cwd, update });
}

async function changed(ref: string, cwd: string): Promise<Changes> {
  const { changedSince } = await import('./since/changed-since.ts');
  return changedSince(ref, cwd);
}
