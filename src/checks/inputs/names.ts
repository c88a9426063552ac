import { plannedNames } from '../../policies/catalogue/veeam/names.ts';
import type { Plan } from '../../vocabulary/plan.ts';

/** IAM: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html; the product allows one less for roles. */
const maxRoleName = 63;
/** IAM entity names: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const iamName = /^[\w+=,.@-]+$/;
/** EC2 security group names in a VPC: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
const groupName = /^[\w .:/()#,@[\]+=&;{}!$*-]{1,255}$/;

/** Why the plan's name cannot become the names of AWS resources; empty when it can. */
export function nameProblems(plan: Plan, accountId: string): readonly string[] {
  const names = plannedNames(plan, accountId);
  const roles = [
    names.impersonationRole,
    names.defaultRole,
    ...(plan.snapshotsRole ? [names.snapshotsRole] : []),
  ];
  const longest = roles.toSorted((a, b) => b.length - a.length)[0] ?? '';
  const problems: string[] = [];
  if (plan.name.trim() === '') problems.push('it is empty');
  if (longest.length > maxRoleName) {
    problems.push(
      `role ${longest} would have ${longest.length} characters, the product allows ${maxRoleName}`,
    );
  }
  if (!iamName.test(names.defaultRole)) {
    problems.push('IAM names take letters, digits and + = , . @ _ - only');
  }
  if (!groupName.test(names.securityGroup)) {
    problems.push(`${names.securityGroup} is no name for a security group`);
  }
  return problems;
}

/**
 * Why the name of the appliance's administrator is refused. The rules are documented for users added later; whether they
 * bind the first one is not.
 * Source: https://helpcenter.veeam.com/docs/vbaws/guide/user_account_name.html
 */
export function administratorProblems(name: string): readonly string[] {
  const problems: string[] = [];
  if (name.length > 32) problems.push('it has more than 32 characters');
  if (!/^[a-z0-9_-]+\$?$/.test(name)) {
    problems.push('it takes lower-case letters, digits, _ and - only, and $ at the end');
  }
  if (name === 'admin') problems.push('admin is reserved');
  return problems;
}
