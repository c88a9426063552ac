import { allowedNames } from '../lint/patterns/allowed-names.ts';
import { listedAction } from '../lint/patterns/listed-actions.ts';
import type { Rule } from '../lint/rule.ts';

export const ebsDefaultKey: Rule = {
  id: 'ebs-default-key',
  category: 'suggestion',
  title: 'Whoever deploys can use the key of encryption by default',
  why: 'In a region that encrypts EBS volumes by default, whoever launches the appliance must be allowed kms:GenerateDataKeyWithoutPlaintext and the use of the default key. The product’s guide says so in a note, and has the action in none of its lists.',
  fix: 'Add kms:GenerateDataKeyWithoutPlaintext if the region encrypts by default, and let the key’s policy allow it too if the key is not AWS’s own.',
  source: 'https://helpcenter.veeam.com/docs/vbaws/guide/req_permissions.html',
  types: ['identity'],
  examples: {
    bad: [
      {
        note: 'Some of the documented actions to deploy an appliance',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: [
                'cloudwatch:PutMetricAlarm',
                'ec2:CreateInternetGateway',
                'ec2:RunInstances',
                'iam:AddRoleToInstanceProfile',
                'ssm:SendCommand',
              ],
              Resource: '*',
            },
          ],
        },
        at: ['/Statement/0/Action/2'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: [
                'cloudwatch:PutMetricAlarm',
                'ec2:CreateInternetGateway',
                'ec2:RunInstances',
                'iam:AddRoleToInstanceProfile',
                'kms:GenerateDataKeyWithoutPlaintext',
                'ssm:SendCommand',
              ],
              Resource: '*',
            },
          ],
        },
      },
    ],
  },
  *checkSet({ set, profile }) {
    const { plan, view } = profile?.deployment ?? {};
    if (plan && view?.encryptsByDefault?.(plan.region) === false) return;
    const { documents } = set;
    const launch = listedAction(documents, LAUNCH);
    if (!launch || !KNOWN_BY.every((action) => listedAction(documents, action))) return;
    // What the file only names may allow it.
    if (documents.some(({ unread }) => unread !== undefined)) return;
    if (allowedNames(documents)(NEEDED)) return;
    yield {
      document: launch.document,
      at: launch.item,
      subject: NEEDED,
      message: `Whoever deploys with this is not allowed ${NEEDED}, without which the launch fails where EBS volumes are encrypted by default.`,
    };
  },
};

const NEEDED = 'kms:GenerateDataKeyWithoutPlaintext';

const LAUNCH = 'ec2:runinstances';

/** What, beside the launch, nobody but the deploying identity needs together. */
const KNOWN_BY: readonly string[] = [
  'cloudwatch:putmetricalarm',
  'ec2:createinternetgateway',
  'iam:addroletoinstanceprofile',
  'ssm:sendcommand',
];
