import type { Word } from '../document/value.ts';

/**
 * Whether the key is the claim of an OpenID Connect token that says whom the token is for, which has one value:
 * `token.actions.githubusercontent.com:aud`. The part before the colon is the provider's address. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export function isAudienceClaim({ text }: Word): boolean {
  return /^[^:]+\.[^:]+:aud$/i.test(text);
}
