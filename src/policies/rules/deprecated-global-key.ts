import { foldCase } from '../evaluate/match/fold-case.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { conditionLines } from '../lint/statements/condition-lines.ts';

export const deprecatedGlobalKey: Rule = {
  id: 'deprecated-global-key',
  category: 'warning',
  // Amazon SNS itself puts the key into the policies of new topics.
  level: 'off',
  title: 'No condition uses a global key that AWS advises against',
  why: 'Only some older services send aws:SourceOwner to Amazon SNS. From all others a condition on it never holds.',
  fix: 'Use aws:SourceAccount, with aws:SourceArn where the resource is known.',
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html',
  aws: ['DEPRECATED_GLOBAL_CONDITION_KEY'],
  types: allTypes,
  when: ['condition'],
  examples: {
    bad: [
      {
        type: 'resource',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:root' },
              Action: 'sns:Publish',
              Resource: 'arn:aws:sns:eu-west-1:444455556666:alarms',
              Condition: { StringEquals: { 'AWS:SourceOwner': '444455556666' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringEquals/AWS:SourceOwner'],
      },
    ],
    good: [
      {
        type: 'resource',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 's3.amazonaws.com' },
              Action: 'sns:Publish',
              Resource: 'arn:aws:sns:eu-west-1:444455556666:alarms',
              Condition: { StringEquals: { 'aws:SourceAccount': '444455556666' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { line } of conditionLines(document)) {
      if (foldCase(line.key.text) !== 'aws:sourceowner') continue;
      yield {
        at: line.key,
        subject: line.key.text,
        message: `${line.key.text} is deprecated; aws:SourceAccount took its place.`,
      };
    }
  },
};
