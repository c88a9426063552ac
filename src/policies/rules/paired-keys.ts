import { foldCase } from '../evaluate/match/fold-case.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { hasUntoldConditions, names } from '../lint/statements/condition-keys.ts';

export const pairedKeys: Rule = {
  id: 'paired-keys',
  category: 'security',
  title: 'Addresses inside a VPC are named together with the VPC',
  why: 'Every VPC can have the same private addresses. aws:VpcSourceIp alone lets in whoever uses one of them in a VPC of their own.',
  fix: 'Add aws:SourceVpc, aws:SourceVpce or aws:SourceVpcArn to the same conditions.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-missing-paired-condition-keys',
  aws: ['MISSING_PAIRED_CONDITION_KEYS'],
  types: allTypes,
  when: ['condition'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::backups-of-444455556666/*',
              Condition: { IpAddress: { 'aws:VpcSourceIp': '10.0.4.0/24' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/IpAddress/aws:VpcSourceIp'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::backups-of-444455556666/*',
              Condition: {
                IpAddress: { 'aws:VpcSourceIp': '10.0.4.0/24' },
                StringEquals: { 'aws:SourceVpc': 'vpc-0123456789abcdef0' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      const { conditions } = statement;
      const line = conditions.find(({ key }) => names(key, 'aws:vpcsourceip'));
      if (!line || conditions.some(({ key }) => NETWORKS.has(foldCase(key.text)))) continue;
      if (hasUntoldConditions(document, statement)) continue;
      yield {
        at: line.key,
        subject: line.key.text,
        message: `${line.key.text} without aws:SourceVpc, aws:SourceVpce or aws:SourceVpcArn means these addresses in any VPC.`,
      };
    }
  },
};

const NETWORKS: ReadonlySet<string> = new Set([
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourcevpcarn',
]);
