import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { strangersIn } from '../lint/statements/attached-service.ts';

export const arnNotInResourcePolicy: Rule = {
  id: 'arn-not-in-resource-policy',
  category: 'error',
  title: 'A resource policy names its own resource only',
  why: 'A policy is attached to one resource. A statement about a resource of another service says nothing about it.',
  fix: 'Write the ARN of the resource that the policy is attached to.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-resource-arn-in-policy',
  aws: ['UNSUPPORTED_RESOURCE_ARN_IN_POLICY'],
  types: allTypes.filter((type) => type === 'resource'),
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup' },
              Action: ['sqs:SendMessage', 'sqs:GetQueueUrl'],
              Resource: 'arn:aws:sns:eu-west-1:444455556666:orders',
            },
          ],
        },
        at: ['/Statement/0/Resource'],
      },
    ],
    good: [
      {
        note: 'The ARNs of an access point are of S3 as well',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup' },
              Action: ['s3:GetObject'],
              Resource: [
                'arn:aws:s3:::reports/*',
                'arn:aws:s3:eu-west-1:444455556666:accesspoint/reports/object/*',
              ],
            },
          ],
        },
      },
      {
        note: 'The policy of a key',
        also: ['kms-key-policy-lockout'],
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup' },
              Action: ['kms:Decrypt'],
              Resource: '*',
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    const strangers = strangersIn(document, names);
    if (strangers?.are !== 'resources') return;
    for (const item of strangers.items) {
      yield {
        at: item,
        subject: item.text,
        message: `The policy is of a resource of ${strangers.service}, whose actions take no ARN like "${item.text}".`,
      };
    }
  },
};
