import { dirname, relative, resolve, sep } from 'node:path';

/** Paths of a report from the directory of a baseline on, in which they are the same for everybody. */
export class EntryPaths {
  readonly #cwd: string;
  readonly #directory: string;

  /** `baseline` is absolute; the report's paths are meant from `cwd` on. */
  constructor(cwd: string, baseline: string) {
    this.#cwd = cwd;
    this.#directory = dirname(baseline);
  }

  /** As an entry has it. Standard input has no place. */
  of(path: string): string {
    if (path === '-') return path;
    return relative(this.#directory, resolve(this.#cwd, path)).replaceAll(sep, '/');
  }

  /** Where the file of an entry is. */
  fileOf(entryPath: string): string {
    return resolve(this.#directory, entryPath);
  }
}
