import type { LintDocument } from '../lint/document/lint-document.ts';
import type { LintStatement } from '../lint/document/statement.ts';
import { wordAllowing } from '../lint/patterns/covers-action.ts';
import type { Rule } from '../lint/rule.ts';
import { allowedPrincipals } from '../lint/statements/principals.ts';
import { serviceNameOf } from '../lint/statements/service-name.ts';
import { hasUntoldPart } from '../lint/statements/untold.ts';

export const rolesAnywhereActions: Rule = {
  id: 'roles-anywhere-actions',
  category: 'error',
  title: 'Roles Anywhere may do all that it needs to assume the role',
  why: 'IAM Roles Anywhere puts the certificate into the session as tags and as its source identity. Without sts:TagSession and sts:SetSourceIdentity beside sts:AssumeRole it gets no session.',
  fix: 'Allow sts:AssumeRole, sts:SetSourceIdentity and sts:TagSession.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-action-for-roles-anywhere-trust-policy',
  aws: ['MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY'],
  types: ['trust'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'rolesanywhere.amazonaws.com' },
              Action: 'sts:AssumeRole',
              Condition: {
                ArnEquals: {
                  'aws:SourceArn':
                    'arn:aws:rolesanywhere:eu-west-1:444455556666:trust-anchor/0a1b2c3d-4e5f-6789-abcd-ef0123456789',
                },
              },
            },
          ],
        },
        at: ['/Statement/0/Action'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'rolesanywhere.amazonaws.com' },
              Action: ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'],
              Condition: {
                StringEquals: { 'aws:PrincipalTag/x509Subject/CN': 'backup' },
                ArnEquals: {
                  'aws:SourceArn':
                    'arn:aws:rolesanywhere:eu-west-1:444455556666:trust-anchor/0a1b2c3d-4e5f-6789-abcd-ef0123456789',
                },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    const trusting = document.statements.filter(trustsRolesAnywhere);
    const actions = trusting[0]?.actions;
    if (!actions || trusting.some((statement) => hasUntoldPart(document, statement))) return;
    const missing = missingIn(trusting);
    if (missing.length === 0) return;
    const written = actions.items.map(({ text }) => text);
    yield {
      at: actions.value,
      subject: missing.join(','),
      message: `Roles Anywhere also needs ${missing.join(' and ')} to assume the role.`,
      ...(actions.not
        ? {}
        : {
            fix: {
              safe: false,
              title: `Add ${missing.join(' and ')}`,
              edits: [{ kind: 'replace', value: actions.value, by: [...written, ...missing] }],
            },
          }),
    };
  },
};

const NEEDED: readonly string[] = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'];

function missingIn(statements: LintDocument['statements']): readonly string[] {
  return NEEDED.filter((action) => !statements.some((one) => wordAllowing(one, action)));
}

function trustsRolesAnywhere(statement: LintStatement): boolean {
  return allowedPrincipals(statement, 'Service').some(
    ({ id }) => serviceNameOf(id.text)?.name === 'rolesanywhere',
  );
}
