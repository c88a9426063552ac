import { arnPartsOf } from '../lint/patterns/arn-parts.ts';
import type { Rule } from '../lint/rule.ts';
import { accountOf } from '../lint/statements/principals.ts';

export const redundantPrincipal: Rule = {
  id: 'redundant-principal',
  category: 'suggestion',
  title: 'No session is named beside its role',
  why: 'A role as principal stands for all its sessions: one of them beside it changes nothing, and whoever reads it looks for a reason.',
  fix: 'Remove the session, or the role where only this session is meant.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-principal-in-role-trust-policy',
  aws: ['REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY'],
  types: ['trust'],
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                AWS: [
                  'arn:aws:sts::444455556666:assumed-role/backup/i-0abcd1234',
                  'arn:aws:iam::444455556666:role/service/backup',
                ],
              },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: ['/Statement/0/Principal/AWS/0'],
      },
    ],
    good: [
      {
        note: 'Another role, and a role of the same name in another account',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                AWS: [
                  'arn:aws:sts::444455556666:assumed-role/backup/i-0abcd1234',
                  'arn:aws:iam::444455556666:role/restore',
                  'arn:aws:iam::777788889999:role/backup',
                ],
              },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { principals } of document.statements) {
      const ids = (principals?.items ?? []).flatMap(({ type, id }) => (type === 'AWS' ? [id] : []));
      if (ids.length < 2) continue;
      const roles = new Map(ids.map(({ text }) => [roleOf(text, 'role'), text]));
      for (const id of ids) {
        const name = roleOf(id.text, 'assumed-role');
        const role = name === undefined ? undefined : roles.get(name);
        if (role === undefined) continue;
        yield {
          at: id,
          subject: id.text,
          message: `"${id.text}" is a session of "${role}", which is named too.`,
          fix: {
            safe: false,
            title: 'Remove the session',
            edits: [{ kind: 'remove', from: document.root, pointer: id.pointer }],
          },
        };
      }
    }
  },
};

/** Account and name: the path of a role is not in the ARNs of its sessions, and names are unique without it. */
function roleOf(text: string, kind: 'role' | 'assumed-role'): string | undefined {
  const words = arnPartsOf(text)?.resource.text.split('/') ?? [];
  const account = accountOf(text);
  if (words[0] !== kind || account === undefined) return undefined;
  const name = kind === 'role' ? words.at(-1) : words[1];
  return name === undefined ? undefined : `${account}/${name}`;
}
