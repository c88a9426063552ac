import { dirname, matchesGlob, relative, sep } from 'node:path';

import type { TextFacts } from '../../policies/lint/inputs/policy-text.ts';
import type { FileRole, IdentityFiles, LintConfig } from './config/lint-config.ts';
import type { LintInput } from './inputs/lint-input.ts';
import { factsByPath } from './inputs/path-convention.ts';
import type { LintCommandOptions } from './lint-options.ts';

/** What is said of the documents in a file beside its text: the flag before the configuration before where it stands. */
export function factsFor(
  { file }: Pick<LintInput, 'file'>,
  { type }: Pick<LintCommandOptions, 'type'>,
  config: LintConfig | undefined,
): TextFacts {
  const flag: TextFacts = type === 'auto' ? {} : { type: { is: type, from: 'flag' } };
  if (file === undefined) return flag;
  return {
    ...factsByPath(file.replaceAll(sep, '/')),
    ...(config ? factsByConfig(file, config) : {}),
    ...flag,
  };
}

/** Whether the configuration wants the file left out. */
export function isIgnored(file: string, { ignore, path }: LintConfig): boolean {
  return ignore.some((glob) => matches(file, path, glob));
}

function factsByConfig(file: string, { path, types, identities }: LintConfig): TextFacts {
  const type = types.find(([glob]) => matches(file, path, glob))?.[1];
  const roles = identities.flatMap((identity) =>
    identity.files
      .filter(([, glob]) => matches(file, path, glob))
      .map(([role]) => ({ identity, role })),
  );
  const [first] = roles;
  return {
    ...(first ? factsOf(first.role, first.identity.kind) : {}),
    ...(first ? { owners: roles.map(({ identity: { kind, name } }) => ({ kind, name })) } : {}),
    ...(type ? { type: { is: type, from: 'config' as const } } : {}),
  };
}

function factsOf(role: FileRole, kind: IdentityFiles['kind']): TextFacts {
  if (role !== 'inline' && role !== 'managed') return { type: { is: role, from: 'config' } };
  return {
    type: { is: 'identity', from: 'config' },
    attachment: role === 'managed' ? 'managed' : `inline-${kind}`,
  };
}

/** Globs are meant from the configuration's directory on; one without `/` means the file's name anywhere. */
function matches(file: string, config: string, glob: string): boolean {
  const path = relative(dirname(config), file).replaceAll(sep, '/');
  const meant = glob.startsWith('./') ? glob.slice(2) : glob;
  return matchesGlob(path, meant.includes('/') ? meant : `**/${meant}`);
}
