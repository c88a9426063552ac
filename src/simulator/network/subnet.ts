import {
  CreateSubnetCommand,
  DeleteSubnetCommand,
  DescribeSubnetsCommand,
  ModifySubnetAttributeCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';

import { known, StageFailure, type Deployment } from '../stage.ts';
import { waitFor } from '../wait.ts';
import { nameResource } from './name.ts';

/** A subnet that gives its instances public addresses: new networks are offered for public connections only. */
export async function createSubnet(
  ec2: EC2Client,
  deployment: Deployment,
  signal: AbortSignal,
): Promise<void> {
  const { plan, ledger, found, clock } = deployment;
  const options = { abortSignal: signal };
  const VpcId = known(found.vpcId, 'the VPC id');
  const created = await ec2.send(
    new CreateSubnetCommand({ VpcId, CidrBlock: plan.network.subnetCidr }),
    options,
  );
  const SubnetId = known(created.Subnet?.SubnetId, 'the subnet id');
  found.subnetId = SubnetId;
  ledger.created({
    ref: { type: 'AWS::EC2::Subnet', id: SubnetId, name: plan.name },
    remove: async (clients, stop) => {
      const client = await clients.get('ec2');
      await client.send(new DeleteSubnetCommand({ SubnetId }), { abortSignal: stop });
    },
  });
  await nameResource(ec2, SubnetId, plan.name, signal);
  const available = await waitFor(clock, { every: 1000, limit: 60_000 }, signal, async () => {
    const { Subnets } = await ec2.send(
      new DescribeSubnetsCommand({ SubnetIds: [SubnetId] }),
      options,
    );
    return Subnets?.find(({ State }) => State === 'available');
  });
  if (!available)
    throw new StageFailure(SubnetId, `Subnet ${SubnetId} did not become available.`, 'Try again.');
  await ec2.send(
    new ModifySubnetAttributeCommand({ SubnetId, MapPublicIpOnLaunch: { Value: true } }),
    options,
  );
}
