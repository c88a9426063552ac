import { foldCase } from '../evaluate/match/fold-case.ts';
import type { LintStatement } from '../lint/document/statement.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import {
  demandsKey,
  hasUntoldConditions,
  type ReadLine,
  readLines,
} from '../lint/statements/condition-keys.ts';
import { keysOftenAbsent } from '../lint/tables/keys-often-absent.ts';

export const ifexistsWeakens: Rule = {
  id: 'ifexists-weakens',
  category: 'security',
  title: 'An Allow demands the keys that confine it',
  why: 'IfExists makes a condition true where the request lacks the key. An Allow that is meant for one network, organization or external ID then holds for whoever comes without.',
  fix: 'Write the operator without IfExists, in a statement of its own if other requests need another condition.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists',
  types: allTypes,
  when: ['condition'],
  examples: {
    bad: [
      {
        type: 'trust',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup' },
              Action: 'sts:AssumeRole',
              Condition: { StringEqualsIfExists: { 'sts:ExternalId': '8f3a-77c1' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringEqualsIfExists/sts:ExternalId'],
      },
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::backups-of-444455556666/*',
              Condition: {
                StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' },
              },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringEqualsIfExists/aws:SourceVpce'],
      },
    ],
    good: [
      {
        note: 'Every request has the one or the other; a Deny is no grant; a tag may be absent',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::backups-of-444455556666/*',
              Condition: {
                IpAddressIfExists: { 'aws:SourceIp': '203.0.113.0/24' },
                StringEqualsIfExists: { 'aws:SourceVpc': 'vpc-0123456789abcdef0' },
              },
            },
            {
              Effect: 'Deny',
              Action: 's3:DeleteObject',
              Resource: '*',
              Condition: {
                StringNotEqualsIfExists: { 'aws:SourceVpc': 'vpc-0123456789abcdef0' },
              },
            },
            {
              Effect: 'Allow',
              Action: 'ec2:CreateSnapshot',
              Resource: '*',
              Condition: { StringEqualsIfExists: { 'aws:RequestTag/team': 'backup' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      if (statement.effect !== 'Allow') continue;
      const lines = readLines(statement);
      for (const { operator, operatorWord, key, values } of lines) {
        // Without a value it is empty-list that speaks.
        if (!operator.ifExists || operator.negated || values.length === 0) continue;
        const who = keysOftenAbsent.get(foldCase(key.text));
        if (who === undefined || isCounterpartAsked(key.text, lines)) continue;
        if (demandsKey(statement, key) || isConfinedOtherwise(statement, lines)) continue;
        if (hasUntoldConditions(document, statement)) continue;
        yield {
          at: key,
          subject: key.text,
          message: `${operatorWord.text} does not keep out ${who}: they lack ${key.text}.`,
        };
      }
    }
  },
};

/** A request has an address, or comes through a VPC endpoint: asked for both, none gets by. */
function isCounterpartAsked(key: string, lines: readonly ReadLine[]): boolean {
  const keys = new Set(lines.map((line) => foldCase(line.key.text)));
  return foldCase(key) === 'aws:sourceip'
    ? VPC_KEYS.some((one) => keys.has(one))
    : VPC_KEYS.includes(foldCase(key)) && keys.has('aws:sourceip');
}

const VPC_KEYS: readonly string[] = [
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourcevpcarn',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpcsourceip',
];

/** Whether another of these keys is demanded: then the one with IfExists narrows what is narrow already. */
function isConfinedOtherwise(statement: LintStatement, lines: readonly ReadLine[]): boolean {
  return lines.some(
    ({ key }) => keysOftenAbsent.has(foldCase(key.text)) && demandsKey(statement, key),
  );
}
