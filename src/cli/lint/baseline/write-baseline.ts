import { UserError } from '../../../vocabulary/errors.ts';
import { replaceFile } from '../rewrite.ts';
import type { Baseline } from './baseline.ts';

/** Throws UserError where the file cannot be written; it then is as it was. */
export function writeBaseline({ file, path }: Pick<Baseline, 'file' | 'path'>, text: string): void {
  try {
    replaceFile(file, text);
  } catch (cause) {
    throw new UserError(
      `${path} could not be written.`,
      'Name a file in a directory that exists and may be written.',
      { cause },
    );
  }
}
