import type { PolicyType } from './document/lint-document.ts';

export const allTypes: readonly PolicyType[] = [
  'identity',
  'boundary',
  'session',
  'scp',
  'rcp',
  'resource',
  'trust',
];

/** Types whose statements name resources: a trust policy bears on its own role. */
export const typesWithResource: readonly PolicyType[] = allTypes.filter((type) => type !== 'trust');

/** Types whose Allow statements give or bound permissions of a caller: no Principal, any service. */
export const callerTypes: readonly PolicyType[] = ['identity', 'boundary', 'session', 'scp'];

/** Types that IAM stores, and whose grammar it checks. */
export const iamTypes: readonly PolicyType[] = ['identity', 'boundary', 'session', 'trust'];

/** Whether policies of the type bear on everybody in an organization. */
export function isOfOrganization(type: PolicyType | undefined): boolean {
  return type === 'scp' || type === 'rcp';
}

const NAMES: Readonly<Record<PolicyType, string>> = {
  identity: 'identity policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policy (SCP)',
  rcp: 'resource control policy (RCP)',
  resource: 'resource policy',
  trust: 'trust policy',
};

export function typeName(type: PolicyType): string {
  return NAMES[type];
}
