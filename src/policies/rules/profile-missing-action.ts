import { isMeantFor } from '../lint/deployment/meant-for.ts';
import type { LintDocument } from '../lint/document/lint-document.ts';
import { type PatternSet, actionPatterns } from '../lint/patterns/pattern-set.ts';
import type { Rule } from '../lint/rule.ts';

export const profileMissingAction: Rule = {
  id: 'profile-missing-action',
  category: 'error',
  title: 'The policies allow every action that the features need',
  why: 'The product documents which actions a feature needs. One that is missing shows when the feature is used: a backup or a restore stops with AccessDenied.',
  fix: 'Add the actions that the finding lists to a statement that allows; the product’s page prints the whole set.',
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
      {
        note: 'A complement that leaves out what adding a repository needs',
        features: ['plugin-add-repository'],
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }],
        },
        at: ['/Statement'],
        also: ['not-action-allow'],
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
      {
        note: 'All but what no feature needs',
        features: ['plugin-add-repository'],
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', NotAction: ['iam:Create*', 'sts:*'], Resource: '*' }],
        },
        also: ['not-action-allow', 'passrole-star'],
      },
    ],
  },
  *checkSet({ set, profile }) {
    if (!profile) return;
    const granting = set.documents.filter(({ type }) => type === 'identity');
    const [first] = granting;
    // What the file only names may allow the rest: it is in the list of what was not checked.
    if (!first || granting.some(({ unread }) => unread !== undefined)) return;
    const allowing = granting.flatMap(allowingIn);
    for (const feature of profile.sets) {
      if (!isMeantFor(set, feature)) continue;
      const { id, title, actions } = feature;
      const missing = actions.filter(
        (action) =>
          !allowing.some(({ not, patterns }) => (patterns.covering(action) === undefined) === not),
      );
      if (missing.length === 0) continue;
      yield {
        document: first,
        at: first.root.member('Statement')?.value ?? first.root,
        subject: id,
        message: `${String(missing.length)} of the ${String(actions.length)} actions of "${title}" (${id}) ${missing.length === 1 ? 'is' : 'are'} allowed nowhere: ${missing.join(', ')}.`,
      };
    }
  },
};

interface Allowing {
  /** The patterns are those of NotAction. */
  readonly not: boolean;
  readonly patterns: PatternSet;
}

/** Whether on the right resources is for `check` to say; an action that stands in no Allow is missing for certain. */
function allowingIn({ statements }: LintDocument): readonly Allowing[] {
  return statements.flatMap(({ effect, actions }) =>
    effect === 'Allow' && actions
      ? { not: actions.not, patterns: actionPatterns(actions.items.map(({ text }) => text)) }
      : [],
  );
}
