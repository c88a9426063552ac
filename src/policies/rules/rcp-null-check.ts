import type { LintStatement } from '../lint/document/statement.ts';
import type { Edit, Finding, Rule } from '../lint/rule.ts';
import { hasUntoldConditions } from '../lint/statements/condition-keys.ts';
import {
  comparesAndHoldsWithoutKey,
  isPrincipalKey,
  isSourceKey,
  leftOut,
  needsKey,
} from '../lint/statements/rcp-callers.ts';

export const rcpNullCheck: Rule = {
  id: 'rcp-null-check',
  category: 'warning',
  title: 'A resource control policy spares services that act for no resource',
  why: 'Not every integration of an AWS service tells for which account or resource it calls. A Deny of services that act for strangers, which does not ask whether there is a source at all, denies these too.',
  fix: 'Add "Null": {"aws:SourceAccount": "false"}, so that only calls that name their source are looked at.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-rcp-missing-service-condition-key-null-check',
  aws: ['RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK'],
  types: ['rcp'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: ['s3:*', 'sqs:*'],
              Resource: '*',
              Condition: {
                StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-k3v7m2p9qd' },
                Bool: { 'aws:PrincipalIsAWSService': 'true' },
              },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringNotEqualsIfExists/aws:SourceOrgID'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: ['s3:*', 'sqs:*'],
              Resource: '*',
              Condition: {
                StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-k3v7m2p9qd' },
                Null: { 'aws:SourceArn': 'false' },
                Bool: { 'aws:PrincipalIsAWSService': 'true' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      if (statement.effect !== 'Deny' || hasUntoldConditions(document, statement)) continue;
      const { conditions } = statement;
      const source = conditions.find(
        (line) => isSourceKey(line) && comparesAndHoldsWithoutKey(line),
      );
      if (!source || conditions.some((line) => isSourceKey(line) && needsKey(line))) continue;
      // Where users and roles are denied too, that is the greater fault, and the same correction mends both.
      if (conditions.some(isPrincipalKey) || !leftOut(conditions).people) continue;
      yield {
        at: source.key,
        subject: source.key.text,
        message: `A call of an AWS service that brings no ${source.key.text} along is denied too.`,
        ...fixFor(statement),
      };
    }
  },
};

function fixFor({ value }: LintStatement): Pick<Finding, 'fix'> {
  const block = value.member('Condition')?.value;
  if (!block) return {};
  const key = 'aws:SourceAccount';
  const operator = block.member('Null')?.value;
  const edit: Edit = operator
    ? { kind: 'add', to: operator, name: key, value: 'false' }
    : { kind: 'add', to: block, name: 'Null', value: { [key]: 'false' } };
  return { fix: { safe: false, title: `Add "Null": {"${key}": "false"}`, edits: [edit] } };
}
