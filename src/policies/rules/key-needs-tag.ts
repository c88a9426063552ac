import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { conditionLines } from '../lint/statements/condition-lines.ts';
import { lacksTag } from '../lint/statements/lacks-tag.ts';

export const keyNeedsTag: Rule = {
  id: 'key-needs-tag',
  category: 'error',
  title: 'Every key about tags names its tag',
  why: 'aws:ResourceTag alone is no key. No request carries it, so the condition never holds.',
  fix: 'Write the name of the tag after a slash: aws:ResourceTag/owner.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-tag-key-in-condition',
  aws: ['MISSING_TAG_KEY_IN_CONDITION'],
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
              Action: 'ec2:StartInstances',
              Resource: 'arn:aws:ec2:*:444455556666:instance/*',
              Condition: {
                StringEquals: { 'aws:ResourceTag': 'backup', 'ec2:ResourceTag/': 'backup' },
              },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/StringEquals/aws:ResourceTag',
          '/Statement/0/Condition/StringEquals/ec2:ResourceTag~1',
        ],
      },
    ],
    good: [
      {
        note: 'aws:TagKeys is about the names of tags and has none itself',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:CreateTags',
              Resource: 'arn:aws:ec2:*:444455556666:instance/*',
              Condition: {
                StringEquals: { 'aws:ResourceTag/owner': 'backup' },
                'ForAnyValue:StringEquals': { 'aws:TagKeys': 'owner' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { line } of conditionLines(document)) {
      const { text } = line.key;
      if (names.key(text).documented || !text.includes(':')) continue;
      if (!lacksTag(text, names.service(text.slice(0, text.indexOf(':'))))) continue;
      yield {
        at: line.key,
        subject: text,
        message: `${text} names no tag.`,
        advice: `Write "${text.endsWith('/') ? text.slice(0, -1) : text}/<name of the tag>".`,
      };
    }
  },
};
