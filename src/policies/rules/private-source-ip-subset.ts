import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { privateSourceIps } from '../lint/statements/source-ip-lines.ts';

export const privateSourceIpSubset: Rule = {
  id: 'private-source-ip-subset',
  category: 'suggestion',
  title: 'Conditions on aws:SourceIp have no private addresses besides public ones',
  why: 'AWS sees the public address of a caller, so private ones in the list do nothing.',
  fix: 'Remove them; for calls through a VPC endpoint use aws:VpcSourceIp with aws:SourceVpc.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-private-ip-address-subset',
  aws: ['PRIVATE_IP_ADDRESS_SUBSET', 'PRIVATE_NOT_IP_ADDRESS_SUBSET'],
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
              Condition: { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '10.0.0.0/8'] } },
            },
            {
              Effect: 'Deny',
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3:::reports',
              Condition: { NotIpAddress: { 'aws:SourceIp': ['172.16.0.0/12', '203.0.113.0/24'] } },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/IpAddress/aws:SourceIp/1',
          '/Statement/1/Condition/NotIpAddress/aws:SourceIp/0',
        ],
      },
    ],
    good: [
      {
        note: 'A range that only reaches into private ones',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '8.0.0.0/6'] } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { line, privates, isMixed } of privateSourceIps(document)) {
      if (!isMixed) continue;
      for (const value of privates) {
        yield {
          at: value,
          subject: value.text,
          message: `${value.text} is private: no caller of AWS has such an address.`,
          aws: line.operator.negated
            ? 'PRIVATE_NOT_IP_ADDRESS_SUBSET'
            : 'PRIVATE_IP_ADDRESS_SUBSET',
        };
      }
    }
  },
};
