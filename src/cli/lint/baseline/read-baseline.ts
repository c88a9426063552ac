import { readFileSync } from 'node:fs';

import { UserError } from '../../../vocabulary/errors.ts';
import { systemCode } from '../../system-code.ts';
import { type At, ConfigReader } from '../config/config-reader.ts';
import { faultOf } from '../inputs/read-fault.ts';
import type { Baseline, PlacedEntry } from './baseline.ts';

const VERSION = '1.0';

/**
 * Reads a baseline; undefined where there is none. Throws InputError with the place of what it does not know, so that no
 * misspelt entry passes for an accepted finding.
 */
export function readBaseline({ file, path }: Omit<Baseline, 'entries'>): Baseline | undefined {
  const text = textOf(file, path);
  return text === undefined ? undefined : { file, path, entries: parseBaseline(text, path) };
}

export function parseBaseline(text: string, path: string): readonly PlacedEntry[] {
  const reader = new ConfigReader(text, path);
  const { root } = reader;
  reader.members(root, ['schemaVersion', 'findings']);
  const version = reader.member(root, 'schemaVersion');
  const findings = reader.member(root, 'findings');
  if (!version || !findings) {
    throw reader.refuse(
      root,
      'a baseline has "schemaVersion" and "findings"',
      'Let --update-baseline write the file.',
    );
  }
  reader.oneOf(version, [VERSION]);
  return reader.items(findings).map((at) => entryOf(reader, at, path));
}

/** The text of a baseline with these entries. */
export function printBaseline(entries: readonly Omit<PlacedEntry, 'place'>[]): string {
  return `${JSON.stringify({ schemaVersion: VERSION, findings: entries }, undefined, 2)}\n`;
}

const NEEDED = ['fingerprint', 'code', 'path', 'message'] as const;

function entryOf(reader: ConfigReader, at: At, path: string): PlacedEntry {
  const members = reader.members(at, [...NEEDED, 'reason', 'until']);
  const textAt = (name: string): string | undefined => {
    const member = members.find(({ key }) => key === name);
    return member && reader.text(member);
  };
  const need = (name: (typeof NEEDED)[number]): string => {
    const text = textAt(name);
    if (text !== undefined) return text;
    throw reader.refuse(at, `the entry has no "${name}"`, 'Let --update-baseline write entries.');
  };
  const reason = textAt('reason');
  const until = textAt('until');
  if (until !== undefined && !isDay(until)) {
    const member = members.find(({ key }) => key === 'until') ?? at;
    throw reader.refuse(member, `"${until}" is no day`, 'Write it as 2026-12-31.');
  }
  return {
    fingerprint: need('fingerprint'),
    code: need('code'),
    path: need('path'),
    message: need('message'),
    ...(reason === undefined ? {} : { reason }),
    ...(until === undefined ? {} : { until }),
    place: { kind: 'file', path, pointer: '', ...reader.spanOf(at) },
  };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function textOf(file: string, path: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    const { what, mend } = faultOf(error);
    throw new UserError(`${path}: ${what}.`, mend, { cause: error });
  }
}
