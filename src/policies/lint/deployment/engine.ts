/**
 * What rules about roles and planned calls ask of the policy engine: loaded with a profile only, since most runs compare
 * with nothing and need not wait for it.
 */
export { assumeRoleRequest } from '../../evaluate/assume-role.ts';
export { decide } from '../../evaluate/decide.ts';
export { anything } from './anything.ts';
export { blockedCalls } from './blocked-calls.ts';
export { refusalsOf, requestsOf } from './planned-decisions.ts';
