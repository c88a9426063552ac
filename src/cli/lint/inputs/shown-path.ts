import { relative, resolve, sep } from 'node:path';

/** A path as reports give it: the same on every system, and short where the file is below the working directory. */
export function shownPath(file: string, cwd: string): string {
  const path = relative(cwd, file);
  const isBelow = path !== '' && !path.startsWith('..') && resolve(cwd, path) === file;
  return (isBelow ? path : file).replaceAll(sep, '/');
}
