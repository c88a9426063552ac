import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { isOfNoResource, strangersIn } from '../lint/statements/attached-service.ts';

export const actionNotInResourcePolicy: Rule = {
  id: 'action-not-in-resource-policy',
  category: 'error',
  title: 'A resource policy has actions on its resource only',
  why: 'A policy is attached to one resource, and the service of that resource alone reads it. It refuses, or passes over, an action of another service.',
  fix: 'Remove the action, or allow it in an identity policy.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-action-in-policy-for-resource-type',
  aws: ['UNSUPPORTED_ACTION_IN_POLICY'],
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
              Action: ['s3:GetObject', 'kms:Decrypt'],
              Resource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
        at: ['/Statement/0/Action/1'],
      },
      {
        note: 'Listing all buckets is done on none of them',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup' },
              Action: ['s3:GetObject', 's3:ListAllMyBuckets'],
              Resource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
        at: ['/Statement/0/Action/1'],
      },
      {
        note: 'The ARN tells whose policy it is: that of a key says "*"',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup' },
              Action: 'kms:Decrypt',
              Resource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
        at: ['/Statement/0/Action'],
      },
    ],
    good: [
      {
        note: 'Letter case of the prefix does not count, and the policy of a key names "*"',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup' },
              Action: ['SQS:SendMessage', 'sqs:ReceiveMessage'],
              Resource: 'arn:aws:sqs:eu-west-1:444455556666:orders',
            },
          ],
        },
      },
      {
        note: 'Actions of Kafka’s data plane are used on ARNs of Kafka',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/reader' },
              Action: ['kafka:GetBootstrapBrokers', 'kafka-cluster:Connect'],
              Resource: 'arn:aws:kafka:eu-west-1:444455556666:cluster/*',
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    const strangers = strangersIn(document, names);
    if (strangers?.are !== 'actions') return;
    for (const item of strangers.items) {
      yield {
        at: item,
        subject: item.text,
        message: isOfNoResource(item.text, names)
          ? `${item.text} is an action on no resource in particular: the policy of one cannot be about it.`
          : `The policy is of a resource of ${strangers.service}, whose policies cannot be about ${item.text}.`,
      };
    }
  },
};
