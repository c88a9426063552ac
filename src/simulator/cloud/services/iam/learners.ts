import type { Learners } from '../../learn.ts';
import { policyLearners } from './learn-policies.ts';
import { profileLearners } from './learn-profiles.ts';
import { roleLearners } from './learn-roles.ts';

/**
 * Roles, policies and instance profiles of another backend, with its ids and ARNs. What its reads tell is taken over
 * too; what nobody read of a role is marked as unread. Users and groups are the embedded account's alone.
 */
export const learners = {
  ...roleLearners,
  ...policyLearners,
  ...profileLearners,
} satisfies Learners;
