import { foldCase } from '../evaluate/match/fold-case.ts';
import type { Rule } from '../lint/rule.ts';
import { readLines } from '../lint/statements/condition-keys.ts';
import { needsKey } from '../lint/statements/rcp-callers.ts';

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
              Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-k3v7m2p9qd' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringEquals/aws:PrincipalOrgID'],
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
        if (!KEYS.has(foldCase(line.key.text)) || !needsKey(line)) continue;
        yield {
          at: line.key,
          subject: line.key.text,
          message: `A service does not have ${line.key.text}, so that the statement never allows anything.`,
        };
      }
    }
  },
};

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
