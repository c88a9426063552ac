import { foldCase } from '../evaluate/match/fold-case.ts';
import type { Listing } from '../lint/document/statement.ts';
import type { Value } from '../lint/document/value.ts';
import type { Lexicon } from '../lint/lexicon/lexicon.ts';
import { arnPartsOf } from '../lint/patterns/arn-parts.ts';
import { formsOf } from '../lint/patterns/resource-forms.ts';
import type { Rule } from '../lint/rule.ts';

export const notResourceAllow: Rule = {
  id: 'not-resource-allow',
  category: 'security',
  title: 'No statement allows actions on all resources but those that it names',
  why: 'Allow with NotResource grants the actions on every other resource, also on those that are made later.',
  fix: 'Name the resources in Resource, or allow "*" and deny the exceptions.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html',
  types: ['identity', 'session', 'resource'],
  when: ['complement'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              NotResource: 'arn:aws:s3:::payroll/*',
            },
          ],
        },
        at: ['/Statement/0/NotResource'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 's3:GetObject',
              NotResource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
      },
      {
        note: 'A type of resource left out, which another statement allows under a condition',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:CreateVpcEndpoint',
              NotResource: 'arn:aws:ec2:*:*:vpc-endpoint/*',
            },
            {
              Effect: 'Allow',
              Action: 'ec2:CreateVpcEndpoint',
              Resource: 'arn:aws:ec2:*:*:vpc-endpoint/*',
              Condition: { StringEquals: { 'aws:RequestTag/owner': 'backup' } },
            },
          ],
        },
      },
      {
        note: 'Roles to be passed are a matter of their own',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              NotResource: 'arn:aws:iam::444455556666:role/admin',
            },
          ],
        },
        also: ['passrole-star'],
      },
    ],
  },
  *check({ document, names }) {
    for (const { effect, actions, resources } of document.statements) {
      if (effect !== 'Allow' || !resources?.not || isToldOf(actions)) continue;
      if (resources.items.length > 0 && resources.items.every((item) => isType(item, names)))
        continue;
      yield {
        at: resources.key,
        message:
          'Allow with NotResource allows the actions on every resource that it does not name.',
      };
    }
  },
};

/** Of these actions passrole-star and create-slr-wide speak. */
const TOLD: ReadonlySet<string> = new Set(['iam:createservicelinkedrole', 'iam:passrole']);

function isToldOf(actions: Listing | undefined): boolean {
  return (
    actions?.not === false &&
    actions.items.length > 0 &&
    actions.items.every(({ text }) => TOLD.has(foldCase(text)))
  );
}

/** Whether the item is every resource of a type, in every place: `arn:aws:ec2:*:*:vpc-endpoint/*`. */
function isType({ text }: Value, names: Lexicon): boolean {
  const arn = arnPartsOf(text);
  if (!arn || !/^[^*?$]+\*$/.test(arn.resource.text)) return false;
  const head = arn.resource.text.slice(0, -1);
  return formsOf(names, arn.service.text).some(({ resource }) => resource.startsWith(`${head}$`));
}
