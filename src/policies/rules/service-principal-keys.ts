import { foldCase } from '../evaluate/match/fold-case.ts';
import type { PrincipalListing } from '../lint/document/statement.ts';
import type { Rule } from '../lint/rule.ts';
import { readLines } from '../lint/statements/condition-keys.ts';
import { needsKey } from '../lint/statements/rcp-callers.ts';
import { serviceNameOf } from '../lint/statements/service-name.ts';

export const servicePrincipalKeys: Rule = {
  id: 'service-principal-keys',
  category: 'error',
  title: 'What is allowed to services does not ask for a user or an organization',
  why: 'A service that calls as itself is of no organization and no user or role. A condition that needs the key never holds for it, so that the statement allows nothing.',
  fix: 'Compare aws:SourceAccount, aws:SourceArn or aws:SourceOrgID, which tell for whom the service acts.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-condition-key-for-service-principal',
  aws: ['UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL'],
  types: ['trust', 'resource'],
  examples: {
    bad: [
      {
        type: 'resource',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'cloudfront.amazonaws.com' },
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: {
                StringEquals: {
                  'aws:PrincipalOrgID': 'o-k3v7m2p9qd',
                  'aws:PrincipalTag/team': 'web',
                },
              },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/StringEquals/aws:PrincipalOrgID',
          '/Statement/0/Condition/StringEquals/aws:PrincipalTag~1team',
        ],
      },
    ],
    good: [
      {
        note: 'The role beside the service has an organization',
        type: 'resource',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Service: 'cloudfront.amazonaws.com',
                AWS: 'arn:aws:iam::444455556666:role/reports',
              },
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-k3v7m2p9qd' } },
            },
          ],
        },
      },
      {
        note: 'Roles Anywhere brings tags along',
        type: 'trust',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'rolesanywhere.amazonaws.com' },
              Action: ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'],
              Condition: { StringEquals: { 'aws:PrincipalTag/x509Subject/CN': 'backup' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      const { effect, principals } = statement;
      if (effect !== 'Allow' || !principals || principals.not) continue;
      if (principals.items.length === 0) continue;
      if (!principals.items.every(({ type }) => type === 'Service')) continue;
      for (const line of readLines(statement)) {
        const key = foldCase(line.key.text);
        if (!KEYS.has(key) && !(isTag(key) && !hasTags(principals))) continue;
        if (!needsKey(line)) continue;
        yield {
          at: line.key,
          subject: line.key.text,
          message: `A service does not have ${line.key.text}, so that the statement never allows anything.`,
        };
      }
    }
  },
};

function isTag(key: string): boolean {
  return key.startsWith('aws:principaltag/');
}

/**
 * Whether one of them calls with tags, as Roles Anywhere does with what a certificate says. Source:
 * https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
 */
function hasTags({ items }: PrincipalListing): boolean {
  return items.some(({ id }) => serviceNameOf(id.text)?.name === 'rolesanywhere');
}

/**
 * Keys of users, roles and their accounts' organizations. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties
 */
const KEYS: ReadonlySet<string> = new Set([
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:username',
]);
