import type { TrustRole } from '../catalogue/veeam/product.ts';
import type { Profile } from '../lint/context.ts';
import { anyRole, productRolesOf } from '../lint/deployment/product-roles.ts';
import type { LintDocument } from '../lint/document/lint-document.ts';
import type { LintStatement, PrincipalWord } from '../lint/document/statement.ts';
import { arnPartsOf } from '../lint/patterns/arn-parts.ts';
import { wordAllowing } from '../lint/patterns/covers-action.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { placeholdersIn } from '../lint/statements/placeholders.ts';

export const trustMissingAppliance: Rule = {
  id: 'trust-missing-appliance',
  category: 'error',
  title: 'The role lets the appliance assume it',
  why: 'The appliance runs with its Impersonation role, which may do nothing but assume the roles that do the work. A role that does not trust it cannot be used for any backup or restore.',
  fix: 'Name the Impersonation role’s ARN, or the appliance’s account, as an AWS principal of the trust policy. An external id is for roles of other accounts, and must be given to the appliance too.',
  source: 'https://helpcenter.veeam.com/docs/vbaws/guide/byb_roles.html',
  types: ['trust', 'identity'],
  examples: {
    bad: [
      {
        note: 'Services only',
        features: ['repository'],
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'batchoperations.s3.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: ['/Statement/0/Principal'],
      },
      {
        note: 'The appliance that was deployed before, in another account',
        features: ['ec2-backup'],
        planned: true,
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::777788889999:role/old-VeeamImpersonationRole' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'sts:ExternalId': 'old' } },
            },
          ],
        },
        at: ['/Statement/0/Principal/AWS'],
      },
      {
        note: 'With multi-factor authentication, which no role has',
        features: ['ec2-backup'],
        planned: true,
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup-VeeamImpersonationRole' },
              Action: 'sts:AssumeRole',
              Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
            },
          ],
        },
        at: ['/Statement/0/Principal/AWS'],
      },
    ],
    good: [
      {
        note: 'An external id, which the appliance sends to roles of other accounts if it is told',
        features: ['ec2-backup'],
        planned: true,
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup-VeeamImpersonationRole' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'sts:ExternalId': 'a-secret' } },
            },
          ],
        },
      },
      {
        features: ['ec2-backup'],
        planned: true,
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup-VeeamImpersonationRole' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
      {
        note: 'Without a plan any role may be the appliance’s',
        features: ['ec2-backup'],
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/appliance' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
      {
        note: 'The placeholder of the documentation may become the right role',
        features: ['ec2-backup'],
        planned: true,
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { AWS: '<Role ARN>' }, Action: 'sts:AssumeRole' },
          ],
        },
        also: ['placeholder-left'],
      },
      {
        note: 'An id may be the role’s',
        features: ['ec2-backup'],
        planned: true,
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'AROAJQABLZS4A3QDU576Q' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        also: ['principal-is-id'],
      },
    ],
  },
  *checkSet({ set, profile }) {
    if (!profile) return;
    for (const document of set.documents) {
      if (document.type !== 'trust' || document.gaps.size > 0 || !document.policy) continue;
      const [role] = productRolesOf(document, set, profile).filter(
        ({ awsPrincipalsAnyOf }) => awsPrincipalsAnyOf.length > 0,
      );
      const finding = role && judge(document, profile, role);
      if (finding) yield { ...finding, document };
    }
  },
};

function judge(
  document: LintDocument,
  profile: Profile,
  { title, externalId }: TrustRole,
): Finding | undefined {
  const letting = document.statements.filter((one) => wordAllowing(one, 'sts:AssumeRole'));
  const named = letting.flatMap(awsPrincipals);
  const [first] = named;
  const [statement] = letting;
  if (!first) {
    return {
      at: statement?.principals?.value ?? document.root.member('Statement')?.value ?? document.root,
      message: `No AWS principal may assume the role, so the appliance cannot use it as the ${title}.`,
    };
  }
  const { deployment } = profile;
  if (!deployment || letting.some(({ principals }) => principals?.not)) return undefined;
  if (!named.every(({ id }) => isTelling(id.text))) return undefined;
  const within = named.filter(({ id }) => mayBeAppliance(id.text, deployment.view.accountId));
  const [appliance] = within;
  if (!appliance) {
    return {
      at: first.id,
      subject: first.id.text,
      message: `This trusts neither the appliance’s role nor its account ${deployment.view.accountId}, so the appliance cannot use the role as the ${title}.`,
    };
  }
  if (!within.every(({ id }) => isShutOut(document, id.text, profile, externalId))) {
    return undefined;
  }
  return {
    at: appliance.id,
    subject: appliance.id.text,
    message: `The conditions of the trust policy, or a Deny in it, keep the appliance out, so it cannot use the role as the ${title}.`,
  };
}

function awsPrincipals({ principals }: LintStatement): readonly PrincipalWord[] {
  return (principals?.items ?? []).filter(({ type }) => type === 'AWS' || type === '*');
}

/** Neither the id of a role, which may be any, nor a placeholder, which is to become the right one. */
function isTelling(principal: string): boolean {
  return (
    principal === '*' ||
    /^\d{12}$/.test(principal) ||
    (arnPartsOf(principal) !== undefined && placeholdersIn(principal).length === 0)
  );
}

/** The name of the appliance's role is not documented for certain: any role of the account may be it, and no user. */
function mayBeAppliance(principal: string, accountId: string): boolean {
  if (principal === '*' || principal === accountId) return true;
  const arn = arnPartsOf(principal);
  return arn?.account.text === accountId && !arn.resource.text.startsWith('user/');
}

/**
 * Whether the engine is certain that the appliance's role may not assume a role of its own account, or of another one
 * where it may send an external id.
 */
function isShutOut(
  { policy }: LintDocument,
  principal: string,
  { engine, deployment }: Profile,
  externalId: TrustRole['externalId'],
): boolean {
  if (!policy || !deployment) return false;
  const { accountId, partition } = deployment.view;
  const head = `arn:${partition}:iam::${accountId}:role/`;
  const arn = principal.startsWith(head)
    ? principal
    : `${head}${deployment.names.impersonationRole}`;
  const request = engine.assumeRoleRequest(anyRole(accountId, partition), { kind: 'aws', arn });
  const absent = new Set(request.absent);
  if (externalId !== 'not-used') absent.delete('sts:externalid');
  const layers = { identity: [engine.anything], trust: policy };
  const { effect } = engine.decide(layers, { ...request, absent });
  return effect === 'denied' || effect === 'not-granted';
}
