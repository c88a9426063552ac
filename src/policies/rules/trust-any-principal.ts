import { foldCase } from '../evaluate/match/fold-case.ts';
import type { LintDocument } from '../lint/document/lint-document.ts';
import type { LintStatement } from '../lint/document/statement.ts';
import type { Rule } from '../lint/rule.ts';
import {
  hasUntoldConditions,
  type ReadLine,
  readLines,
} from '../lint/statements/condition-keys.ts';
import { constancyOf } from '../lint/statements/line-truth.ts';
import { allowedPrincipals } from '../lint/statements/principals.ts';
import { needsKey } from '../lint/statements/rcp-callers.ts';

export const trustAnyPrincipal: Rule = {
  id: 'trust-any-principal',
  category: 'security',
  title: 'No role is open to every AWS account',
  why: 'With {"AWS": "*"} every user and role of every AWS account in the world may assume the role, and gets all that it may do.',
  fix: 'Name the accounts or roles, or confine them with a condition on aws:PrincipalOrgID, aws:PrincipalArn or the network. An external id alone does not: AWS does not treat it as a secret.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous',
  types: ['trust'],
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
        },
        at: ['/Statement/0/Principal/AWS'],
      },
      {
        note: 'Whoever learns the external id is in',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: '*' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'sts:ExternalId': 'c8b1a7' } },
            },
          ],
        },
        at: ['/Statement/0/Principal/AWS'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: '*' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-k3v7m2p9qd' } },
            },
          ],
        },
      },
      {
        note: 'Confined by a Deny',
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' },
            {
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: 'sts:AssumeRole',
              Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-k3v7m2p9qd' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      const anybody = allowedPrincipals(statement, 'AWS').find(({ id }) => id.text === '*');
      if (!anybody || isConfined(statement, document) || isShutByDeny(document)) continue;
      yield {
        at: anybody.id,
        message: '"*" lets every AWS account in the world assume the role.',
      };
    }
  },
};

/** Keys that tell who calls, or from where. Tags, names and external ids are for the caller to choose. */
const CONFINING: ReadonlySet<string> = new Set(
  [
    'aws:principalaccount aws:principalarn aws:principalorgid aws:principalorgpaths',
    'aws:sourceaccount aws:sourcearn aws:sourceorgid aws:sourceorgpaths',
    'aws:sourceip aws:sourcevpc aws:sourcevpcarn aws:sourcevpce aws:userid',
    'aws:vpceaccount aws:vpceorgid aws:vpceorgpaths',
  ].flatMap((line) => line.split(' ')),
);

/** Of every user and role a request has these: IfExists takes nothing from them. */
const ALWAYS_THERE: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:userid',
]);

function isConfining({ key }: ReadLine): boolean {
  return CONFINING.has(foldCase(key.text));
}

function isConfined(statement: LintStatement, document: LintDocument): boolean {
  if (hasUntoldConditions(document, statement)) return true;
  return readLines(statement).some(
    (line) =>
      isConfining(line) &&
      !line.operator.negated &&
      line.operator.family !== 'null' &&
      (needsKey(line) || ALWAYS_THERE.has(foldCase(line.key.text))) &&
      constancyOf(line, document)?.present !== true,
  );
}

/** Whether a Deny shuts out who does not have what it names; how far is not looked into. */
function isShutByDeny({ statements }: LintDocument): boolean {
  return statements.some(
    (statement) =>
      statement.effect === 'Deny' &&
      readLines(statement).some((line) => isConfining(line) && line.operator.negated),
  );
}
