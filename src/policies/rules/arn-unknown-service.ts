import type { Value } from '../lint/document/value.ts';
import { servicePrefixes } from '../lint/lexicon/lexicon.ts';
import { arnPartsOf, isOpen, withPart } from '../lint/patterns/arn-parts.ts';
import { isArnService } from '../lint/patterns/resource-forms.ts';
import { typesWithResource } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { isMixedUp } from '../lint/statements/mixed-up-arn.ts';
import { nearest } from '../lint/suggest/nearest.ts';
import { prefixMeant } from '../lint/tables/misnamed-services.ts';
import { undocumentedPrefixes } from '../lint/tables/undocumented-prefixes.ts';

export const arnUnknownService: Rule = {
  id: 'arn-unknown-service',
  category: 'error',
  title: 'Every ARN names a service that exists',
  why: 'The third field of an ARN is the service. AWS takes no wildcard there, and an ARN of a service that it does not have means no resource at all.',
  fix: 'Write the service as AWS does in the ARNs of that resource.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-service',
  aws: ['INVALID_SERVICE'],
  types: typesWithResource,
  when: ['arn'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'dynamodb:GetItem',
              Resource: [
                'arn:aws:dynamodb:*:444455556666:table/orders',
                'arn:aws:dyanmodb:*:444455556666:table/orders',
              ],
            },
          ],
        },
        at: ['/Statement/0/Resource/1'],
      },
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: ['arn:aws:s3:::reports/*', 'arn:aws::::reports/*'],
            },
          ],
        },
        at: ['/Statement/0/Resource/1'],
      },
      {
        note: 'Wildcards may stand in every field but that of the service',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['s3:GetObject', 's3:ListBucket'],
              Resource: ['arn:*:s3:::reports/*', 'arn:aws:s3*:::reports', 'arn:aws:*:*:*:reports'],
            },
          ],
        },
        at: ['/Statement/0/Resource/1', '/Statement/0/Resource/2'],
      },
    ],
    good: [
      {
        note: 'The ARNs of Service Catalog have "catalog", which is no prefix of actions',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'servicecatalog:DescribePortfolio',
              Resource: 'arn:aws:catalog:*:444455556666:portfolio/*',
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { resources } of document.statements) {
      for (const item of resources?.items ?? []) {
        const finding = judge(item);
        if (finding) yield finding;
      }
    }
  },
};

function judge(item: Value): Finding | undefined {
  const arn = arnPartsOf(item.text);
  if (!arn || arn.service.text.includes('${')) return undefined;
  const { service } = arn;
  if (isOpen(service.text)) {
    return {
      at: item.part(service.from, service.to),
      subject: item.text,
      message: `The service of the ARN is "${service.text}": AWS takes no wildcard there.`,
    };
  }
  const folded = service.text.toLowerCase();
  // Wrong letter case alone is what arn-service-case says, and of the wrong order arn-partition speaks.
  if (isArnService(folded) || undocumentedPrefixes.has(folded) || isMixedUp(arn)) return undefined;
  const meant = prefixMeant(service.text) ?? nearest(service.text, servicePrefixes);
  const at = service.text === '' ? item : item.part(service.from, service.to);
  const what =
    service.text === ''
      ? 'The ARN names no service'
      : `AWS has no service "${service.text}" in ARNs`;
  if (meant === undefined) return { at, subject: item.text, message: `${what}.` };
  return {
    at,
    subject: item.text,
    message: `${what}; did you mean ${meant}?`,
    advice: `Write "${withPart(item.text, service, meant)}".`,
    fix: {
      safe: false,
      title: `Replace ${service.text} by ${meant}`,
      edits: [{ kind: 'replace', value: item, by: withPart(item.text, service, meant) }],
    },
  };
}
