import type { Deployment } from '../context.ts';
import { deploymentOf } from '../profile.ts';

/** What the plan of the examples deploys, for the rules' pages. */
export const examplePlanInWords =
  'an appliance "backup" in eu-central-1 and account 444455556666, with everything new';

/** The deployment that examples of rules about planned calls are compared with. */
export const exampleDeployment: Deployment = deploymentOf(
  {
    productVersion: '10',
    region: 'eu-central-1',
    name: 'backup',
    instanceType: 't3.medium',
    connection: 'public-dynamic',
    elasticIp: { create: true },
    vpc: { create: true },
    subnet: { create: true },
    securityGroup: { create: true },
    backupServerCidrs: ['198.51.100.0/24'],
    keyPair: { create: 'backup' },
    administrator: 'administrator',
    network: { vpcCidr: '10.0.0.0/24', subnetCidr: '10.0.0.0/26' },
    snapshotsRole: false,
  },
  '444455556666',
  'aws',
);
