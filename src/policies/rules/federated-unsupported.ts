import type { Rule } from '../lint/rule.ts';

export const federatedUnsupported: Rule = {
  id: 'federated-unsupported',
  category: 'error',
  title: 'Only trust policies have principals of type Federated',
  why: 'Users of an identity provider get at resources by assuming a role, whose trust policy names the provider. The policies of other resources cannot name it.',
  fix: 'Name the role that the users assume.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-federated-principal-not-supported',
  aws: ['FEDERATED_PRINCIPAL_NOT_SUPPORTED'],
  types: ['resource'],
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: 'arn:aws:iam::444455556666:saml-provider/staff' },
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
        at: ['/Statement/0/Principal/Federated'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/staff' },
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { principals } of document.statements) {
      for (const { type, id } of principals?.items ?? []) {
        if (type !== 'Federated') continue;
        yield {
          at: id,
          subject: id.text,
          message: `The policy of a resource cannot name the identity provider "${id.text}".`,
        };
      }
    }
  },
};
