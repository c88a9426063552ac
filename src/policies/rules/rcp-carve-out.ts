import type { LintStatement } from '../lint/document/statement.ts';
import type { Word } from '../lint/document/value.ts';
import type { Edit, Finding, Rule } from '../lint/rule.ts';
import { hasUntoldConditions } from '../lint/statements/condition-keys.ts';
import {
  comparesAndHoldsWithoutKey,
  isPrincipalKey,
  isSourceKey,
  leftOut,
} from '../lint/statements/rcp-callers.ts';

export const rcpCarveOut: Rule = {
  id: 'rcp-carve-out',
  category: 'warning',
  title: 'A resource control policy denies only the callers it is about',
  why: 'A resource control policy binds AWS services that call as themselves as well as users and roles. A Deny of all who are not of the organization also denies the services, which are of none; a Deny of services that act for strangers also denies users and roles, who act for no resource.',
  fix: 'Add "BoolIfExists": {"aws:PrincipalIsAWSService": "false"} where users and roles are meant, and "true" where services are.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-rcp-missing-related-principal-condition-key',
  aws: [
    'RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY',
    'RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY',
  ],
  types: ['rcp'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'OnlyOurPrincipals',
              Effect: 'Deny',
              Principal: '*',
              Action: ['s3:*', 'kms:*'],
              Resource: '*',
              Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-k3v7m2p9qd' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringNotEqualsIfExists/aws:PrincipalOrgID'],
      },
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'OnlyForOurResources',
              Effect: 'Deny',
              Principal: '*',
              Action: ['s3:*', 'sqs:*'],
              Resource: '*',
              Condition: { StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-k3v7m2p9qd' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringNotEqualsIfExists/aws:SourceOrgID'],
      },
    ],
    good: [
      {
        note: 'The two statements of AWS’s data perimeter',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: ['s3:*', 'kms:*'],
              Resource: '*',
              Condition: {
                StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-k3v7m2p9qd' },
                BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
              },
            },
            {
              Effect: 'Deny',
              Principal: '*',
              Action: ['s3:*', 'sqs:*'],
              Resource: '*',
              Condition: {
                StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-k3v7m2p9qd' },
                Null: { 'aws:SourceAccount': 'false' },
                Bool: { 'aws:PrincipalIsAWSService': 'true' },
              },
            },
          ],
        },
      },
      {
        note: 'Who is of the organization, or acts for it, is spared: that is neither users nor services alone',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:*',
              Resource: '*',
              Condition: {
                StringNotEqualsIfExists: {
                  'aws:PrincipalOrgID': 'o-k3v7m2p9qd',
                  'aws:SourceOrgID': 'o-k3v7m2p9qd',
                },
              },
            },
          ],
        },
      },
      {
        note: 'A tag that the caller must have: services have none',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:DeleteObject',
              Resource: '*',
              Condition: { StringEquals: { 'aws:PrincipalTag/team': 'contractors' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      if (statement.effect !== 'Deny' || isOfIdentityProviders(statement)) continue;
      if (hasUntoldConditions(document, statement)) continue;
      const lines = statement.conditions.filter(comparesAndHoldsWithoutKey);
      const principal = lines.find(isPrincipalKey);
      const source = lines.find(isSourceKey);
      if (!principal === !source) continue;
      const { people, services } = leftOut(statement.conditions);
      if (people || services) continue;
      if (principal) {
        yield {
          at: principal.key,
          subject: principal.key.text,
          message: `AWS services that call as themselves have no ${principal.key.text}, so the statement denies them too.`,
          aws: 'RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY',
          ...fixFor(statement, 'false'),
        };
      } else if (source) {
        yield {
          at: source.key,
          subject: source.key.text,
          message: `Users and roles have no ${source.key.text}, which only AWS services bring along, so the statement denies them all.`,
          aws: 'RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY',
          ...fixFor(statement, 'true'),
        };
      }
    }
  },
};

/** No AWS service signs in with the token of an identity provider. */
function isOfIdentityProviders({ actions }: LintStatement): boolean {
  return actions?.not === false && actions.items.length > 0 && actions.items.every(isFederated);
}

function isFederated({ text }: Word): boolean {
  return FEDERATED.has(text.toLowerCase());
}

const FEDERATED: ReadonlySet<string> = new Set([
  'sts:assumerolewithsaml',
  'sts:assumerolewithwebidentity',
]);

function fixFor({ value }: LintStatement, isService: 'true' | 'false'): Pick<Finding, 'fix'> {
  const block = value.member('Condition')?.value;
  if (!block) return {};
  const key = 'aws:PrincipalIsAWSService';
  const operator = block.member('BoolIfExists')?.value;
  const edit: Edit = operator
    ? { kind: 'add', to: operator, name: key, value: isService }
    : { kind: 'add', to: block, name: 'BoolIfExists', value: { [key]: isService } };
  return {
    fix: {
      safe: false,
      title: `Add "BoolIfExists": {"${key}": "${isService}"}`,
      edits: [edit],
    },
  };
}
