import { resolve } from 'node:path';

import { readTextFile } from '../../read-files.ts';
import { ConfigReader, type At } from './config-reader.ts';
import {
  fileRoles,
  type IdentityFiles,
  levels,
  type LintConfig,
  policyTypes,
  ruleCategories,
} from './lint-config.ts';
import { checkRuleName } from './rule-names.ts';

/**
 * Reads a configuration file (docs/schema/config.schema.json). Throws InputError with the place of what it does not
 * know, so that no misspelt word is passed over. `file` is absolute, `shown` what messages call it.
 */
export async function readConfig(
  file: string,
  shown: string,
  ruleIds: readonly string[],
): Promise<LintConfig> {
  const path = resolve(shown) === file ? shown : file;
  const { text } = await readTextFile(path);
  return { ...parseConfig(text, path, ruleIds), path: file };
}

export function parseConfig(text: string, path: string, ruleIds: readonly string[]): LintConfig {
  const reader = new ConfigReader(text, path);
  reader.members(reader.root, ['$schema', 'lint']);
  const lint = reader.member(reader.root, 'lint');
  if (!lint) {
    return { path, rules: new Map(), types: [], ignore: [], identities: [], features: [] };
  }
  reader.members(lint, [
    'rules',
    'types',
    'ignore',
    'identities',
    'product',
    'max-warnings',
    'baseline',
  ]);
  const of = (name: string): At | undefined => reader.member(lint, name);
  const maxWarnings = of('max-warnings');
  const baseline = of('baseline');
  return {
    path,
    rules: rulesOf(reader, of('rules'), ruleIds),
    types: (of('types') ? reader.members(of('types') ?? lint) : []).map((at) => [
      at.key,
      reader.oneOf(at, policyTypes),
    ]),
    ignore: reader.texts(of('ignore')),
    identities: reader.items(of('identities')).map((at) => identityOf(reader, at)),
    ...productOf(reader, of('product')),
    ...(maxWarnings ? { maxWarnings: reader.count(maxWarnings) } : {}),
    ...(baseline ? { baseline: reader.text(baseline) } : {}),
  };
}

function rulesOf(
  reader: ConfigReader,
  at: At | undefined,
  ruleIds: readonly string[],
): LintConfig['rules'] {
  if (!at) return new Map();
  return new Map(
    reader.members(at).map((member) => {
      const fault = checkRuleName(member.key, [...ruleIds, ...ruleCategories, 'all']);
      if (fault) throw reader.refuse(member, fault.what, fault.mend);
      return [member.key, reader.oneOf(member, levels)] as const;
    }),
  );
}

const KINDS = ['role', 'user', 'group'] as const;

function identityOf(reader: ConfigReader, at: At): IdentityFiles {
  const members = reader.members(at, [...KINDS, ...fileRoles]);
  const [named, ...more] = members.filter(({ key }) => KINDS.some((kind) => kind === key));
  const kind = KINDS.find((one) => one === named?.key);
  if (!named || !kind || more.length > 0) {
    throw reader.refuse(
      at,
      'an identity needs exactly one of role, user and group',
      'Write for example "role: backup".',
    );
  }
  return {
    kind,
    name: reader.text(named),
    files: fileRoles.flatMap((role) =>
      reader.texts(members.find(({ key }) => key === role)).map((glob) => [role, glob] as const),
    ),
  };
}

function productOf(
  reader: ConfigReader,
  at: At | undefined,
): Pick<LintConfig, 'features' | 'productVersion' | 'plan'> {
  if (!at) return { features: [] };
  reader.members(at, ['for', 'version', 'plan']);
  const version = reader.member(at, 'version');
  const plan = reader.member(at, 'plan');
  return {
    features: reader.texts(reader.member(at, 'for')),
    ...(version ? { productVersion: reader.text(version) } : {}),
    ...(plan ? { plan: reader.text(plan) } : {}),
  };
}
