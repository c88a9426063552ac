import { arnPartsOf } from '../patterns/arn-parts.ts';

/** Who vouches for a federated user. */
export interface IdentityProvider {
  readonly kind: 'saml' | 'oidc';
  /** Of an OpenID Connect provider: its address without `https://`, which its condition keys begin with. */
  readonly address: string;
}

/**
 * The identity provider that a Federated principal names: by the ARN of an IAM resource, or, for the few that AWS knows
 * itself, by domain. Undefined for what is neither. Sources:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-federated-web-identity,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-saml
 */
export function identityProviderOf(id: string): IdentityProvider | undefined {
  if (DOMAIN.test(id)) return { kind: 'oidc', address: id };
  const arn = arnPartsOf(id);
  if (arn?.service.text !== 'iam' || !/^\d{12}$/.test(arn.account.text)) return undefined;
  const { text } = arn.resource;
  const slash = text.indexOf('/');
  const address = text.slice(slash + 1);
  // IAM keeps the address of a provider without its scheme.
  if (slash < 0 || address === '' || address.includes('://')) return undefined;
  switch (text.slice(0, slash)) {
    case 'saml-provider':
      return { kind: 'saml', address };
    case 'oidc-provider':
      return { kind: 'oidc', address };
    default:
      return undefined;
  }
}

const DOMAIN = /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/i;
