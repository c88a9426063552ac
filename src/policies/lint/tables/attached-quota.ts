import type { Owner } from '../../sources/source.ts';

/**
 * How many managed policies IAM attaches to one user, role or group before the quota is raised: for roles to 25 at most,
 * for users to 20, for groups never. Roles had ten until 2025. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entities, of which a
 * stored copy of 2025 has ten for roles, and texts of 2026 that quote it twenty; so has, read 2026-11,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
export const attachedQuota: Readonly<Record<Owner['kind'], number>> = {
  group: 10,
  role: 20,
  user: 10,
};
