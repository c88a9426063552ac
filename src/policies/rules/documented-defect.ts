import { listInWords } from '../lint/deployment/in-words.ts';
import type { LintDocument } from '../lint/document/lint-document.ts';
import { allowedNames } from '../lint/patterns/allowed-names.ts';
import { type ListedAction, listedAction } from '../lint/patterns/listed-actions.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import {
  documentedOmissions,
  documentedTrustOmission,
  type DocumentedOmission,
} from '../lint/tables/documented-omissions.ts';

export const documentedDefect: Rule = {
  id: 'documented-defect',
  category: 'warning',
  title: 'No policy is copied from the product’s guide with a mistake in it',
  why: 'The guide prints some permissions without an action that its own list of changes, or another page of it, demands. Whoever copies them finds out when that backup or restore fails.',
  fix: 'Add what is missing.',
  source: 'https://helpcenter.veeam.com/docs/vbaws/guide/permissions_changelog.html',
  types: ['identity', 'trust'],
  examples: {
    bad: [
      {
        note: 'Actions of EC2 backup as printed, without what its workers need since version 9',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: [
                'ebs:ListChangedBlocks',
                'ebs:ListSnapshotBlocks',
                'ec2:CreateSnapshots',
                'ec2:DescribeConversionTasks',
                'kms:Decrypt',
                'kms:ReEncryptFrom',
                'kms:ReEncryptTo',
              ],
              Resource: '*',
            },
          ],
        },
        at: ['/Statement/0/Action/0'],
      },
      {
        note: 'The trust of one role for everything, which cannot restore RDS databases',
        type: 'trust',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Service: [
                  'backup.amazonaws.com',
                  'batchoperations.s3.amazonaws.com',
                  'ec2.amazonaws.com',
                ],
              },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: ['/Statement/0/Principal/Service'],
      },
    ],
    good: [
      {
        note: 'Another policy of the role allows it',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: [
                'ebs:ListChangedBlocks',
                'ebs:ListSnapshotBlocks',
                'ec2:CreateSnapshots',
                'ec2:DescribeConversionTasks',
                'kms:ReEncryptFrom',
              ],
              Resource: '*',
            },
          ],
        },
        with: [
          {
            policy: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: 'kms:GenerateDataKey*', Resource: '*' }],
            },
          },
        ],
      },
    ],
  },
  *checkSet({ set: { documents } }) {
    const granting = documents.filter(({ type }) => type === 'identity');
    yield* omissionsIn(granting);
    for (const document of documents) {
      if (document.type === 'trust') yield* trustOmissionsIn(document);
    }
  },
};

function* omissionsIn(documents: readonly LintDocument[]): Generator<Finding> {
  for (const omission of documentedOmissions) {
    const first = firstOf(documents, omission);
    if (!first || allowedNames(documents)(omission.missing)) continue;
    yield {
      document: first.document,
      at: first.item,
      subject: omission.missing,
      message: `These are the documented actions of ${omission.of}, which lack ${omission.missing}: ${omission.why}.`,
      advice: `Add "${omission.missing}".`,
    };
  }
}

/** The first of the actions by which the set is known; undefined where they are not all there. */
function firstOf(
  documents: readonly LintDocument[],
  { knownBy: [first = '', ...others] }: DocumentedOmission,
): ListedAction | undefined {
  const listed = listedAction(documents, first);
  return listed && others.every((action) => listedAction(documents, action)) ? listed : undefined;
}

function* trustOmissionsIn(document: LintDocument): Generator<Finding> {
  const { statements } = document;
  const words = statements.flatMap(({ effect, principals }) =>
    effect === 'Allow' && principals && !principals.not
      ? principals.items.filter(({ type }) => type === 'Service')
      : [],
  );
  const services = new Set(words.map(({ id }) => id.text));
  const { knownBy, missing, of, why } = documentedTrustOmission;
  if (services.has(missing) || !knownBy.every((service) => services.has(service))) return;
  const statement = statements.find(({ principals }) =>
    principals?.items.some(({ id }) => id.text === knownBy[0]),
  );
  const at = statement?.principals?.value.member('Service')?.value;
  if (!at) return;
  yield {
    document,
    at,
    subject: missing,
    message: `These are the documented services of ${of} (${listInWords(knownBy)}), which lack ${missing}: ${why}.`,
    advice: `Add "${missing}" if the role restores RDS databases.`,
  };
}
