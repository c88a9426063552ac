import { foldCase } from '../evaluate/match/fold-case.ts';
import type { LintDocument } from '../lint/document/lint-document.ts';
import type { LintStatement } from '../lint/document/statement.ts';
import type { Value } from '../lint/document/value.ts';
import { coversAction } from '../lint/patterns/covers-action.ts';
import { actionPatterns, type PatternSet, resourcePatterns } from '../lint/patterns/pattern-set.ts';
import { callerTypes, typeName } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { hasUntoldPart } from '../lint/statements/untold.ts';

export const deadAllow: Rule = {
  id: 'dead-allow',
  category: 'warning',
  title: 'Nothing denies outright what is allowed',
  why: 'A Deny is final, whatever allows: an action that is denied on all the same resources and without a condition is not permitted, though a policy seems to say so.',
  fix: 'Remove the action from the Allow, or take it out of the Deny.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html',
  types: callerTypes,
  when: ['deny'],
  examples: {
    bad: [
      {
        note: 'One document allows what another one of the role denies',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['iam:CreateRole', 'iam:GetRole'],
              Resource: 'arn:aws:iam::444455556666:role/*',
            },
          ],
        },
        with: [
          {
            policy: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Deny', Action: ['iam:Create*'], Resource: '*' }],
            },
          },
        ],
        at: ['/Statement/0/Action/0'],
      },
      {
        note: 'Everything but some services is denied',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['s3:ListAllMyBuckets', 'rds:DescribeDBInstances'],
              Resource: '*',
            },
            { Effect: 'Deny', NotAction: ['s3:*', 'ec2:*'], Resource: '*' },
          ],
        },
        at: ['/Statement/0/Action/1'],
      },
    ],
    good: [
      {
        note: 'Denied in part, elsewhere, or under a condition',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['s3:Get*', 'sqs:SendMessage', 'sns:Publish'],
              Resource: '*',
            },
            { Effect: 'Deny', Action: 's3:GetObjectAcl', Resource: '*' },
            { Effect: 'Deny', Action: 'sqs:*', Resource: 'arn:aws:sqs:*:*:audit-*' },
            {
              Effect: 'Deny',
              Action: 'sns:*',
              Resource: '*',
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    ],
  },
  *checkSet({ set: { documents } }) {
    const denials = documents.flatMap((document) => denialsIn(document));
    if (denials.length === 0) return;
    for (const document of documents) {
      for (const statement of document.statements) {
        for (const { item, denial } of deadItems(statement, denials)) {
          const where =
            denial.document === document
              ? 'this policy'
              : `the ${typeName(denial.document.type)} ${denial.document.source.name}`;
          yield {
            document,
            at: item,
            subject: item.text,
            message: `${item.text} is denied all the same, by statement ${denial.number} of ${where}.`,
          };
        }
      }
    }
  },
};

/** Items of an Allow that a Deny covers, on all its resources. */
function* deadItems(
  { effect, actions, resources }: LintStatement,
  denials: readonly Denial[],
): Generator<{ readonly item: Value; readonly denial: Denial }> {
  if (effect !== 'Allow' || !actions || actions.not || resources?.not) return;
  const over = denials.filter(({ resources: denied }) =>
    resources?.items.every(({ text }) => denied.covering(text) !== undefined),
  );
  if (over.length === 0) return;
  for (const item of actions.items) {
    const denial = over.find(({ covers }) => covers(item));
    if (denial && foldCase(item.text) !== UNDENIABLE) yield { item, denial };
  }
}

/** Works even where it is denied: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
const UNDENIABLE = 'sts:getcalleridentity';

/** A Deny that nothing limits but its resources. */
interface Denial {
  readonly document: LintDocument;
  readonly number: number;
  readonly covers: (item: Value) => boolean;
  readonly resources: PatternSet;
}

function denialsIn(document: LintDocument): readonly Denial[] {
  return document.statements.flatMap((statement) => {
    const { effect, resources, index, value } = statement;
    if (effect !== 'Deny' || !resources || resources.not) return [];
    if (value.member('Condition') || hasUntoldPart(document, statement)) return [];
    const covers = coversOf(statement);
    return covers
      ? {
          document,
          number: index + 1,
          covers,
          resources: resourcePatterns(resources.items.map(({ text }) => text)),
        }
      : [];
  });
}

function coversOf({ actions }: LintStatement): Denial['covers'] | undefined {
  if (!actions) return undefined;
  if (!actions.not) {
    const patterns = actionPatterns(actions.items.map(({ text }) => text));
    return ({ text }) => patterns.covering(text) !== undefined;
  }
  // What a pattern has in common with the exceptions is another question.
  return ({ text }) =>
    !/[*?]/.test(text) && !actions.items.some((item) => coversAction(item.text, text));
}
