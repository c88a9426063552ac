import { UserError } from '../vocabulary/errors.ts';
import type { NotChecked } from '../vocabulary/result.ts';
import type { Check } from './check.ts';

/** Ids of checks, with or without the `check/` in front. */
export interface Selection {
  readonly only?: readonly string[] | undefined;
  readonly skip?: readonly string[] | undefined;
}

/** The checks that are to run, and those that are not. Throws UserError for an id that no check has. */
export function selectChecks(
  checks: readonly Check[],
  { only, skip }: Selection,
): { readonly chosen: readonly Check[]; readonly leftOut: readonly NotChecked[] } {
  const wanted = only && idsOf(only, checks, '--only');
  const unwanted = idsOf(skip ?? [], checks, '--skip');
  const isLeftOut = ({ id }: Check) =>
    unwanted.has(id) || (wanted !== undefined && !wanted.has(id));
  return {
    chosen: checks.filter((check) => !isLeftOut(check)),
    leftOut: checks.filter(isLeftOut).map(({ id }) => ({
      subject: id,
      why: `Left out by ${unwanted.has(id) ? '--skip' : '--only'}.`,
    })),
  };
}

function idsOf(
  names: readonly string[],
  checks: readonly Check[],
  flag: string,
): ReadonlySet<string> {
  return new Set(
    names.map((name) => {
      const id = name.startsWith('check/') ? name : `check/${name}`;
      if (checks.some((check) => check.id === id)) return id;
      const ids = checks.map((check) => check.id).join(', ');
      throw new UserError(`${flag}: there is no check ${name}.`, `Use one of: ${ids}.`);
    }),
  );
}
