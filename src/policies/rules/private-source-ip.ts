import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { privateSourceIps } from '../lint/statements/source-ip-lines.ts';

export const privateSourceIp: Rule = {
  id: 'private-source-ip',
  category: 'error',
  title: 'Conditions on aws:SourceIp have public addresses',
  why: 'AWS sees the public address of a caller. A condition with private ones alone never holds, and its opposite always does.',
  fix: 'Write the public addresses that callers come from; for calls through a VPC endpoint use aws:VpcSourceIp with aws:SourceVpc.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-private-ip-address',
  aws: ['PRIVATE_IP_ADDRESS', 'PRIVATE_NOT_IP_ADDRESS'],
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
              Resource: 'arn:aws:s3:::reports/*',
              Condition: { IpAddress: { 'aws:SourceIp': ['10.1.0.0/16', 'fd00::/8'] } },
            },
          ],
        },
        at: ['/Statement/0/Condition/IpAddress/aws:SourceIp'],
      },
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: { NotIpAddress: { 'aws:SourceIp': '192.168.1.10' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/NotIpAddress/aws:SourceIp'],
      },
    ],
    good: [
      {
        note: 'The address inside a VPC is another key',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: {
                IpAddress: { 'aws:VpcSourceIp': '10.1.0.0/16' },
                StringEquals: { 'aws:SourceVpc': 'vpc-0a1b2c3d4e5f67890' },
              },
            },
            {
              Effect: 'Allow',
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3:::reports',
              Condition: { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '0.0.0.0/1'] } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { line, isMixed } of privateSourceIps(document)) {
      if (isMixed) continue;
      const { negated } = line.operator;
      yield {
        at: line.value,
        subject: line.key.text,
        message: negated
          ? 'No caller of AWS has a private address: the condition always holds.'
          : 'No caller of AWS has a private address: the condition never holds.',
        aws: negated ? 'PRIVATE_NOT_IP_ADDRESS' : 'PRIVATE_IP_ADDRESS',
      };
    }
  },
};
