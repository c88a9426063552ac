/**
 * IAM's quotas other than those that the catalogue holds, read on 2026-11-22. Characters are counted without white space.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html; the number of policies a role may
 * have was raised from 10 to 20 in 2026.
 */
export const limits = {
  accessKeysPerUser: 2,
  attachedPerGroup: 10,
  attachedPerRole: 20,
  attachedPerUser: 10,
  groups: 300,
  groupsPerUser: 10,
  inlinePerGroup: 5120,
  inlinePerRole: 10_240,
  inlinePerUser: 2048,
  policySize: 6144,
  policyVersions: 5,
  policyVersionsInUse: 10_000,
  rolesPerProfile: 1,
  serverCertificates: 20,
  signingCertificatesPerUser: 2,
  trustSize: 2048,
  users: 5000,
} as const;

/** How AWS counts a document against a quota: without white space. */
export function sizeOf(text: string): number {
  return text.replaceAll(/\s/g, '').length;
}
