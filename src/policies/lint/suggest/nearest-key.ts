import { foldCase } from '../../evaluate/match/fold-case.ts';
import type { LintStatement } from '../document/statement.ts';
import { globalConditionKeys, isKey, type Lexicon, type Service } from '../lexicon/lexicon.ts';
import { nearest } from './nearest.ts';

/**
 * The documented condition key that was most likely meant: one of that name with another prefix, global or of a service
 * of the statement's actions, else the one of the same prefix that is few slips of the keyboard away. What follows the
 * slash of a tag's key stays.
 */
export function nearestKey(
  written: string,
  statement: LintStatement,
  names: Lexicon,
): string | undefined {
  const [, prefix = '', name = ''] = PARTS.exec(written) ?? [];
  return keyNamed(name, statement, names) ?? nearestOf(prefix, name, names);
}

/** Prefix and name; the prefix may be absent, or be divided from the name by another sign: `aws.SourceIp`. */
const PARTS = /^\s*(?:([A-Za-z0-9-]*)\s*[:.]\s*)?(.*?)\s*$/;

function keyNamed(name: string, statement: LintStatement, names: Lexicon): string | undefined {
  const global = globalConditionKeys.find(({ key }) => isKey(key, `aws:${name}`));
  if (global) return filled(global.key, name);
  for (const { prefix, conditionKeys } of servicesOf(statement, names)) {
    const known = conditionKeys.get(`${prefix}:${name}`);
    if (known) return filled(known.key, name);
  }
  return undefined;
}

/** Services of the statement's actions; patterns count where they name one service. */
export function servicesOf({ actions }: LintStatement, names: Lexicon): ReadonlySet<Service> {
  const services = new Set<Service>();
  for (const { text } of actions?.items ?? []) {
    const meaning = names.action(text);
    if (meaning.kind === 'known' || meaning.kind === 'unknown') services.add(meaning.service);
    else if (meaning.kind === 'pattern' && meaning.services.length === 1) {
      for (const service of meaning.services) services.add(service);
    }
  }
  return services;
}

function nearestOf(prefix: string, name: string, names: Lexicon): string | undefined {
  const isGlobal = prefix === '' || foldCase(prefix) === 'aws';
  const keys = isGlobal
    ? globalConditionKeys.map(({ key }) => key)
    : (names.service(prefix)?.conditionKeys.names() ?? []);
  const hasTag = name.includes('/');
  // A closed key is compared as a whole, an open one up to its slash.
  const byName = new Map(
    keys
      .filter((key) => key.includes('/') === hasTag && key.includes(':') && !key.includes(':$'))
      .map((key) => [stemOf(key.slice(key.indexOf(':') + 1)), key]),
  );
  const meant = nearest(stemOf(name), byName.keys());
  const key = meant === undefined ? undefined : byName.get(meant);
  return key === undefined ? undefined : filled(key, name);
}

function stemOf(name: string): string {
  const slash = name.indexOf('/');
  return slash < 0 ? name : name.slice(0, slash);
}

/** `aws:ResourceTag/team` from what AWS documents as `aws:ResourceTag/${TagKey}`. */
function filled(documented: string, name: string): string {
  const slash = documented.indexOf('/');
  return slash < 0 ? documented : documented.slice(0, slash) + name.slice(stemOf(name).length);
}
