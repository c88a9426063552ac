import type { Member, Value } from '../lint/document/value.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import {
  isBareStatement,
  meantElement,
  policyElements,
  statementElements,
} from '../lint/statements/elements.ts';

export const unknownElement: Rule = {
  id: 'unknown-element',
  category: 'error',
  title: 'Every element exists',
  why: 'AWS refuses a policy with an element that the grammar does not have. Letter case counts: "effect" is no Effect.',
  fix: 'Use the names of the grammar: Version, Id and Statement in the policy; Sid, Effect, Principal, Action, Resource and Condition in a statement, or their Not forms.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
  aws: ['INVALID_POLICY_ELEMENT'],
  types: allTypes,
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Comment: 'Reports for the auditors',
          Statement: [
            {
              effect: 'Allow',
              Actions: ['s3:GetObject'],
              Resource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
        at: ['/Comment', '/Statement/0/effect', '/Statement/0/Actions'],
      },
      {
        note: 'Elements that stand in the wrong place',
        policy: {
          Effect: 'Allow',
          Statement: [
            {
              Version: '2012-10-17',
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
        at: ['/Effect', '/Statement/0/Version'],
        also: ['missing-version'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Id: 'Reports',
          Statement: [
            {
              Sid: 'Read',
              Effect: 'Deny',
              NotAction: 's3:GetObject',
              NotResource: 'arn:aws:s3:::secrets/*',
            },
          ],
        },
      },
    ],
  },
  *check({ document: { root, statements } }) {
    for (const member of root.members) {
      if (policyElements.includes(member.name)) continue;
      const isPart = statementElements.includes(member.name);
      // Of all of them missing-statement speaks.
      if (isPart && isBareStatement(root)) continue;
      yield judge(root, member, policyElements, 'policy', isPart ? 'belongs in a statement' : '');
    }
    for (const { value } of statements) {
      for (const member of value.members) {
        if (statementElements.includes(member.name)) continue;
        const isPart = policyElements.includes(member.name);
        yield judge(
          value,
          member,
          statementElements,
          'statement',
          isPart ? 'stands in the policy, beside Statement' : '',
        );
      }
    }
  },
};

function judge(
  owner: Value,
  member: Member,
  known: readonly string[],
  where: string,
  place: string,
): Finding {
  const { name, key } = member;
  const finding = { at: key, subject: name };
  if (place !== '')
    return { ...finding, message: `"${name}" is no element of a ${where}: it ${place}.` };
  const what = `"${name}" is no element of a ${where}`;
  const meant = meantElement(name, known);
  if (meant === undefined) return { ...finding, message: `${what}.` };
  return {
    ...finding,
    message: `${what}; did you mean ${meant}?`,
    ...(owner.member(meant)
      ? {}
      : {
          fix: {
            safe: false,
            title: `Rename ${name} to ${meant}`,
            edits: [{ kind: 'rename', member, to: meant }],
          },
        }),
  };
}
