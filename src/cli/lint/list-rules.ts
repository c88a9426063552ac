import { writeFileSync } from 'node:fs';

import { type LevelSettings, levelOf } from '../../policies/lint/levels.ts';
import type { Rule } from '../../policies/lint/rule.ts';
import { UserError } from '../../vocabulary/errors.ts';
import type { Output } from '../options.ts';

/** Prints the list, as JSON where a format says so, and into the file that is named for it. */
export function printRules(
  rules: readonly Rule[],
  levels: LevelSettings,
  outputs: readonly Output[],
): void {
  const [output] = outputs;
  const text = (output?.format.startsWith('json') ? rulesJson : rulesTable)(rules, levels);
  if (output?.path === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(output.path, text);
  } catch (cause) {
    throw new UserError(
      `${output.path} cannot be written.`,
      'Name a file in a directory that exists and may be written.',
      { cause },
    );
  }
}

/** The rules with the levels that a run would give them, as a table. */
function rulesTable(rules: readonly Rule[], levels: LevelSettings): string {
  const rows = rules.map((rule) => [rule.id, rule.category, levelOf(rule, levels), rule.title]);
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '),
  );
  return `${lines.join('\n')}\n\n${rules.length} rules; vba-preflight explain lint/<rule> prints the page of one.\n`;
}

/** The same as JSON: one object a rule. */
function rulesJson(rules: readonly Rule[], levels: LevelSettings): string {
  const rows = rules.map((rule) => ({
    code: `lint/${rule.id}`,
    category: rule.category,
    level: levelOf(rule, levels),
    title: rule.title,
    types: rule.types,
    aliases: (rule.aws ?? []).map((code) => `access-analyzer:${code}`),
    why: rule.why,
    fix: rule.fix,
    source: rule.source,
    docs: `docs/lint/${rule.id}.md`,
  }));
  return `${JSON.stringify(rows, undefined, 2)}\n`;
}
