import type { PrincipalListing } from '../lint/document/statement.ts';
import type { Value, Word } from '../lint/document/value.ts';
import type { Finding, Rule } from '../lint/rule.ts';

export const rcpPrincipal: Rule = {
  id: 'rcp-principal',
  category: 'error',
  title: 'The Principal of a resource control policy is everybody',
  why: 'Organizations takes only "Principal": "*" in a resource control policy, and no NotPrincipal.',
  fix: 'Write "Principal": "*", and name or exempt principals in a Condition: aws:PrincipalArn, aws:PrincipalAccount, aws:PrincipalOrgID.',
  source:
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html#rcp-syntax-principal',
  aws: ['RCP_SYNTAX_ERROR_PRINCIPAL'],
  types: ['rcp'],
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: { AWS: '444455556666' },
              Action: 's3:DeleteObject',
              Resource: '*',
            },
            {
              Effect: 'Deny',
              NotPrincipal: { AWS: '444455556666' },
              Action: 's3:PutObject',
              Resource: '*',
            },
          ],
        },
        at: ['/Statement/0/Principal/AWS', '/Statement/1/NotPrincipal'],
      },
      {
        note: 'Everybody, but not as Organizations takes it',
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Deny', Principal: { Service: '*' }, Action: 's3:*', Resource: '*' },
            { Effect: 'Deny', Principal: { aws: '*' }, Action: 'sqs:*', Resource: '*' },
          ],
        },
        at: ['/Statement/0/Principal/Service', '/Statement/1/Principal/aws'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:*',
              Resource: '*',
              Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { principals } of document.statements) {
      if (!principals) continue;
      if (principals.not) {
        yield {
          at: principals.key,
          message: 'A resource control policy cannot have NotPrincipal.',
        };
        continue;
      }
      // AWS does not say whether {"AWS": "*"}, which means the same, is taken.
      for (const { type, typeWord, id } of principals.items) {
        if (id.text === '*' && (type === '*' || type === 'AWS')) continue;
        yield id.text === '*' ? everybody(id, typeWord, principals) : named(id);
      }
    }
  },
};

function named(id: Value): Finding {
  return {
    at: id,
    subject: id.text,
    message: `A resource control policy is for everybody, "Principal": "*"; "${id.text}" cannot be named.`,
  };
}

/** `{"Service": "*"}`. */
function everybody(id: Value, { text }: Word, { value }: PrincipalListing): Finding {
  return {
    at: id,
    subject: text,
    message: `Everybody is "Principal": "*" in a resource control policy, not {"${text}": "*"}.`,
    ...(value.kind === 'object' && value.members.length === 1
      ? {
          advice: 'Write "Principal": "*".',
          fix: {
            safe: false,
            title: 'Write "Principal": "*"',
            edits: [{ kind: 'replace', value, by: '*' }],
          },
        }
      : {}),
  };
}
