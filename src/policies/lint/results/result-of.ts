import type { ProposedFix, Result } from '../../../vocabulary/result.ts';
import { codeOf } from '../code-of.ts';
import type { Level } from '../rule.ts';
import type { Found } from '../run-rules.ts';
import { excerptOf } from './excerpt.ts';

/** What a finding's result needs besides the finding. */
export interface ResultOptions {
  readonly level: Exclude<Level, 'off'>;
  /** The file by its lines. */
  readonly lines: readonly string[];
  /** What the place is called: `anchorOf`, and its number where others are called the same. */
  readonly anchor: string;
  /** Why `--fix` did not make the finding's safe fix. */
  readonly refused?: string;
}

/** A finding as it stands in the report. */
export function resultOf(found: Found, options: ResultOptions): Result {
  const { rule, finding, document } = found;
  const { level, lines, refused } = options;
  const { span, pointer } = finding.at;
  const { line, column, endLine, endColumn } = span;
  const { path } = document.source;
  const alias = codeOf(rule, finding);
  return {
    code: `lint/${rule.id}`,
    ...(finding.subject === undefined ? {} : { subject: finding.subject }),
    category: 'lint',
    title: rule.title,
    status: level === 'error' ? 'fail' : 'warn',
    severity: level === 'error' ? 'error' : 'warning',
    message: finding.message,
    evidence: [{ kind: 'documented', detail: rule.why, source: rule.source }],
    place: { kind: 'file', path, pointer, line, column, endLine, endColumn },
    anchor: options.anchor,
    remedy: {
      text: adviceOf(found),
      ...(finding.fix ? { fix: proposed(finding.fix, refused) } : {}),
    },
    ruleCategory: rule.category,
    ...(alias ? { aliases: [`access-analyzer:${alias}`] } : {}),
    excerpt: excerptOf(lines, span),
  };
}

/** What to do here: of a fix that is only proposed its title says most. */
function adviceOf({ rule, finding: { advice, fix } }: Found): string {
  if (advice !== undefined) return advice;
  return fix && !fix.safe ? `${fix.title}. ${rule.fix}` : rule.fix;
}

/** What tells findings apart, but for those that are alike: path, code, subject, anchor. */
export function keyOf({ rule, finding, document }: Found, anchor: string): string {
  return `${document.source.path}\n${rule.id}\n${finding.subject ?? ''}\n${anchor}`;
}

function proposed(
  { title, safe }: NonNullable<Found['finding']['fix']>,
  refused: string | undefined,
): ProposedFix {
  return { title, safe, ...(refused === undefined ? {} : { refused }) };
}
