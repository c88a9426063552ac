import { defaultLevel } from '../levels.ts';
import type { Rule } from '../rule.ts';
import { prose } from './prose.ts';
import { table } from './table.ts';

/** The list of all rules: docs/lint/README.md. */
export function rulesPage(rules: readonly Rule[]): string {
  const rows = rules.map((rule) => [
    `[${rule.id}](${rule.id}.md)`,
    rule.category,
    defaultLevel(rule),
    prose(rule.title),
  ]);
  return [
    '# Rules of `vba-preflight lint`',
    'One page a rule, made from the rule itself by `node scripts/lint-docs.ts`; every example on them is run by a test. [coverage.md](coverage.md) says which checks of IAM Access Analyzer they answer to, [usage.md](usage.md) how files, types and settings are told.',
    table(['rule', 'category', 'level', 'what is good'], rows),
  ]
    .join('\n\n')
    .concat('\n');
}
