import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const NAMES = ['vba-preflight.yaml', 'vba-preflight.yml', 'vba-preflight.json'];

/**
 * The configuration file of a directory: the nearest on the way up, but not beyond the root of the Git repository, so
 * that nothing outside of a project decides about it. Undefined where there is none.
 */
export function findConfig(directory: string): string | undefined {
  for (let folder = directory; ; folder = dirname(folder)) {
    for (const name of NAMES) {
      const path = join(folder, name);
      if (existsSync(path)) return path;
    }
    if (existsSync(join(folder, '.git')) || folder === dirname(folder)) return undefined;
  }
}
