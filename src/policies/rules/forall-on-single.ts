import type { Word } from '../lint/document/value.ts';
import type { Lexicon } from '../lint/lexicon/lexicon.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { isAudienceClaim, isSubjectClaim } from '../lint/statements/audience-claim.ts';
import { demandsKey, operatorMember, readLines } from '../lint/statements/condition-keys.ts';

export const forallOnSingle: Rule = {
  id: 'forall-on-single',
  category: 'security',
  title: 'ForAllValues stands only before keys with several values',
  why: 'ForAllValues is true also where the request has no value of the key at all. On a key with one value it adds nothing but that gap: an Allow then holds for requests without the key.',
  fix: 'Remove ForAllValues: from the operator.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-forallvalues-with-single-valued-key',
  aws: ['FORALLVALUES_WITH_SINGLE_VALUED_KEY'],
  types: allTypes,
  when: ['condition'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:DeleteSnapshot',
              Resource: '*',
              Condition: {
                'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
              },
            },
          ],
        },
        at: ['/Statement/0/Condition/ForAllValues:StringEquals'],
      },
      {
        note: 'The subject of a token',
        type: 'trust',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Federated:
                  'arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com',
              },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                'ForAllValues:StringEquals': {
                  'token.actions.githubusercontent.com:sub':
                    'repo:octo-org/octo-repo:ref:refs/heads/main',
                },
              },
            },
          ],
        },
        at: ['/Statement/0/Condition/ForAllValues:StringEquals'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:CreateTags',
              Resource: '*',
              Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'stage'] } },
            },
          ],
        },
      },
      {
        note: 'The key must be there: what ForAllValues leaves open is closed',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:DeleteSnapshot',
              Resource: '*',
              Condition: {
                'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
                Null: { 'aws:PrincipalOrgID': 'false' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const statement of document.statements) {
      for (const line of readLines(statement)) {
        const { operator, operatorWord, key } = line;
        if (operator.set !== 'all' || operator.family === 'null') continue;
        if (!isSingle(key, names) || demandsKey(statement, key)) continue;
        const to = operatorWord.text.slice('ForAllValues:'.length);
        const member = operatorMember(statement, line, to);
        yield {
          at: operatorWord,
          subject: key.text,
          message: `${key.text} has one value at most; ${operatorWord.text} is true also for requests without it.`,
          ...(member?.value.members.length === 1
            ? {
                fix: {
                  safe: false,
                  title: `Write ${to}`,
                  edits: [{ kind: 'rename', member, to }],
                },
              }
            : {}),
        };
      }
    }
  },
};

function isSingle(key: Word, names: Lexicon): boolean {
  const { documented } = names.key(key.text);
  return documented ? !documented.multivalued : isAudienceClaim(key) || isSubjectClaim(key);
}
