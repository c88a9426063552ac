import type { Value } from '../lint/document/value.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { isFilledIn } from '../lint/statements/condition-lines.ts';
import { identityProviderOf } from '../lint/statements/identity-provider.ts';
import { valueFinding } from '../lint/suggest/value-finding.ts';

export const federatedFormat: Rule = {
  id: 'federated-format',
  category: 'error',
  title: 'Identity providers are named by their ARN in IAM, or by domain',
  why: 'IAM refuses a trust policy with a Federated principal of another form: an address with https://, or the ARN of something else.',
  fix: 'Write arn:aws:iam::<account>:oidc-provider/<address> or arn:aws:iam::<account>:saml-provider/<name>. Amazon Cognito, Google, Facebook and Login with Amazon are named by domain.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-federated-principal-syntax-in-role-trust-policy',
  aws: ['INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY'],
  types: ['trust'],
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: 'https://accounts.google.com' },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: { StringEquals: { 'accounts.google.com:aud': 'backup-console' } },
            },
            {
              Effect: 'Allow',
              Principal: { Federated: 'arn:aws:iam::444455556666:role/staff' },
              Action: 'sts:AssumeRoleWithSAML',
            },
          ],
        },
        at: ['/Statement/0/Principal/Federated', '/Statement/1/Principal/Federated'],
      },
      {
        note: 'IAM names a provider by its address without https://',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Federated: [
                  'arn:aws:iam::444455556666:oidc-provider/https://sso.example.net',
                  'https://sso.example.net',
                  'google',
                ],
              },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: { StringEquals: { 'sso.example.net:aud': 'backup' } },
            },
          ],
        },
        at: [
          '/Statement/0/Principal/Federated/0',
          '/Statement/0/Principal/Federated/1',
          '/Statement/0/Principal/Federated/2',
        ],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: 'accounts.google.com' },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: { StringEquals: { 'accounts.google.com:aud': 'backup-console' } },
            },
            {
              Effect: 'Allow',
              Principal: { Federated: 'arn:aws:iam::444455556666:saml-provider/staff' },
              Action: 'sts:AssumeRoleWithSAML',
              Condition: {
                StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { principals } of document.statements) {
      // Of NotPrincipal trust-notprincipal speaks, whatever it says.
      if (!principals || principals.not) continue;
      for (const { type, id } of principals.items) {
        if (type === 'Federated' && isMalformed(id.text)) yield telling(id);
      }
    }
  },
};

function isMalformed(text: string): boolean {
  return !/[*?]/.test(text) && isFilledIn(text) && !identityProviderOf(text);
}

function telling(id: Value): Finding {
  const { text } = id;
  const what = `"${text}" is neither the ARN of an identity provider nor a domain`;
  const address = /^https:\/\/(.+?)\/?$/.exec(text)?.[1];
  const meant = providerMeant(text, address);
  const finding = valueFinding(id, what, meant);
  if (meant !== undefined || address === undefined) return finding;
  return {
    ...finding,
    advice: `Create the provider in IAM and write "arn:aws:iam::<account>:oidc-provider/${address}".`,
  };
}

function providerMeant(text: string, address: string | undefined): string | undefined {
  if (text.includes(`:oidc-provider/${SCHEME}`)) return text.replace(SCHEME, '');
  const name = (address ?? text).toLowerCase();
  return [...DOMAINS].find((domain) => domain === name || domain.split('.').includes(name));
}

const SCHEME = 'https://';

/**
 * Providers that AWS knows without a resource in IAM. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-federated-web-identity
 */
const DOMAINS: ReadonlySet<string> = new Set([
  'accounts.google.com',
  'cognito-identity.amazonaws.com',
  'graph.facebook.com',
  'www.amazon.com',
]);
