import { foldCase } from '../evaluate/match/fold-case.ts';
import type { Rule } from '../lint/rule.ts';
import { hasUntoldConditions } from '../lint/statements/condition-keys.ts';
import { allowedPrincipals } from '../lint/statements/principals.ts';
import { isSourceKey } from '../lint/statements/rcp-callers.ts';

export const servicePrincipalSource: Rule = {
  id: 'service-principal-source',
  category: 'suggestion',
  title: 'For whom a service acts is asked by the keys that are made for it',
  why: 'Before aws:SourceAccount and aws:SourceArn there were, services told their customer by other keys, aws:Referer among them, which anybody can send.',
  fix: 'Compare aws:SourceAccount or aws:SourceArn instead.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-recommended-condition-key-for-service-principal',
  aws: ['RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL'],
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
              Principal: { Service: 'ses.amazonaws.com' },
              Action: 's3:PutObject',
              Resource: 'arn:aws:s3:::mail/*',
              Condition: { StringEquals: { 'aws:Referer': '444455556666' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringEquals/aws:Referer'],
        also: ['untrusted-key'],
      },
    ],
    good: [
      {
        type: 'resource',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'ses.amazonaws.com' },
              Action: 's3:PutObject',
              Resource: 'arn:aws:s3:::mail/*',
              Condition: {
                StringEquals: { 'aws:SourceAccount': '444455556666' },
                ArnLike: { 'aws:SourceArn': 'arn:aws:ses:*:444455556666:*' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      const [service] = allowedPrincipals(statement, 'Service');
      if (!service || statement.conditions.some(isSourceKey)) continue;
      if (hasUntoldConditions(document, statement)) continue;
      for (const { key } of statement.conditions) {
        if (!OLD_KEYS.has(foldCase(key.text))) continue;
        yield {
          at: key,
          subject: key.text,
          message: `${key.text} is an old way to say for whom ${service.id.text} acts.`,
        };
      }
    }
  },
};

const OLD_KEYS: ReadonlySet<string> = new Set(['aws:referer', 'aws:sourceowner', 'aws:useragent']);
