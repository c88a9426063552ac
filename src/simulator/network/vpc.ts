import {
  CreateVpcCommand,
  DeleteVpcCommand,
  DescribeVpcsCommand,
  ModifyVpcAttributeCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';

import { known, StageFailure, type Deployment } from '../stage.ts';
import { waitFor } from '../wait.ts';
import { nameResource } from './name.ts';

const type = 'AWS::EC2::VPC';

/** A VPC with DNS support and host names, once it is available. */
export async function createVpc(
  ec2: EC2Client,
  deployment: Deployment,
  signal: AbortSignal,
): Promise<void> {
  const { plan, ledger, found, clock } = deployment;
  const options = { abortSignal: signal };
  const CidrBlock = plan.network.vpcCidr;
  const created = await ec2.send(new CreateVpcCommand({ CidrBlock }), options);
  const VpcId = known(created.Vpc?.VpcId, 'the VPC id');
  found.vpcId = VpcId;
  ledger.created({
    ref: { type, id: VpcId, name: plan.name },
    remove: async (clients, stop) => {
      const client = await clients.get('ec2');
      await client.send(new DeleteVpcCommand({ VpcId }), { abortSignal: stop });
    },
  });
  await nameResource(ec2, VpcId, plan.name, signal);
  const available = await waitFor(clock, { every: 1000, limit: 60_000 }, signal, async () => {
    const { Vpcs } = await ec2.send(new DescribeVpcsCommand({ VpcIds: [VpcId] }), options);
    return Vpcs?.find(({ State }) => State === 'available');
  });
  if (!available)
    throw new StageFailure(VpcId, `VPC ${VpcId} did not become available.`, 'Try again.');
  // One attribute a call: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcAttribute.html
  await ec2.send(
    new ModifyVpcAttributeCommand({ VpcId, EnableDnsSupport: { Value: true } }),
    options,
  );
  await ec2.send(
    new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: true } }),
    options,
  );
}
