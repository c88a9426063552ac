import type { LintDocument } from '../lint/document/lint-document.ts';
import type { LintStatement } from '../lint/document/statement.ts';
import type { Rule } from '../lint/rule.ts';
import { allowedPrincipals } from '../lint/statements/principals.ts';
import { serviceNameOf } from '../lint/statements/service-name.ts';
import { asksForSource, isBesideThePoint } from '../lint/statements/source-of-service.ts';
import { hasUntoldPart } from '../lint/statements/untold.ts';
import {
  isUnsourced,
  sourcedDeliveries,
  sourcedRoles,
} from '../lint/tables/services-with-source.ts';

export const confusedDeputy: Rule = {
  id: 'confused-deputy',
  category: 'security',
  title: 'A service is let in for resources of one’s own only',
  why: 'A service acts for all its customers. If it is let in without a word for whom, somebody else’s resource, a trail, a bucket, a schedule, can make it use yours.',
  fix: 'Add a condition on aws:SourceAccount or aws:SourceArn, in an organization on aws:SourceOrgID.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-restrict-access-to-service-principal',
  aws: ['RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL'],
  types: ['trust', 'resource'],
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: ['ec2.amazonaws.com', 'dlm.amazonaws.com'] },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: ['/Statement/0/Principal/Service/1'],
      },
      {
        type: 'resource',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'cloudtrail.amazonaws.com' },
              Action: 's3:PutObject',
              Resource: 'arn:aws:s3:::trail/AWSLogs/444455556666/*',
              Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
            },
          ],
        },
        at: ['/Statement/0/Principal/Service'],
      },
      {
        note: 'Any source will do',
        type: 'resource',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'cloudtrail.amazonaws.com' },
              Action: 's3:PutObject',
              Resource: 'arn:aws:s3:::trail/AWSLogs/444455556666/*',
              Condition: { Null: { 'aws:SourceArn': 'false' } },
            },
          ],
        },
        at: ['/Statement/0/Principal/Service'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'dlm.amazonaws.com' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'aws:SourceAccount': '444455556666' } },
            },
          ],
        },
      },
      {
        note: 'AWS does not document that these say for whom they assume a role: a condition might lock them out',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Service: ['ec2.amazonaws.com', 'backup.amazonaws.com'],
              },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
      {
        note: 'EventBridge publishes to a topic only without a condition',
        type: 'resource',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'events.amazonaws.com' },
              Action: 'sns:Publish',
              Resource: 'arn:aws:sns:eu-west-1:444455556666:alarms',
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      for (const id of openServices(document, statement)) {
        yield {
          at: id,
          subject: id.text,
          message: `${id.text} is let in, whoever it acts for.`,
        };
      }
    }
  },
};

function openServices(
  document: LintDocument,
  statement: LintStatement,
): readonly LintStatement['value'][] {
  const actions = statement.actions?.items.map(({ text }) => text) ?? [];
  const sourced = document.type === 'trust' ? sourcedRoles : sourcedDeliveries;
  const open = allowedPrincipals(statement, 'Service').flatMap(({ id }) => {
    const service = serviceNameOf(id.text)?.name ?? '';
    const isSourced = sourced.has(service) && !actions.some((one) => isUnsourced(service, one));
    return isSourced ? [id] : [];
  });
  if (open.length === 0 || hasUntoldPart(document, statement)) return [];
  // Other conditions, on what is encrypted or sent, may confine it as well.
  if (!statement.conditions.every(isBesideThePoint)) return [];
  return asksForSource(document, statement) ? [] : open;
}
