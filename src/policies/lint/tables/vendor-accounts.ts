/**
 * Accounts from which vendors of monitoring, cost and security services assume roles of their customers, as they document
 * themselves. Source, read 2026-11-25, where each has its page: https://github.com/fwdcloudsec/known_aws_accounts
 */
export const vendorAccounts: ReadonlyMap<string, string> = new Map([
  ['012615275169', 'Tenable'],
  ['061190967865', 'CloudZero'],
  ['134183635603', 'Splunk Observability Cloud'],
  ['147995105371', 'Trend Micro'],
  ['165736516723', 'Cloudability'],
  ['188619942792', 'Prisma Cloud'],
  ['198361731867', 'Snyk'],
  ['202279780353', 'nOps'],
  ['205767712438', 'Qualys'],
  ['218546966473', 'Stitch'],
  ['282028653949', 'LogicMonitor'],
  ['336818582268', 'Rapid7'],
  ['352813966189', 'CloudCheckr'],
  ['414351767826', 'Databricks'],
  ['434813966438', 'Lacework'],
  ['454464851268', 'CloudHealth'],
  ['464622532012', 'Datadog'],
  ['509560245411', 'Dynatrace'],
  ['754728514883', 'New Relic'],
  ['834469178297', 'Fivetran'],
  ['922761411349', 'Spot'],
  ['926226587429', 'Sumo Logic'],
  ['949777495771', 'Site24x7'],
]);
