import { resolve } from 'node:path';

import { InputError } from '../../../vocabulary/errors.ts';
import { shownPath } from '../inputs/shown-path.ts';
import type { Baseline } from './baseline.ts';
import { readBaseline } from './read-baseline.ts';

/** The baseline that `--baseline` names. Without one an update begins a new file; everything else needs it to be there. */
export function openBaseline(
  name: string,
  { cwd, update }: { readonly cwd: string; readonly update: boolean },
): Baseline {
  const file = resolve(cwd, name);
  const path = shownPath(file, cwd);
  const baseline = readBaseline({ file, path });
  if (baseline) return baseline;
  if (update) return { file, path, entries: [] };
  throw new InputError({ path }, 'there is no such baseline.', '--update-baseline makes it.');
}
