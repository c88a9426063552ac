import { parseRange } from '../evaluate/conditions/addresses.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { comparedValues } from '../lint/statements/condition-lines.ts';
import { mistypedKey } from '../lint/statements/key-type.ts';
import { valueFinding } from '../lint/suggest/value-finding.ts';

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
      const what = `"${value.text}" is no IP address and no CIDR range`;
      yield valueFinding(value, what, rangeMeant(value.text));
    }
  },
};

/** `203.0.113.*` and `203.0.113.0/255.255.255.0` as `203.0.113.0/24`; without the spaces around it. */
function rangeMeant(text: string): string | undefined {
  const written = text.trim();
  const octets = /^(\d+(?:\.\d+){0,2})((?:\.\*)+)$/.exec(written)?.[1]?.split('.');
  const range = octets
    ? `${[...octets, '0', '0', '0'].slice(0, 4).join('.')}/${String(octets.length * 8)}`
    : withPrefix(written);
  return parseRange(range) ? range : undefined;
}

/** The mask of a network as the length of its prefix. */
function withPrefix(text: string): string {
  const [address = '', mask = ''] = text.split('/');
  const range = /^\d+\.\d+\.\d+\.\d+$/.test(mask) ? parseRange(mask) : undefined;
  if (!range) return text;
  const bits = range.first.toString(2).padStart(32, '0');
  const length = bits.indexOf('0') < 0 ? 32 : bits.indexOf('0');
  return bits.slice(length).includes('1') ? text : `${address}/${String(length)}`;
}
