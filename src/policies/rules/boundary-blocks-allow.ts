import { foldCase } from '../evaluate/match/fold-case.ts';
import type { LintDocument } from '../lint/document/lint-document.ts';
import type { LintStatement } from '../lint/document/statement.ts';
import type { Value } from '../lint/document/value.ts';
import type { Lexicon } from '../lint/lexicon/lexicon.ts';
import { allowedNames } from '../lint/patterns/allowed-names.ts';
import type { Rule } from '../lint/rule.ts';

export const boundaryBlocksAllow: Rule = {
  id: 'boundary-blocks-allow',
  category: 'warning',
  title: 'What the policies allow the boundary allows too',
  why: 'An identity may do only what its policies and its boundary both allow. An action that the boundary leaves out fails with AccessDenied, although the policy that one looks at allows it.',
  fix: 'Allow the action in the boundary too, or remove it from the policy.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
  types: ['identity', 'boundary'],
  examples: {
    bad: [
      {
        note: 'A policy, and below it the boundary of the same role',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['ec2:DescribeInstances', 'kms:Decrypt', 's3:Get*', 'ssm:Send*'],
              Resource: '*',
            },
          ],
        },
        with: [
          {
            type: 'boundary',
            policy: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: ['ec2:*', 's3:GetObject'], Resource: '*' }],
            },
          },
        ],
        at: ['/Statement/0/Action/1', '/Statement/0/Action/3'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: ['ec2:Describe*', 's3:Get*'], Resource: '*' }],
        },
        with: [
          {
            type: 'boundary',
            policy: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }],
            },
          },
        ],
      },
    ],
  },
  *checkSet({ set: { documents }, names }) {
    const boundary = documents.find(({ type }) => type === 'boundary');
    if (!boundary || boundary.gaps.size > 0 || !boundary.policy) return;
    const isAllowed = allowedNames([boundary]);
    for (const document of documents) {
      if (document.type !== 'identity') continue;
      for (const item of itemsAllowed(document)) {
        if (mayPass(item, isAllowed, names)) continue;
        yield {
          document,
          at: item,
          subject: item.text,
          message: `The permissions boundary ${nameOf(boundary)}allows nothing of ${item.text}.`,
        };
      }
    }
  },
};

function itemsAllowed({ statements }: LintDocument): readonly Value[] {
  return statements.flatMap(({ effect, actions }: LintStatement) =>
    effect === 'Allow' && actions && !actions.not ? actions.items : [],
  );
}

/** Whether the boundary allows one action at least of those that an item means, on whatever resource. */
function mayPass({ text }: Value, isAllowed: (action: string) => boolean, names: Lexicon): boolean {
  if (isAllowed(text) || foldCase(text) === NEEDS_NOTHING) return true;
  const meaning = names.action(text);
  if (meaning.kind === 'known') return false;
  // Of what is unknown another rule speaks.
  return (
    meaning.kind !== 'pattern' || meaning.actions.length === 0 || meaning.actions.some(isAllowed)
  );
}

/** Works whatever policies say: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
const NEEDS_NOTHING = 'sts:getcalleridentity';

function nameOf({ source: { name } }: LintDocument): string {
  return name === 'boundary' || name === '' ? '' : `${name} `;
}
