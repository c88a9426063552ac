import type { LintStatement } from '../lint/document/statement.ts';
import { type PatternSet, actionPatterns, resourcePatterns } from '../lint/patterns/pattern-set.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';

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
    const covers = document.statements.map(coverOf);
    for (const [index, cover] of covers.entries()) {
      if (!cover) continue;
      const other = covers.find((wider, at) => isCovered(cover, index, wider, at));
      if (!other) continue;
      const { statement } = cover;
      yield {
        at: statement.value,
        ...(statement.sid ? { subject: statement.sid.text } : {}),
        message: `Statement ${other.statement.index + 1} says all that this one says.`,
        fix: {
          safe: true,
          title: 'Remove the statement',
          edits: [{ kind: 'remove', from: document.root, pointer: statement.value.pointer }],
        },
      };
    }
  },
};

/** A statement ready to be compared; the elements that must be equal as one text. */
interface Cover {
  readonly statement: LintStatement;
  readonly same: string;
  readonly hasCondition: boolean;
  readonly condition: string;
  readonly actions: PatternSet;
  readonly resources: PatternSet | undefined;
}

function coverOf(statement: LintStatement): Cover | undefined {
  const { value, effect, actions, resources, principals, conditions } = statement;
  // What the complement of a list covers is another question, and a broken statement says nothing.
  if (!effect || !actions || actions.not || resources?.not) return undefined;
  return {
    statement,
    same: JSON.stringify([effect, principals?.name, principals?.value.json]),
    hasCondition: conditions.length > 0,
    condition: JSON.stringify(value.member('Condition')?.value.json ?? {}),
    actions: actionPatterns(actions.items.map(({ text }) => text)),
    resources: resources && resourcePatterns(resources.items.map(({ text }) => text)),
  };
}

function isCovered(one: Cover, at: number, wider: Cover | undefined, widerAt: number): boolean {
  if (!wider || at === widerAt || one.same !== wider.same) return false;
  if (wider.hasCondition && wider.condition !== one.condition) return false;
  if (!includes(one, wider)) return false;
  // Of two that cover each other the later one is told.
  const isMutual = (!one.hasCondition || one.condition === wider.condition) && includes(wider, one);
  return !isMutual || widerAt < at;
}

function includes({ statement: { actions, resources } }: Cover, wider: Cover): boolean {
  if (!resources !== !wider.resources) return false;
  return (
    (resources?.items ?? []).every(({ text }) => wider.resources?.covering(text) !== undefined) &&
    (actions?.items ?? []).every(({ text }) => wider.actions.covering(text) !== undefined)
  );
}
