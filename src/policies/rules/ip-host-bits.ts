import { formatAddress, parseRange } from '../evaluate/conditions/addresses.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { comparedValues } from '../lint/statements/condition-lines.ts';

export const ipHostBits: Rule = {
  id: 'ip-host-bits',
  category: 'suggestion',
  title: 'CIDR ranges begin with their first address',
  why: 'AWS ignores the bits behind the prefix: the condition means the whole range, though it reads like one address of it.',
  fix: 'Write the first address of the range, or the address alone with /32 (/128) if that was meant.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-improve-ip-range',
  aws: ['IMPROVE_IP_RANGE'],
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
              Condition: { IpAddress: { 'aws:SourceIp': ['203.0.113.7/24', '2001:db8::1/32'] } },
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
              Condition: {
                IpAddress: { 'aws:SourceIp': ['203.0.113.7', '203.0.113.0/24', '203.0.113.7/32'] },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { value } of comparedValues(document, 'address')) {
      const [address = '', prefix] = value.text.split('/');
      const range = prefix === undefined ? undefined : parseRange(value.text);
      if (!range || parseRange(address)?.first === range.first) continue;
      const meant = `${formatAddress(range.version, range.first)}/${prefix}`;
      yield {
        at: value,
        subject: value.text,
        message: `${value.text} means the whole range ${meant}.`,
        fix: {
          safe: true,
          title: `Replace ${value.text} by ${meant}`,
          edits: [{ kind: 'replace', value, by: meant }],
        },
      };
    }
  },
};
