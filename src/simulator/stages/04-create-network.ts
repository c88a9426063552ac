import type { EC2Client } from '@aws-sdk/client-ec2';

import type { Plan } from '../../vocabulary/plan.ts';
import { allocateAddress } from '../network/address.ts';
import { createInternetGateway, routeToInternet } from '../network/internet.ts';
import { createSecurityGroup } from '../network/security-group.ts';
import { createSubnet } from '../network/subnet.ts';
import { createVpc } from '../network/vpc.ts';
import type { Stage } from '../stage.ts';

export const createNetwork: Stage = {
  id: 'create-network',
  title: 'Create network resources',
  notNeeded: (plan) =>
    wantsNothing(plan)
      ? 'the plan uses an existing VPC, subnet, security group and address'
      : undefined,
  run: async (deployment, signal) => {
    const { plan, clients } = deployment;
    const ec2: EC2Client = await clients.get('ec2');
    if ('create' in plan.vpc) {
      await createVpc(ec2, deployment, signal);
      await createInternetGateway(ec2, deployment, signal);
      await routeToInternet(ec2, deployment, signal);
    }
    if ('create' in plan.subnet) await createSubnet(ec2, deployment, signal);
    if ('create' in plan.securityGroup) await createSecurityGroup(ec2, deployment, signal);
    if (plan.connection === 'public-static' && 'create' in plan.elasticIp) {
      await allocateAddress(ec2, deployment, signal);
    }
  },
};

function wantsNothing({ vpc, subnet, securityGroup, connection, elasticIp }: Plan): boolean {
  const networkExists = 'existing' in vpc && 'existing' in subnet && 'existing' in securityGroup;
  return networkExists && (connection !== 'public-static' || 'existing' in elasticIp);
}
