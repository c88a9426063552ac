import type { Word } from '../document/value.ts';

/**
 * Whether the key is the claim of an OpenID Connect token that says whom the token is for, which has one value:
 * `token.actions.githubusercontent.com:aud`. The part before the colon is the provider's address. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export function isAudienceClaim({ text }: Word): boolean {
  return /^[^:]+\.[^:]+:aud$/i.test(text);
}

/**
 * Whether the key is the claim that says whose token it is, of which the standard demands one value:
 * `token.actions.githubusercontent.com:sub`. Source: https://openid.net/specs/openid-connect-core-1_0.html#IDToken
 */
export function isSubjectClaim({ text }: Word): boolean {
  return /^[^:]+\.[^:]+:sub$/i.test(text);
}
