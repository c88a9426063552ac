import { foldCase } from '../evaluate/match/fold-case.ts';
import type { Listing } from '../lint/document/statement.ts';
import type { Lexicon } from '../lint/lexicon/lexicon.ts';
import { coversAction } from '../lint/patterns/covers-action.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { keysOfSomeServices } from '../lint/tables/keys-of-some-services.ts';

export const keyOnlySomeServices: Rule = {
  id: 'key-only-some-services',
  category: 'warning',
  title: 'Keys that only some services send are asked for with these services only',
  why: 'Other services leave the key out. An Allow that asks for it then never holds for them, and a Deny with a negated operator always does.',
  fix: 'Put the actions of the other services into a statement of their own, without the key.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpceaccount',
  aws: ['USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES'],
  types: allTypes,
  when: ['condition'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: ['s3:GetObject', 'ec2:CreateSnapshot', 'backup:StartBackupJob'],
              Resource: '*',
              Condition: { StringNotEqualsIfExists: { 'aws:VpceAccount': '444455556666' } },
            },
            {
              Effect: 'Deny',
              NotAction: 'iam:*',
              Resource: '*',
              Condition: { StringNotEqualsIfExists: { 'aws:VpceOrgID': 'o-a1b2c3d4e5' } },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/StringNotEqualsIfExists/aws:VpceAccount',
          '/Statement/1/Condition/StringNotEqualsIfExists/aws:VpceOrgID',
        ],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: ['s3:*', 'kms:Decrypt'],
              Resource: '*',
              Condition: { StringNotEqualsIfExists: { 'aws:VpceOrgID': 'o-a1b2c3d4e5' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { actions, conditions } of document.statements) {
      if (!actions) continue;
      for (const { key } of conditions) {
        const services = keysOfSomeServices.get(foldCase(key.text));
        const others = services && othersIn(actions, services, names);
        if (others === undefined) continue;
        yield {
          at: key,
          subject: key.text,
          message: `${key.text} is not sent by every service: ${others}.`,
        };
      }
    }
  },
};

/** Words for the actions whose services do not send the key; undefined where there are none. */
function othersIn(
  { not, items, name }: Listing,
  services: ReadonlySet<string>,
  names: Lexicon,
): string | undefined {
  const everything = items.find(({ text }) => names.action(text).kind === 'everything');
  if (not || everything) return `${everything?.text ?? name} takes in many whose requests lack it`;
  const [first, ...rest] = items.filter(({ text }) => !sends(text, services, names));
  if (!first) return undefined;
  const more = rest.length === 0 ? '' : ` and ${rest.length} more`;
  return `the requests of ${first.text}${more} lack it`;
}

/** An action that is not known is another rule's matter. Passing a role is no request of its own, and carries no key. */
function sends(text: string, services: ReadonlySet<string>, names: Lexicon): boolean {
  if (coversAction(text, 'iam:PassRole')) return text.includes('*');
  const meaning = names.action(text);
  if (meaning.kind === 'pattern')
    return meaning.services.every(({ prefix }) => services.has(prefix));
  return meaning.kind === 'known' ? services.has(meaning.service.prefix) : true;
}
