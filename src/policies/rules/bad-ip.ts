import { parseRange } from '../evaluate/conditions/addresses.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { comparedValues } from '../lint/statements/condition-lines.ts';
import { mistypedKey } from '../lint/statements/key-type.ts';

export const badIp: Rule = {
  id: 'bad-ip',
  category: 'error',
  title: 'Values of IpAddress and NotIpAddress are addresses or CIDR ranges',
  why: 'An address operator compares IPv4 and IPv6 addresses and ranges in CIDR form. AWS refuses anything else, wildcards too.',
  fix: 'Write an address, "203.0.113.5", or a range, "203.0.113.0/24".',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-type-mismatch-ip-range',
  aws: ['TYPE_MISMATCH_IP_RANGE'],
  types: allTypes,
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
              Condition: {
                IpAddress: { 'aws:SourceIp': ['203.0.113.0/33', '203.0.113.*', '203.0.113.0/24'] },
              },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/IpAddress/aws:SourceIp/0',
          '/Statement/0/Condition/IpAddress/aws:SourceIp/1',
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
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: { IpAddress: { 'aws:SourceIp': ['203.0.113.5', '2001:db8::/32'] } },
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { line, value } of comparedValues(document, 'address')) {
      if (parseRange(value.text) || mistypedKey(line, names)) continue;
      yield {
        at: value,
        subject: value.text,
        message: `"${value.text}" is no IP address and no CIDR range.`,
      };
    }
  },
};
