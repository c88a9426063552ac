import type { Value } from '../lint/document/value.ts';
import type { Lexicon } from '../lint/lexicon/lexicon.ts';
import { arnPartsOf } from '../lint/patterns/arn-parts.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';

export const serviceWildcardInPrefix: Rule = {
  id: 'service-wildcard-in-prefix',
  category: 'suggestion',
  title: 'The service of an action or an ARN is written out',
  why: 'A wildcard in the prefix takes in services that nobody thought of, also such as AWS has yet to launch.',
  fix: 'Name each service that is meant.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-wildcard-in-service-name',
  aws: ['WILDCARD_IN_SERVICE_NAME'],
  types: allTypes,
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['ec*:DescribeVpcs', '*:TagResource', 'ec2:Describe*'],
              Resource: '*',
            },
          ],
        },
        at: ['/Statement/0/Action/0', '/Statement/0/Action/1'],
      },
      {
        note: 'More than a dozen services have code in their name',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 'codecommit:GitPull',
              Resource: ['arn:aws:*code*::444455556666:*', 'arn:aws:codecommit:*:444455556666:*'],
            },
          ],
        },
        at: ['/Statement/0/Resource/0'],
        also: ['arn-unknown-service'],
      },
    ],
    good: [
      {
        note: 'A star alone is no service',
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Deny', Action: ['*'], Resource: '*' }],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { actions, resources } of document.statements) {
      for (const item of resources?.items ?? []) {
        if (WILD_ARN.test(item.text)) yield* inArn(item);
      }
      for (const item of actions?.items ?? []) {
        if (WILD_PREFIX.test(item.text)) yield* inAction(item, names);
      }
    }
  },
};

/** A wildcard in the third field. */
const WILD_ARN = /^arn:[^:]*:[^:]*[*?]/;
const WILD_PREFIX = /^[^:]*[*?]/;

function* inArn(item: Value): Generator<Finding> {
  const service = arnPartsOf(item.text)?.service;
  if (!service) return;
  yield {
    at: item.part(service.from, service.to),
    subject: item.text,
    message: `The service of the ARN "${item.text}" has a wildcard: resources of other services may match too.`,
  };
}

function* inAction(item: Value, names: Lexicon): Generator<Finding> {
  const meaning = names.action(item.text);
  if (meaning.kind !== 'pattern' || meaning.prefix !== undefined) return;
  const many = meaning.services.length;
  yield {
    at: item,
    subject: item.text,
    message: `The prefix of "${item.text}" has a wildcard, and can mean ${many === 1 ? '1 service' : `${String(many)} services`}.`,
  };
}
