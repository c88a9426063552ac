import type { Lexicon } from '../lint/lexicon/lexicon.ts';
import { type ArnParts, arnPartsOf, spotOf, withPart } from '../lint/patterns/arn-parts.ts';
import { formsMeant, formsOf } from '../lint/patterns/resource-forms.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { nearest } from '../lint/suggest/nearest.ts';
import { isWellDocumented } from '../lint/tables/well-documented-services.ts';

export const arnMatchesNoType: Rule = {
  id: 'arn-matches-no-type',
  category: 'error',
  title: 'Every ARN is of a type of resource that its service has',
  why: 'An ARN that is of no documented type means no resource: the statement does nothing for it.',
  fix: 'Write the resource as the Service Authorization Reference prints it for the type: arn:aws:ec2:*:*:instance/*, not instances/*.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-arn-resource',
  aws: ['INVALID_ARN_RESOURCE'],
  types: allTypes,
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:StopInstances',
              Resource: ['arn:aws:ec2:*:*:instances/*', 'arn:aws:ec2:*:*:instance/*'],
            },
          ],
        },
        at: ['/Statement/0/Resource/0'],
      },
      {
        note: 'A secret’s ARN has "secret:" before its name',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'secretsmanager:GetSecretValue',
              Resource: 'arn:aws:secretsmanager:*:444455556666:database-*',
            },
          ],
        },
        at: ['/Statement/0/Resource'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:StopInstances',
              Resource: ['arn:aws:ec2:*:*:*/i-*', 'arn:aws:ec2:*:*:inst*'],
            },
            {
              Effect: 'Allow',
              Action: 'iam:GetRole',
              Resource: 'arn:aws:iam::444455556666:role/teams/${aws:PrincipalTag/team}/*',
            },
          ],
        },
      },
      {
        note: 'Types that AWS does not document: macros of CloudFormation, recovery points of AWS Backup',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'cloudformation:CreateChangeSet',
              Resource: [
                'arn:aws:cloudformation:*:aws:transform/Serverless-2016-10-31',
                'arn:aws:cloudformation:*:444455556666:stack/app/*',
              ],
            },
            {
              Effect: 'Allow',
              Action: 'backup:DescribeRecoveryPoint',
              Resource: 'arn:aws:backup:*:444455556666:recovery-point:*',
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { resources } of document.statements) {
      for (const item of resources?.items ?? []) {
        const arn = arnPartsOf(item.text);
        if (!arn || !isOfNoType(arn, names)) continue;
        const meant = resourceMeant(arn, names);
        if (meant === undefined && !isWellDocumented(arn.service.text)) continue;
        yield {
          at: spotOf(item, arn.resource),
          subject: item.text,
          message: `No type of resource of ${arn.service.text} has ARNs with "${arn.resource.text}"${meant === undefined ? '.' : `; did you mean ${meant}?`}`,
          ...(meant === undefined
            ? {}
            : {
                fix: {
                  safe: false,
                  title: `Replace ${arn.resource.text} by ${meant}`,
                  edits: [
                    { kind: 'replace', value: item, by: withPart(item.text, arn.resource, meant) },
                  ],
                },
              }),
        };
      }
    }
  },
};

function isOfNoType(arn: ArnParts, names: Lexicon): boolean {
  return formsMeant(names, arn).length === 0 && formsOf(names, arn.service.text).length > 0;
}

/** The resource with the nearest type in the place of what stands before its first divider. */
function resourceMeant({ service, resource }: ArnParts, names: Lexicon): string | undefined {
  const [written = ''] = resource.text.split(DIVIDER, 1);
  const types = formsOf(names, service.text).flatMap((form) => {
    const [type = ''] = form.resource.split(DIVIDER, 1);
    return /[$*{]/.test(type) ? [] : [type];
  });
  const meant = nearest(written, types);
  return meant === undefined || meant === written
    ? undefined
    : meant + resource.text.slice(written.length);
}

const DIVIDER = /[/:]/;
