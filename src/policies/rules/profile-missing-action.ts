import type { LintDocument } from '../lint/document/lint-document.ts';
import { type PatternSet, actionPatterns } from '../lint/patterns/pattern-set.ts';
import type { Rule } from '../lint/rule.ts';

export const profileMissingAction: Rule = {
  id: 'profile-missing-action',
  category: 'error',
  title: 'The policies allow every action that the features need',
  why: 'The product documents which actions a feature needs. One that is missing shows when the feature is used: a backup or a restore stops with AccessDenied.',
  fix: 'Add the actions; `policy show` prints the documented set.',
  source: 'https://helpcenter.veeam.com/docs/vbaws/guide/full_list_permissions.html',
  types: ['identity'],
  examples: {
    bad: [
      {
        note: 'Compared with the set for adding a repository, by `--for plugin-add-repository`',
        features: ['plugin-add-repository'],
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
        },
        at: ['/Statement'],
      },
    ],
    good: [
      {
        features: ['plugin-add-repository'],
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['s3:*', 'ec2:Describe*', 'iam:GetRole', 'iam:SimulatePrincipalPolicy'],
              Resource: '*',
            },
          ],
        },
      },
    ],
  },
  *checkSet({ set, profile }) {
    if (!profile) return;
    const granting = set.documents.filter(({ type }) => type === 'identity');
    const [first] = granting;
    if (!first) return;
    const allowed = granting.map(allowedBy);
    for (const { id, title, actions } of profile.sets) {
      const missing = actions.filter((action) =>
        allowed.every((patterns) => patterns.covering(action) === undefined),
      );
      if (missing.length === 0) continue;
      yield {
        document: first,
        at: first.root.member('Statement')?.value ?? first.root,
        subject: id,
        message: `${String(missing.length)} of the ${String(actions.length)} actions of "${title}" are allowed nowhere: ${missing.join(', ')}.`,
      };
    }
  },
};

/** Whether on the right resources is for `check` to say; an action that stands in no Allow is missing for certain. */
function allowedBy({ statements }: LintDocument): PatternSet {
  return actionPatterns(
    statements.flatMap(({ effect, actions }) =>
      effect === 'Allow' && actions && !actions.not ? actions.items.map(({ text }) => text) : [],
    ),
  );
}
