import type { AccessAnalyzerCode } from './access-analyzer-codes.ts';
import type { Finding, Rule } from './rule.ts';

/** The check of Access Analyzer that a finding answers to: its own, or the only one of its rule. */
export function codeOf({ aws = [] }: Rule, finding: Finding): AccessAnalyzerCode | undefined {
  return finding.aws ?? (aws.length === 1 ? aws[0] : undefined);
}
