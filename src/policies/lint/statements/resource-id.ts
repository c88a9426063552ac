import type { LintDocument } from '../document/lint-document.ts';
import type { Finding } from '../rule.ts';
import { canBegin, keyValues } from './key-values.ts';

/**
 * Values of the keys that are no id with this prefix, which 8 or 17 letters and digits follow. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-vpc-format
 */
export function* badIds(
  document: LintDocument,
  keys: ReadonlySet<string>,
  prefix: string,
): Generator<Finding> {
  for (const { value, isPattern } of keyValues(document, keys)) {
    const { text } = value;
    if (isPattern ? canBegin(text, prefix) : isId(text, prefix)) continue;
    yield {
      at: value,
      subject: text,
      message: `"${text}" is not of the form ${prefix} with 8 or 17 letters and digits.`,
    };
  }
}

function isId(text: string, prefix: string): boolean {
  return text.startsWith(prefix) && ID.test(text.slice(prefix.length));
}

const ID = /^(?:[0-9A-Za-z]{8}|[0-9A-Za-z]{17})$/;
