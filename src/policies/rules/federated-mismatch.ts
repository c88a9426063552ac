import type { LintStatement, PrincipalWord } from '../lint/document/statement.ts';
import type { Value } from '../lint/document/value.ts';
import { coversAction } from '../lint/patterns/covers-action.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { identityProviderOf } from '../lint/statements/identity-provider.ts';
import { hasUntoldPart } from '../lint/statements/untold.ts';

export const federatedMismatch: Rule = {
  id: 'federated-mismatch',
  category: 'error',
  title: 'Every principal assumes the role by the action that is meant for it',
  why: 'Users of a SAML provider call sts:AssumeRoleWithSAML, those of an OpenID Connect provider sts:AssumeRoleWithWebIdentity, all others sts:AssumeRole. With another action the statement lets nobody in, and IAM may refuse it.',
  fix: 'Write the action that belongs to the principal, in a statement of its own where there are several.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-mismatched-action-for-principal',
  aws: ['MISMATCHED_ACTION_FOR_PRINCIPAL'],
  types: ['trust'],
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: 'arn:aws:iam::444455556666:saml-provider/staff' },
              Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
            },
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup' },
              Action: 'sts:AssumeRoleWithSAML',
            },
          ],
        },
        at: ['/Statement/0/Action/0', '/Statement/1/Action'],
      },
      {
        note: 'The service has its action, the provider has not',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Service: 'ec2.amazonaws.com',
                Federated: 'arn:aws:iam::444455556666:saml-provider/staff',
              },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: ['/Statement/0/Principal/Federated'],
      },
      {
        note: 'Whose tokens are taken is for Federated to say',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: '*' },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-k3v7m2p9qd' } },
            },
          ],
        },
        at: ['/Statement/0/Action'],
      },
    ],
    good: [
      {
        note: 'Each principal has its action',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Service: 'ec2.amazonaws.com',
                Federated: 'arn:aws:iam::444455556666:saml-provider/staff',
              },
              Action: ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:TagSession'],
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      if (!hasUntoldPart(document, statement)) yield* mismatchesIn(statement);
    }
  },
};

const PLAIN = 'sts:AssumeRole';
const SAML = 'sts:AssumeRoleWithSAML';
const OIDC = 'sts:AssumeRoleWithWebIdentity';

function* mismatchesIn(statement: LintStatement): Generator<Finding> {
  const { actions } = statement;
  const callers = callersIn(statement);
  const assuming = (actions?.items ?? []).filter(({ text }) => isAssuming(text));
  if (actions?.not || assuming.length === 0) return;
  const idle = assuming.filter(({ text }) => !callers.some(({ by }) => coversAction(text, by)));
  if (callers.length > 0 && idle.length > 0) {
    for (const item of idle) yield idleAction(item, callers, assuming);
    return;
  }
  for (const { id, by } of callers) {
    if (assuming.some(({ text }) => coversAction(text, by))) continue;
    yield {
      at: id,
      subject: id.text,
      message: `"${id.text}" calls ${by}, which the statement does not allow.`,
    };
  }
}

/** With the action that was meant, where there is one and it does not stand there too. */
function idleAction(item: Value, callers: readonly Caller[], assuming: readonly Value[]): Finding {
  const needed = [...new Set(callers.map(({ by }) => by))];
  const [meant = '', another] = needed;
  const isThere = assuming.some(({ text }) => coversAction(text, meant));
  return {
    at: item,
    subject: item.text,
    message: `No principal of the statement can call ${item.text}: they call ${needed.join(' or ')}.`,
    ...(another !== undefined || isThere
      ? {}
      : {
          advice: `Write "${meant}".`,
          fix: {
            safe: false,
            title: `Write ${meant}`,
            edits: [{ kind: 'replace', value: item, by: meant }],
          },
        }),
  };
}

function isAssuming(pattern: string): boolean {
  return [PLAIN, SAML, OIDC].some((action) => coversAction(pattern, action));
}

/** A principal with the action by which it assumes a role. */
interface Caller {
  readonly id: Value;
  readonly by: string;
}

/** None where one of them is not known: who it is may be told by another rule. */
function callersIn({ effect, principals }: LintStatement): readonly Caller[] {
  if (effect !== 'Allow' || !principals || principals.not) return [];
  const callers = principals.items.flatMap((item) => {
    const by = actionOf(item);
    return by === undefined ? [] : [{ id: item.id, by }];
  });
  return callers.length === principals.items.length ? callers : [];
}

function actionOf({ type, id }: PrincipalWord): string | undefined {
  if (type === 'Service') return PLAIN;
  // Everybody is everybody of AWS: AWS’s check asks for a provider beside the actions of federated users.
  if (type === 'AWS') return PLAIN;
  const kind = type === 'Federated' ? identityProviderOf(id.text)?.kind : undefined;
  return kind && (kind === 'saml' ? SAML : OIDC);
}
