import { foldCase } from '../evaluate/match/fold-case.ts';
import { isMeantFor } from '../lint/deployment/meant-for.ts';
import { coveredAmong } from '../lint/patterns/covered-actions.ts';
import type { Rule } from '../lint/rule.ts';
import { grantedItems } from '../lint/statements/wide-grants.ts';
import { formerProductActions } from '../lint/tables/former-product-actions.ts';

export const profileExtraAction: Rule = {
  id: 'profile-extra-action',
  category: 'suggestion',
  title: 'The policies allow no more actions than the features need',
  why: 'An action that no chosen feature needs is a permission that nobody misses and somebody may use. Permissions that older versions of the product needed tend to stay.',
  fix: 'Remove the action, or name the feature that needs it with --for.',
  source: 'https://helpcenter.veeam.com/docs/vbaws/guide/permissions_changelog.html',
  types: ['identity'],
  examples: {
    bad: [
      {
        note: 'Volumes and lifecycle policies, of which adding a repository needs none',
        features: ['plugin-add-repository'],
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: [
                'dlm:CreateLifecyclePolicy',
                'ec2:Describe*',
                'ec2:DeleteVolume',
                'iam:GetRole',
                'iam:SimulatePrincipalPolicy',
                's3:*',
              ],
              Resource: '*',
            },
          ],
        },
        at: ['/Statement/0/Action/0', '/Statement/0/Action/2'],
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
              Action: ['ec2:Describe*', 'iam:GetRole', 'iam:SimulatePrincipalPolicy', 's3:*'],
              Resource: '*',
            },
            { Effect: 'Deny', Action: 'ec2:DeleteVolume', Resource: '*' },
          ],
        },
      },
    ],
  },
  *checkSet({ set, profile }) {
    if (!profile?.sets.some((feature) => isMeantFor(set, feature))) return;
    const isNeeded = needOf(profile.sets.flatMap(({ actions }) => actions));
    for (const { document, item } of grantedItems(set.documents)) {
      const { text } = item;
      if (isNeeded(text)) continue;
      const former = formerProductActions.get(foldCase(text));
      yield {
        document,
        at: item,
        subject: text,
        message: `None of the chosen features needs ${text}${former ? `; ${former}` : ''}.`,
      };
    }
  },
};

/** Whether an item of Action covers one of the actions that are needed. */
function needOf(actions: readonly string[]): (item: string) => boolean {
  const covered = coveredAmong(actions);
  return (item) => covered(item).length > 0;
}
