import { arnPartsOf } from '../lint/patterns/arn-parts.ts';
import type { Rule } from '../lint/rule.ts';
import { isFilledIn } from '../lint/statements/condition-lines.ts';

export const principalValue: Rule = {
  id: 'principal-value',
  category: 'error',
  title: 'Principals of type AWS are accounts, users, roles or sessions',
  why: 'AWS refuses a principal that is none of these. Groups, instance profiles and policies cannot be named, as nobody signs in as one.',
  fix: 'Write an account of 12 digits, or the ARN of a user, role or session.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#Principal_specifying',
  types: ['trust', 'resource'],
  examples: {
    bad: [
      {
        note: 'Seven digits, a group, a bucket, a name',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                AWS: [
                  'arn:aws:iam::1111111:role/VeeamImpersonationRole',
                  'arn:aws:iam::444455556666:group/operators',
                  'arn:aws:s3:::reports',
                  'backup',
                ],
              },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: [
          '/Statement/0/Principal/AWS/0',
          '/Statement/0/Principal/AWS/1',
          '/Statement/0/Principal/AWS/2',
          '/Statement/0/Principal/AWS/3',
        ],
      },
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: '4444-5555-6666' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: ['/Statement/0/Principal/AWS'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                AWS: [
                  '444455556666',
                  'arn:aws-us-gov:iam::444455556666:root',
                  'arn:aws:iam::444455556666:user/division/anna',
                  'arn:aws:sts::444455556666:assumed-role/backup/i-0abcd1234',
                ],
              },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
      {
        note: 'An origin access identity of CloudFront has no account',
        type: 'resource',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity EH1HDMB1FH2TC',
              },
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
        const { text } = id;
        if (type !== 'AWS' || /[*?]/.test(text) || !isFilledIn(text)) continue;
        const fault = faultOf(text);
        if (fault === undefined) continue;
        const digits = text.replaceAll('-', '');
        yield {
          at: id,
          subject: text,
          message: `"${text}" ${fault}.`,
          ...(/^\d{4}-\d{4}-\d{4}$/.test(text)
            ? {
                fix: {
                  safe: false,
                  title: `Write ${digits}`,
                  edits: [{ kind: 'replace', value: id, by: digits }],
                },
              }
            : {}),
        };
      }
    }
  },
};

/** IAM shows the unique id of a principal that is gone: users, roles, and others of the same form. */
const UNIQUE_ID = /^A[A-Z]{3}[A-Z0-9]{12,}(?::.*)?$/;

function faultOf(text: string): string | undefined {
  if (/^\d{12}$/.test(text) || UNIQUE_ID.test(text)) return undefined;
  if (!text.startsWith('arn:')) return 'is neither an account of 12 digits nor an ARN';
  const arn = arnPartsOf(text);
  if (!arn) return 'has too few fields for an ARN';
  const { service, account, resource } = arn;
  if (service.text !== 'iam' && service.text !== 'sts') {
    return `is an ARN of ${service.text || 'no service'}, not of a user, role or session`;
  }
  if (!/^(?:\d{12}|cloudfront)$/.test(account.text)) return 'has no account of 12 digits';
  const kind = NOBODY.find((one) => resource.text.startsWith(`${one}/`));
  return kind === undefined
    ? undefined
    : `is an ARN of type ${kind}, which cannot be a principal of type AWS`;
}

/** Resources of IAM that are no principals, or of type Federated. */
const NOBODY: readonly string[] = [
  'group',
  'instance-profile',
  'mfa',
  'oidc-provider',
  'policy',
  'saml-provider',
  'server-certificate',
];
