import { foldCase } from '../evaluate/match/fold-case.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { canEnd, keyValues } from '../lint/statements/key-values.ts';

export const badServiceValue: Rule = {
  id: 'bad-service-value',
  category: 'error',
  title: 'Conditions on a service have the service’s principal',
  why: 'AWS compares with the principal of the service, such as ec2.amazonaws.com. A condition with anything else never holds, and its opposite always does.',
  fix: 'Write <service>.amazonaws.com, for kms:ViaService <service>.<region>.amazonaws.com.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-service-principal-format',
  aws: ['INVALID_SERVICE_PRINCIPAL_FORMAT'],
  types: allTypes,
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: 'arn:aws:iam::444455556666:role/backup',
              Condition: {
                StringEquals: { 'iam:PassedToService': ['ec2', 'backup.amazonaws.co'] },
              },
            },
            {
              Effect: 'Allow',
              Action: 'kms:Decrypt',
              Resource: 'arn:aws:kms:eu-west-1:444455556666:key/*',
              Condition: { StringEquals: { 'kms:ViaService': 's3.amazonaws.com' } },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/StringEquals/iam:PassedToService/0',
          '/Statement/0/Condition/StringEquals/iam:PassedToService/1',
          '/Statement/1/Condition/StringEquals/kms:ViaService',
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
              Action: 'iam:PassRole',
              Resource: 'arn:aws:iam::444455556666:role/backup',
              Condition: {
                StringLike: {
                  'iam:PassedToService': [
                    'ec2.amazonaws.com.cn',
                    'malware-protection.guardduty.amazonaws.com',
                    'ec2.*',
                  ],
                },
              },
            },
            {
              Effect: 'Allow',
              Action: 'kms:Decrypt',
              Resource: 'arn:aws:kms:eu-west-1:444455556666:key/*',
              Condition: {
                StringLike: {
                  'kms:ViaService': ['s3.*.amazonaws.com', 'ec2.eu-west-1.amazonaws.com'],
                },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { line, value, isPattern } of keyValues(document, KEYS)) {
      const { text } = value;
      const least = foldCase(line.key.text) === 'kms:viaservice' ? 2 : 1;
      const compared = line.operator.ignoreCase ? text.toLowerCase() : text;
      if (isPattern ? canBeService(compared) : isService(compared, least)) continue;
      yield {
        at: value,
        subject: text,
        message: `"${text}" is not of the form <service>.${least > 1 ? '<region>.' : ''}amazonaws.com.`,
      };
    }
  },
};

const KEYS: ReadonlySet<string> = new Set(
  [
    'aws:CalledVia',
    'aws:CalledViaFirst',
    'aws:CalledViaLast',
    'aws:PrincipalServiceName',
    'aws:PrincipalServiceNamesList',
    'iam:AWSServiceName',
    'iam:PassedToService',
    'kms:ViaService',
    'organizations:ServicePrincipal',
  ].map(foldCase),
);

/**
 * Suffixes of service principals by partition. Source: the DNS suffixes of the partition data of the AWS SDK for
 * JavaScript (@aws-sdk/core), read 2026-11-25; in words:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
 */
const SUFFIXES: readonly string[] = [
  'amazonaws.com',
  'amazonaws.com.cn',
  'amazonaws.eu',
  'c2s.ic.gov',
  'sc2s.sgov.gov',
  'cloud.adc-e.uk',
  'csp.hci.ic.gov',
  'aws.internal',
];

/** Whether it is a service principal with at least so many words before its suffix. */
function isService(text: string, least: number): boolean {
  const suffix = SUFFIXES.find((one) => text.endsWith(`.${one}`));
  if (suffix === undefined) return false;
  const words = text.slice(0, -suffix.length - 1).split('.');
  return words.length >= least && words.every((word) => /^[a-z0-9-]+$/.test(word));
}

function canBeService(pattern: string): boolean {
  return SUFFIXES.some((suffix) => canEnd(pattern, suffix));
}
