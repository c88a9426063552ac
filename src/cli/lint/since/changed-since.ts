import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

import { UserError } from '../../../vocabulary/errors.ts';
import { git, type GitAnswer } from './git.ts';

/** What has changed since a commit. */
export interface Changes {
  /** As the user named it: `origin/main`. */
  readonly ref: string;
  /** Short id of the commit that HEAD and `ref` have in common. */
  readonly base: string;
  /** Whether the file is another than it was; true too of what Git does not know about. `-` is standard input. */
  readonly has: (path: string) => boolean;
  /** Files that are no more. */
  readonly removed: readonly string[];
}

/**
 * What differs from the merge base of HEAD and `ref`, committed or not. Throws UserError where that cannot be told: no
 * repository, no such commit, no common one.
 */
export async function changedSince(ref: string, cwd: string): Promise<Changes> {
  const root = await rootOf(cwd);
  const base = await mergeBase(root, ref);
  const differing = namesOf(
    await git(root, 'diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', base, '--'),
  );
  const same = new Set(namesOf(await git(root, 'ls-files', '-z')));
  for (const name of differing) same.delete(name);
  const isSame = (file: string): boolean => same.has(relative(root, file).replaceAll(sep, '/'));
  return {
    ref,
    base: base.slice(0, 9),
    removed: differing
      .map((name) => resolve(cwd, relative(realpathSync(cwd), join(root, name))))
      .filter((file) => !existsSync(file)),
    has: (path) => path === '-' || !placesOf(resolve(cwd, path)).every(isSame),
  };
}

async function rootOf(cwd: string): Promise<string> {
  const answer = await git(cwd, 'rev-parse', '--show-toplevel');
  if ('out' in answer) return realpathSync(answer.out.replace(/\r?\n$/, ''));
  if (answer.isMissing)
    throw new UserError(
      '--since needs Git, which is not there.',
      'Install Git, or leave --since out.',
    );
  if (/not a git repository/i.test(answer.said)) {
    throw new UserError(
      `--since: ${cwd} is not in a Git repository.`,
      'Run it in the repository of the policies, or leave --since out.',
    );
  }
  const [, distrusted] = /dubious ownership in repository at '(.+)'/i.exec(answer.said) ?? [];
  if (distrusted !== undefined) {
    throw new UserError(
      `--since: Git does not trust ${distrusted}: it belongs to another user.`,
      `If you do: git config --global --add safe.directory ${distrusted}`,
    );
  }
  throw refused(answer);
}

async function mergeBase(root: string, ref: string): Promise<string> {
  const commit = await commitOf(root, ref);
  const head = await commitOf(root, 'HEAD');
  if (commit === undefined || head === undefined) {
    const what =
      head === undefined ? 'the repository has no commit yet' : `there is no commit "${ref}"`;
    throw new UserError(
      `--since: ${what}.`,
      'Name a branch, a tag or a commit that was fetched: origin/main, HEAD~1.',
    );
  }
  const answer = await git(root, 'merge-base', head, commit);
  const base = 'out' in answer ? answer.out.trim() : '';
  if (base !== '') return base;
  if ('said' in answer && answer.said !== '') throw refused(answer);
  throw new UserError(
    `--since: HEAD and ${ref} have no commit in common.`,
    'In a shallow clone, as CI makes them, fetch the history: git fetch --unshallow, or fetch-depth: 0.',
  );
}

/** What begins with a hyphen would be an option. */
async function commitOf(root: string, ref: string): Promise<string | undefined> {
  if (ref === '' || ref.startsWith('-')) return undefined;
  const answer = await git(root, 'rev-parse', '--verify', '--quiet', `${ref}^{commit}`);
  return 'out' in answer ? answer.out.trim() : undefined;
}

function namesOf(answer: GitAnswer): readonly string[] {
  if ('said' in answer) throw refused(answer);
  return answer.out.split('\0').filter((name) => name !== '');
}

function refused(answer: GitAnswer): UserError {
  const said = 'said' in answer ? answer.said : '';
  const [first = ''] = said.split('\n');
  return new UserError(
    `--since: Git said: ${first || 'nothing'}`,
    'Mend what Git says, or leave --since out.',
  );
}

/** A link and what it leads to: either may have changed. */
function placesOf(file: string): readonly string[] {
  try {
    return [join(realpathSync(dirname(file)), basename(file)), realpathSync(file)];
  } catch {
    return [file];
  }
}
