import type { Json } from '../lint/document/json.ts';
import type { LintDocument } from '../lint/document/lint-document.ts';
import type { Listing, LintStatement } from '../lint/document/statement.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { coveringStatements, principalsOf } from '../lint/statements/covering-statements.ts';
import { hasUntoldPart } from '../lint/statements/untold.ts';

export const redundantStatement: Rule = {
  id: 'redundant-statement',
  category: 'suggestion',
  title: 'No statement says again what another one says',
  why: 'A statement that another one covers changes nothing, but it counts towards the size of the policy, and whoever reads it looks for a reason.',
  fix: 'Remove the statement.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-statement',
  aws: ['REDUNDANT_STATEMENT'],
  types: allTypes,
  when: ['several-statements'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'ec2:Describe*', Resource: '*' },
            { Effect: 'Allow', Action: ['ec2:DescribeVpcs', 'ec2:DescribeTags'], Resource: '*' },
          ],
        },
        at: ['/Statement/1'],
      },
      {
        note: 'Two equal statements: the later one is superfluous',
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' },
            { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' },
          ],
        },
        at: ['/Statement/1'],
      },
      {
        note: 'The same exceptions, in another order',
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Deny', NotAction: ['iam:*', 'sts:*'], Resource: '*' },
            { Effect: 'Deny', NotAction: ['sts:*', 'iam:*'], Resource: ['*'] },
          ],
        },
        at: ['/Statement/1'],
      },
      {
        note: 'One principal, with and without a list',
        type: 'resource',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup' },
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
            },
            {
              Effect: 'Allow',
              Principal: { AWS: ['arn:aws:iam::444455556666:role/backup'] },
              Action: ['s3:GetObject'],
              Resource: ['arn:aws:s3:::reports/*'],
            },
          ],
        },
        at: ['/Statement/1'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:*',
              Resource: 'arn:aws:s3:::a/*',
              Condition: { Bool: { 'aws:SecureTransport': 'true' } },
            },
            { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    // What is not told stands there as a star, which seems to cover everything.
    const statements = document.statements.filter((one) => !hasUntoldPart(document, one));
    const coveringOf = coveringStatements(statements);
    for (const statement of statements) {
      const other = coveringOf(statement);
      if (other) yield findingOf(statement, other, document);
    }
    for (const [statement, other] of repeatedComplements(statements)) {
      yield findingOf(statement, other, document);
    }
  },
};

function findingOf(
  { value, sid }: LintStatement,
  other: LintStatement,
  { root }: LintDocument,
): Finding {
  return {
    at: value,
    ...(sid ? { subject: sid.text } : {}),
    message: `Statement ${other.index + 1} says all that this one says.`,
    fix: {
      safe: true,
      title: 'Remove the statement',
      edits: [{ kind: 'remove', from: root, pointer: value.pointer }],
    },
  };
}

/** Statements with NotAction or NotResource that say the same: of these nothing but the lists as they stand is compared. */
function* repeatedComplements(
  statements: readonly LintStatement[],
): Generator<readonly [LintStatement, LintStatement]> {
  const firsts = new Map<string, LintStatement>();
  for (const statement of statements) {
    const { effect, actions, resources, value } = statement;
    if (!effect || !(actions?.not || resources?.not)) continue;
    const text = JSON.stringify([
      effect,
      principalsOf(statement),
      listOf(actions),
      listOf(resources),
      value.member('Condition')?.value.json,
    ]);
    const first = firsts.get(text);
    if (first) yield [statement, first];
    else firsts.set(text, statement);
  }
}

function listOf(listing: Listing | undefined): Json {
  return listing ? [listing.name, ...listing.items.map(({ text }) => text).toSorted()] : null;
}
