import { arnPartsOf, isOpen, withPart } from '../lint/patterns/arn-parts.ts';
import { isArnService } from '../lint/patterns/resource-forms.ts';
import { typesWithResource } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';

export const arnServiceCase: Rule = {
  id: 'arn-service-case',
  category: 'error',
  title: 'The service of every ARN is in lower case',
  why: 'Letter case counts in ARNs: "arn:aws:S3:::reports" means no bucket.',
  fix: 'Write the service in lower case.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-arn-service-case',
  aws: ['INVALID_ARN_SERVICE_CASE'],
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
              Action: 's3:GetObject',
              Resource: ['arn:aws:S3:::reports/*', 'arn:aws:s3:::Reports/*'],
            },
          ],
        },
        at: ['/Statement/0/Resource/0'],
      },
    ],
    good: [
      {
        note: 'In actions letter case does not count',
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'S3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { resources } of document.statements) {
      for (const item of resources?.items ?? []) {
        const service = arnPartsOf(item.text)?.service;
        if (!service || isOpen(service.text)) continue;
        const lower = service.text.toLowerCase();
        if (lower === service.text || !isArnService(lower)) continue;
        const meant = withPart(item.text, service, lower);
        yield {
          at: item.part(service.from, service.to),
          subject: item.text,
          message: `The service "${service.text}" of the ARN must be in lower case: "${lower}".`,
          advice: `Write "${meant}".`,
          fix: {
            safe: false,
            title: `Replace ${service.text} by ${lower}`,
            edits: [{ kind: 'replace', value: item, by: meant }],
          },
        };
      }
    }
  },
};
