import { foldCase } from '../../evaluate/match/fold-case.ts';

/**
 * The global key that AWS once had and no longer supports. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-global-condition-key
 */
export function isUnsupportedKey(key: string): boolean {
  return foldCase(key) === 'aws:arn';
}
