import { arnPartsOf } from '../lint/patterns/arn-parts.ts';
import type { Rule } from '../lint/rule.ts';

export const effectivelyStar: Rule = {
  id: 'effectively-star',
  category: 'warning',
  level: 'off',
  title: 'No ARN stands for every resource of its service',
  why: 'An ARN of nothing but wildcards looks like a limit, and is none: it covers all that "*" would for the service.',
  fix: 'Name the resources, or part of their names; or write "*", so that everybody sees it.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  types: ['identity', 'session'],
  when: ['arn'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['s3:GetObject', 'sqs:SendMessage'],
              Resource: ['arn:aws:s3:::*', 'arn:aws:sqs:*:*:*', 'arn:aws:s3:::reports/*'],
            },
          ],
        },
        at: ['/Statement/0/Resource/0', '/Statement/0/Resource/1'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['s3:GetObject', 'sqs:SendMessage'],
              Resource: ['arn:aws:s3:::reports-*', 'arn:aws:sqs:*:444455556666:*'],
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { effect, resources } of document.statements) {
      if (effect !== 'Allow' || !resources || resources.not) continue;
      for (const item of resources.items) {
        const arn = arnPartsOf(item.text);
        if (!arn || !/^\*+(?:[/:]\*+)*$/.test(arn.resource.text)) continue;
        if (!isAny(arn.region.text) || !isAny(arn.account.text)) continue;
        yield {
          at: item,
          subject: item.text,
          message: `"${item.text}" stands for every resource of ${arn.service.text}.`,
        };
      }
    }
  },
};

/** Empty where the service has none. */
function isAny(field: string): boolean {
  return /^\**$/.test(field);
}
