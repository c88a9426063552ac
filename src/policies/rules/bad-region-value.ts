import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { keyValues } from '../lint/statements/key-values.ts';
import { canBeRegion } from '../lint/statements/region-form.ts';
import { nearest } from '../lint/suggest/nearest.ts';
import { regions, regionsAsOf } from '../lint/tables/regions.ts';

export const badRegionValue: Rule = {
  id: 'bad-region-value',
  category: 'error',
  title: 'Values of aws:RequestedRegion are Regions',
  why: 'A condition with a Region that does not exist never holds, and its opposite always does: a Deny of all other Regions then denies the one that was meant.',
  fix: 'Write the code of the Region: eu-central-1.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-region',
  aws: ['INVALID_REGION'],
  types: allTypes,
  when: ['condition'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 'ec2:RunInstances',
              Resource: 'arn:aws:ec2:*:444455556666:instance/*',
              Condition: {
                StringNotEquals: {
                  'aws:RequestedRegion': ['eu-centrl-1', 'us-east1', 'us-east-9'],
                },
              },
            },
            {
              Effect: 'Allow',
              Action: 'ec2:StartInstances',
              Resource: 'arn:aws:ec2:*:444455556666:instance/*',
              Condition: { StringEquals: { 'aws:RequestedRegion': ['us-east-1a', 'EU-WEST-1'] } },
            },
            {
              Effect: 'Allow',
              Action: 'ec2:StopInstances',
              Resource: 'arn:aws:ec2:*:444455556666:instance/*',
              Condition: { StringLike: { 'aws:RequestedRegion': 'europe-*' } },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/StringNotEquals/aws:RequestedRegion/0',
          '/Statement/0/Condition/StringNotEquals/aws:RequestedRegion/1',
          '/Statement/0/Condition/StringNotEquals/aws:RequestedRegion/2',
          '/Statement/1/Condition/StringEquals/aws:RequestedRegion/0',
          '/Statement/1/Condition/StringEquals/aws:RequestedRegion/1',
          '/Statement/2/Condition/StringLike/aws:RequestedRegion',
        ],
      },
    ],
    good: [
      {
        note: 'Patterns and other partitions',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:StartInstances',
              Resource: 'arn:aws:ec2:*:444455556666:instance/*',
              Condition: {
                StringLike: { 'aws:RequestedRegion': ['eu-*', 'u*', 'eusc-de-east-1', 'us-gov-*'] },
              },
            },
            {
              Effect: 'Allow',
              Action: 'ec2:StopInstances',
              Resource: 'arn:aws:ec2:*:444455556666:instance/*',
              Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-north-1', 'cn-north-1'] } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { line, value, isPattern } of keyValues(document, KEYS)) {
      const { text } = value;
      const compared = line.operator.ignoreCase ? text.toLowerCase() : text;
      if (isPattern ? canBeRegion(compared) : KNOWN.has(compared)) continue;
      const meant = isPattern ? undefined : nearest(text, regions);
      yield {
        at: value,
        subject: text,
        message: isPattern
          ? `No Region is like "${text}".`
          : `AWS has no Region "${text}" (as of ${regionsAsOf})${meant === undefined ? '.' : `; did you mean ${meant}?`}`,
        ...(meant === undefined
          ? {}
          : {
              advice: `Write "${meant}".`,
              fix: {
                safe: false,
                title: `Replace ${text} by ${meant}`,
                edits: [{ kind: 'replace', value, by: meant }],
              },
            }),
      };
    }
  },
};

const KNOWN: ReadonlySet<string> = new Set(regions);

const KEYS: ReadonlySet<string> = new Set(['aws:requestedregion']);
