/**
 * Actions, in lower case, that older versions of the product needed where version 10 does not, and what is known of it.
 * Sources, read on 2026-01-28:
 * https://helpcenter.veeam.com/archive/vbaws/20/vbr_integration/req_permissions.html (version 2.0),
 * https://helpcenter.veeam.com/docs/vbaws/vbr_integration/req_permissions.html?ver=5a (version 5a),
 * https://helpcenter.veeam.com/archive/vbaws/9/guide/permissions_changelog.html (version 9)
 */
export const formerProductActions: ReadonlyMap<string, string> = new Map([
  ...[
    'ec2:authorizesecuritygroupegress',
    'ec2:startinstances',
    'iam:simulateprincipalpolicy',
    's3:getbucketlocation',
    'sts:getcalleridentity',
  ].map((action) => [action, 'version 2.0 needed it to deploy an appliance'] as const),
  ...['dlm:createlifecyclepolicy', 'dlm:deletelifecyclepolicy'].map(
    (action) => [action, 'version 5a needed it to deploy an appliance'] as const,
  ),
  [
    'kms:generatedatakey*',
    'since version 9 the restore of Redshift clusters needs kms:GenerateDataKey only',
  ],
]);
