import type { Plan } from '../vocabulary/plan.ts';

/**
 * The plan where nothing else is said: what the product's wizard offers first, with everything made new.
 * Sources: instance type https://helpcenter.veeam.com/docs/vbaws/guide/deploy_appliance_instance.html, connection
 * https://helpcenter.veeam.com/docs/vbaws/guide/deploy_ip_settings.html, key pair name: picture on
 * https://helpcenter.veeam.com/docs/vbaws/guide/deploy_guest_os_credentials.html. Region, names and ranges are ours.
 */
export function defaultPlan(overrides: Partial<Plan> = {}): Plan {
  return {
    productVersion: '10',
    region: 'eu-central-1',
    name: 'veeam-backup-appliance',
    instanceType: 't3.medium',
    connection: 'public-static',
    elasticIp: { create: true },
    vpc: { create: true },
    subnet: { create: true },
    securityGroup: { create: true },
    // A documentation address (RFC 5737, https://www.rfc-editor.org/rfc/rfc5737): nobody is let in by mistake.
    backupServerCidrs: ['203.0.113.10/32'],
    keyPair: { create: 'VeeamDefaultKeyPair' },
    administrator: 'veeam-admin',
    network: { vpcCidr: '10.0.0.0/16', subnetCidr: '10.0.1.0/24' },
    snapshotsRole: false,
    ...overrides,
  };
}
