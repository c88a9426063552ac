import { basename, dirname } from 'node:path/posix';

import type { TextFacts } from '../../../policies/lint/inputs/policy-text.ts';
import type { Owner } from '../../../policies/sources/source.ts';

/**
 * What the place of a file says of a bare document in it, by the convention of docs/lint/usage.md. A directory stands
 * for a role, or below `users` or `groups` for such an identity, and these files bear on it:
 *
 * - `<identity>/trust.json`, `<identity>/boundary.json`, `<identity>/session.json`
 * - `<identity>/inline/*.json`, `<identity>/managed/*.json`
 *
 * Files directly in a directory `scp` or `rcp` are policies of the organization. `path` is absolute and has `/`.
 */
export function factsByPath(path: string): TextFacts {
  const folder = dirname(path);
  const organization = basename(folder);
  if (organization === 'scp' || organization === 'rcp') return { type: typed(organization) };
  const single = SINGLE[basename(path)];
  if (single) return { type: typed(single), owners: [ownerAt(folder)] };
  if (organization !== 'inline' && organization !== 'managed') return {};
  const owner = ownerAt(dirname(folder));
  const attachment = organization === 'managed' ? 'managed' : (`inline-${owner.kind}` as const);
  return { type: typed('identity'), attachment, owners: [owner] };
}

type Type = NonNullable<TextFacts['type']>;

const SINGLE: Readonly<Record<string, Type['is']>> = {
  'trust.json': 'trust',
  'boundary.json': 'boundary',
  'session.json': 'session',
};

function typed(is: Type['is']): Type {
  return { is, from: 'path' };
}

/** Identities of two directories are two, whatever their names. */
function ownerAt(folder: string): Owner {
  const kind = KINDS[basename(dirname(folder))] ?? 'role';
  return { kind, name: basename(folder) || '/', alias: folder };
}

const KINDS: Readonly<Record<string, Owner['kind']>> = { users: 'user', groups: 'group' };
