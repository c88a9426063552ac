import { type AccessAnalyzerCode, accessAnalyzerCodes } from '../access-analyzer-codes.ts';
import type { Rule } from '../rule.ts';
import { uncovered } from '../uncovered-codes.ts';
import { table } from './table.ts';

/** Which rule answers to which check of Access Analyzer, and why none does to the rest: docs/lint/coverage.md. */
export function coveragePage(rules: readonly Rule[]): string {
  const covered = rulesByCode(rules);
  const sections = Object.entries(accessAnalyzerCodes).flatMap(([category, codes]) => [
    `## ${category} (${codes.filter((code) => covered.has(code)).length} of ${codes.length})`,
    table(
      ['code', 'rule'],
      codes.map((code) => [code, ruleCell(code, covered)]),
    ),
  ]);
  const all = Object.values(accessAnalyzerCodes).flat();
  return [
    '# What Access Analyzer checks, and which rule does',
    `Of the ${all.length} checks of IAM Access Analyzer’s ValidatePolicy ${covered.size} have a rule here. Source, read 2026-11: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html>`,
    ...sections,
  ]
    .join('\n\n')
    .concat('\n');
}

/** Codes that have neither a rule nor a reason why not. */
export function forgottenCodes(rules: readonly Rule[]): readonly AccessAnalyzerCode[] {
  const covered = rulesByCode(rules);
  return Object.values(accessAnalyzerCodes)
    .flat()
    .filter((code) => !covered.has(code) && !uncovered.has(code));
}

function rulesByCode(rules: readonly Rule[]): ReadonlyMap<AccessAnalyzerCode, readonly string[]> {
  const covered = new Map<AccessAnalyzerCode, readonly string[]>();
  for (const { id, aws = [] } of rules) {
    for (const code of aws) covered.set(code, [...(covered.get(code) ?? []), id]);
  }
  return covered;
}

function ruleCell(
  code: AccessAnalyzerCode,
  covered: ReadonlyMap<AccessAnalyzerCode, readonly string[]>,
): string {
  const links = covered.get(code)?.map((id) => `[${id}](${id}.md)`);
  return links ? links.join(', ') : `none: ${uncovered.get(code) ?? 'not answered yet'}`;
}
