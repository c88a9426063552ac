import type { ArnForm } from '../catalogue/aws/arn-form.ts';
import type { Listing } from '../lint/document/statement.ts';
import type { Value } from '../lint/document/value.ts';
import type { Lexicon } from '../lint/lexicon/lexicon.ts';
import { type ArnParts, arnPartsOf, spotOf, withPart } from '../lint/patterns/arn-parts.ts';
import { formsMeant, formsOf } from '../lint/patterns/resource-forms.ts';
import { typesWithResource } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';
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
              Action: 'ec2:StopInstances',
              Resource: ['arn:aws:ec2:*:*:instances/*', 'arn:aws:ec2:*:*:instance/*'],
            },
          ],
        },
        at: ['/Statement/0/Resource/0'],
      },
      {
        note: 'Nothing behind the last colon',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sns:Publish',
              Resource: 'arn:aws:sns:eu-west-1:444455556666:',
            },
          ],
        },
        at: ['/Statement/0/Resource'],
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
    for (const { actions, resources } of document.statements) {
      for (const item of resources?.items ?? []) {
        const arn = arnPartsOf(item.text);
        const finding = arn && judge(item, arn, { actions, names });
        if (finding) yield finding;
      }
    }
  },
};

interface Beside {
  readonly actions: Listing | undefined;
  readonly names: Lexicon;
}

function judge(item: Value, arn: ArnParts, beside: Beside): Finding | undefined {
  const { names } = beside;
  const { service, resource } = arn;
  const subject = item.text;
  if (resource.text === '') return { at: item, subject, message: 'The ARN names no resource.' };
  if (!isOfNoType(arn, names)) return undefined;
  const meant = resourceMeant(arn, names) ?? resourceOfType(arn, beside);
  if (meant === undefined && !isWellDocumented(service.text)) return undefined;
  const at = spotOf(item, resource);
  const what = `No type of resource of ${service.text} has ARNs with "${resource.text}"`;
  if (meant === undefined) return { at, subject, message: `${what}.` };
  const by = withPart(subject, resource, meant);
  return {
    at,
    subject,
    message: `${what}; did you mean ${meant}?`,
    fix: {
      safe: false,
      title: `Replace ${resource.text} by ${meant}`,
      edits: [{ kind: 'replace', value: item, by }],
    },
  };
}

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

/** Where all actions are of one type, `table/${TableName}`, and the type is not written, or with another divider. */
function resourceOfType(
  { service, resource }: ArnParts,
  { actions, names }: Beside,
): string | undefined {
  const types = new Set((actions?.items ?? []).flatMap((item) => typesOf(item, names)));
  const [form] = types;
  const type = types.size > 1 ? undefined : typeIn(form, service.text);
  if (type === undefined) return undefined;
  const isWritten = resource.text.startsWith(type.slice(0, -1));
  const name = isWritten ? resource.text.slice(type.length) : resource.text;
  return /^[\w*?$][^/:]*$/.test(name) ? type + name : undefined;
}

/** Undefined among them for an action of which nothing is known. */
function typesOf({ text }: Value, names: Lexicon): readonly (ArnForm | undefined)[] {
  const meaning = names.action(text);
  if (meaning.kind !== 'known') return [undefined];
  return names.resourceTypesOf(meaning.action).flatMap(({ arns }) => arns);
}

function typeIn(form: ArnForm | undefined, service: string): string | undefined {
  return form?.service === service ? TYPED.exec(form.resource)?.[1] : undefined;
}

/** A type, a divider, and one open part. */
const TYPED = /^([A-Za-z-]+[/:])\$\{[^{}]+\}$/;

const DIVIDER = /[/:]/;
