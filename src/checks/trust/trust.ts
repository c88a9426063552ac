import { plannedNames } from '../../policies/catalogue/veeam/names.ts';
import type { TrustRole } from '../../policies/catalogue/veeam/product.ts';
import { impersonationRoleArn } from '../../policies/catalogue/veeam/trust-documents.ts';
import type { Plan } from '../../vocabulary/plan.ts';
import type { Catalogue } from '../catalogue.ts';
import { defineCheck, type FactsFor, type Judgement } from '../check.ts';
import { judgeInstanceProfile } from './instance-profile.ts';
import { judgePrincipal, type NamedAssumer } from './judge-principal.ts';
import { judgedRoles } from './judged-roles.ts';

/** The roles of the appliance let in whom the product needs. */
export const trust = defineCheck({
  id: 'check/trust',
  category: 'trust',
  title: 'Role trusts',
  needs: ['roles'],
  expected: (plan, catalogue) =>
    deployedRoles(catalogue)
      .map((role) => (isWanted(role, plan) ? requirementsOf(role) : 1))
      .reduce((sum, count) => sum + count, 0),
  *run(facts, plan, catalogue) {
    for (const role of deployedRoles(catalogue)) {
      if (isWanted(role, plan)) yield* judgeRole(role, facts, plan, catalogue);
      else yield notWanted(role);
    }
  },
});

function deployedRoles({ product }: Catalogue): readonly TrustRole[] {
  return product.trustRoles.filter(
    (role) => role.createdDuringDeployment || role.createdByOwnersBriefOnly,
  );
}

function isWanted(role: TrustRole, plan: Plan): boolean {
  return role.createdDuringDeployment || plan.snapshotsRole;
}

function requirementsOf(role: TrustRole): number {
  return (
    role.services.length +
    (role.awsPrincipalsAnyOf.length > 0 ? 1 : 0) +
    (role.instanceProfile.required ? 1 : 0)
  );
}

function* judgeRole(
  role: TrustRole,
  facts: FactsFor<'roles'>,
  plan: Plan,
  catalogue: Catalogue,
): Generator<Judgement> {
  const judged = judgedRoles(role, facts, plan);
  for (const one of judged) {
    const suffix = judged.length > 1 ? ` (${one.name})` : '';
    for (const assumer of assumersOf(role, facts, plan)) {
      const subject = `${role.id} ${assumer.subject}${suffix}`;
      yield eased(role, { subject, ...judgePrincipal(one, assumer, catalogue) });
    }
    if (role.instanceProfile.required) {
      yield eased(role, {
        subject: `${role.id} instance-profile${suffix}`,
        ...judgeInstanceProfile(one),
      });
    }
  }
}

/** Service principals, and the appliance itself where the role must be assumable by it. */
function assumersOf(
  role: TrustRole,
  facts: FactsFor<'roles'>,
  plan: Plan,
): readonly NamedAssumer[] {
  const services = role.services.map((name): NamedAssumer => ({
    subject: name,
    kind: 'service',
    name,
  }));
  if (role.awsPrincipalsAnyOf.length === 0) return services;
  return [
    ...services,
    { subject: 'impersonation-role', kind: 'aws', arn: applianceArn(facts, plan) },
  ];
}

function applianceArn({ roles, accountId, partition }: FactsFor<'roles'>, plan: Plan): string {
  const existing =
    'value' in roles ? roles.value.find(({ id }) => id === 'impersonation') : undefined;
  const names = plannedNames(plan, accountId);
  return existing?.arn ?? impersonationRoleArn({ accountId, partition, names });
}

/** What only the owner's brief asks for warns and never fails. */
function eased(role: TrustRole, judgement: Judgement): Judgement {
  if (role.createdDuringDeployment) return judgement;
  const status = judgement.status === 'fail' ? 'warn' : judgement.status;
  return { ...judgement, status, severity: 'warning' };
}

function notWanted(role: TrustRole): Judgement {
  return {
    subject: role.id,
    title: `${role.title} trusts ${role.services.join(', ')}`,
    status: 'skipped',
    severity: 'info',
    message:
      "The plan does not ask for the role (snapshotsRole); only the owner's brief knows it, not the documentation.",
    evidence: [],
  };
}
