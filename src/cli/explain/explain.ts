import { nearest } from '../../plan/nearest.ts';
import { rulePage } from '../../policies/lint/pages/rule-page.ts';
import type { Rule } from '../../policies/lint/rule.ts';
import { rules } from '../../policies/rules/index.ts';
import { UserError } from '../../vocabulary/errors.ts';
import { pageOf, writtenCodes } from './written-pages.ts';

/**
 * The page of a code as Markdown: of a lint rule made from the rule, of everything else as it is in docs/. A code may be
 * given without its family, and as IAM Access Analyzer's. Throws UserError for one that is not known, with the nearest.
 */
export async function explain(code: string): Promise<string> {
  const wanted = code.trim();
  const ofAnalyzer = rulesAnswering(wanted);
  const found = ofAnalyzer.length > 0 ? ofAnalyzer : rules.filter((rule) => isNamed(rule, wanted));
  if (found.length > 0) {
    const pages: string[] = [];
    for (const rule of found) pages.push(await rulePage(rule));
    return pages.join('\n---\n\n');
  }
  const written = writtenCodes().filter((one) => !rules.some((rule) => isNamed(rule, one)));
  const same = written.filter((one) => one === wanted || one.endsWith(`/${wanted}`));
  const [only, ...more] = same;
  if (only !== undefined && more.length === 0) return pageOf(only);
  throw unknown(wanted, same, [...rules.map(({ id }) => `lint/${id}`), ...written]);
}

function isNamed({ id }: Rule, wanted: string): boolean {
  return wanted === id || wanted === `lint/${id}`;
}

/** `INVALID_ACTION`, `access-analyzer:INVALID_ACTION`. */
function rulesAnswering(wanted: string): readonly Rule[] {
  const code = wanted.replace(/^access-analyzer:/, '');
  return rules.filter(({ aws = [] }) => aws.some((one) => one === code));
}

function unknown(wanted: string, same: readonly string[], known: readonly string[]): UserError {
  if (same.length > 0) {
    return new UserError(`Several pages are called "${wanted}".`, `Say which: ${same.join(', ')}.`);
  }
  const whole = wanted.includes('/')
    ? known
    : known.map((code) => code.slice(code.indexOf('/') + 1));
  const alike = nearest(wanted, whole);
  return new UserError(
    `There is no code "${wanted}".`,
    alike.length > 0
      ? `Did you mean ${alike.join(' or ')}?`
      : 'A report names the codes; lint --list-rules lists those of rules.',
  );
}
