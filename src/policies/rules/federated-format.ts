import type { Value } from '../lint/document/value.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { isFilledIn } from '../lint/statements/condition-lines.ts';
import { identityProviderOf } from '../lint/statements/identity-provider.ts';

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
      for (const { type, id } of principals?.items ?? []) {
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
  const message = `"${text}" is neither the ARN of an identity provider nor a domain.`;
  const domain = /^https:\/\/([^/]+)\/?$/.exec(text)?.[1];
  if (domain === undefined || !DOMAINS.has(domain)) return { at: id, subject: text, message };
  return {
    at: id,
    subject: text,
    message,
    fix: {
      safe: false,
      title: `Write ${domain}`,
      edits: [{ kind: 'replace', value: id, by: domain }],
    },
  };
}

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
