import type { ArnForm } from '../catalogue/aws/arn-form.ts';
import type { Lexicon } from '../lint/lexicon/lexicon.ts';
import { arnPartsOf } from '../lint/patterns/arn-parts.ts';
import { formsMeant } from '../lint/patterns/resource-forms.ts';
import { typesWithResource } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { valueFinding } from '../lint/suggest/value-finding.ts';
import { regions } from '../lint/tables/regions.ts';

export const arnFields: Rule = {
  id: 'arn-fields',
  category: 'error',
  title: 'Every ARN has its six fields',
  why: 'An ARN is arn:partition:service:region:account:resource. AWS refuses one with fewer fields, also where a wildcard was to stand for the rest.',
  fix: 'Write all six fields; region and account stay empty where the service has none.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  aws: ['MISSING_ARN_FIELD'],
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
              Action: ['s3:GetObject', 's3:ListBucket'],
              Resource: ['arn:aws:s3:::reports', 'arn:aws:s3:reports/*', 'arn:aws:s3*'],
            },
          ],
        },
        at: ['/Statement/0/Resource/1', '/Statement/0/Resource/2'],
      },
      {
        note: 'The colon of a variable divides no fields',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: ['arn:aws:s3::${aws:username}', 'arn:aws:s3:::${aws:PrincipalTag/team}/*'],
            },
          ],
        },
        at: ['/Statement/0/Resource/0'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['s3:GetObject', 's3:ListBucket'],
              Resource: ['arn:aws:s3:::reports', 'arn:aws:s3:::reports/*'],
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { resources } of document.statements) {
      for (const item of resources?.items ?? []) {
        const { text } = item;
        if (!text.startsWith('arn:') || arnPartsOf(text)) continue;
        const fields = fieldsOf(text);
        const what = `"${text}" has ${String(fields.length)} of the six fields of an ARN`;
        yield valueFinding(item, what, arnMeant(text, fields, names));
      }
    }
  },
};

/** Colons of variables divide nothing. */
function fieldsOf(text: string): readonly string[] {
  return text.replaceAll(/\$\{[^}]*\}/g, ({ length }) => '$'.repeat(length)).split(':');
}

/**
 * The ARN with what the documented form of its resource has between service and resource: the region and account that are
 * written, else nothing or a star.
 */
function arnMeant(text: string, fields: readonly string[], names: Lexicon): string | undefined {
  const [, partition = '', service = '', ...between] = fields;
  const resource = between.pop() ?? '';
  if (resource === '' || text.includes('${')) return undefined;
  const region = between.find((field) => regions.includes(field));
  const account = between.find((field) => /^\d{12}$/.test(field));
  const isOdd = between.some((field) => field !== '' && field !== region && field !== account);
  if (isOdd) return undefined;
  // A star covers a field that is empty too.
  const form = resource.startsWith('*')
    ? { region: '*', account: '*' }
    : formOf(`arn:${partition}:${service}:::${resource}`, names);
  if (!form) return undefined;
  const filled = [region ?? fillingOf(form.region), account ?? fillingOf(form.account)];
  return ['arn', partition, service, ...filled, resource].join(':');
}

/** The form of the ARN's resource; undefined where there are several that differ in whether they have region and account. */
function formOf(text: string, names: Lexicon): ArnForm | undefined {
  const arn = arnPartsOf(text);
  const [form, ...others] = arn ? formsMeant(names, arn) : [];
  return form && others.every((other) => hasSameFields(other, form)) ? form : undefined;
}

function hasSameFields(one: ArnForm, other: ArnForm): boolean {
  return (
    fillingOf(one.region) === fillingOf(other.region) &&
    fillingOf(one.account) === fillingOf(other.account)
  );
}

function fillingOf(field: string): string {
  return field === '' ? '' : '*';
}
