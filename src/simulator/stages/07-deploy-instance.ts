import {
  AssociateAddressCommand,
  DescribeAddressesCommand,
  DescribeIamInstanceProfileAssociationsCommand,
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  DescribeVolumesCommand,
  DisassociateAddressCommand,
  ModifyInstanceAttributeCommand,
  ModifyNetworkInterfaceAttributeCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';

import { launch } from '../instance/launch.ts';
import { nameResource } from '../network/name.ts';
import { known, StageFailure, type Deployment, type Stage } from '../stage.ts';
import { waitFor } from '../wait.ts';

export const deployInstance: Stage = {
  id: 'deploy-instance',
  title: 'Deploy the EC2 instance',
  run: async (deployment, signal) => {
    const ec2 = await deployment.clients.get('ec2');
    const instanceId = await launch(ec2, deployment, signal);
    deployment.found.instanceId = instanceId;
    await nameResource(ec2, instanceId, deployment.plan.name, signal);
    await waitUntilRunning(ec2, deployment, instanceId, signal);
    await settle(ec2, deployment, instanceId, signal);
    if (deployment.plan.connection === 'public-static')
      await associate(ec2, deployment, instanceId, signal);
  },
};

async function waitUntilRunning(
  ec2: EC2Client,
  deployment: Deployment,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const running = await waitFor(
    deployment.clock,
    { every: 5000, limit: 300_000 },
    signal,
    async () => {
      const { Reservations } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }), {
        abortSignal: signal,
      });
      const instance = Reservations?.[0]?.Instances?.[0];
      if (instance?.State?.Name === 'terminated') {
        const why = instance.StateReason?.Message ?? 'AWS gives no reason';
        throw new StageFailure(
          id,
          `Instance ${id} terminated instead of starting: ${why}.`,
          'See the reason.',
        );
      }
      return instance?.State?.Name === 'running' ? instance : undefined;
    },
  );
  if (!running) {
    throw new StageFailure(
      id,
      `Instance ${id} did not start within five minutes.`,
      'Look at its system log.',
    );
  }
  const networkInterfaceId = running.NetworkInterfaces?.[0]?.NetworkInterfaceId;
  if (networkInterfaceId) deployment.found.networkInterfaceId = networkInterfaceId;
  const mappings = running.BlockDeviceMappings ?? [];
  deployment.found.volumeIds = mappings.flatMap(({ Ebs }) => (Ebs?.VolumeId ? [Ebs.VolumeId] : []));
}

/** Reads the instance back and sets what a launch does not: all of it inferred from the deploy set. */
async function settle(
  ec2: EC2Client,
  { found, plan }: Deployment,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const options = { abortSignal: signal };
  const Filters = [{ Name: 'instance-id', Values: [id] }];
  const { IamInstanceProfileAssociations: profiles = [] } = await ec2.send(
    new DescribeIamInstanceProfileAssociationsCommand({ Filters }),
    options,
  );
  if (profiles.length === 0) {
    throw new StageFailure(
      id,
      `Instance ${id} started without its instance profile.`,
      'Try again.',
    );
  }
  await ec2.send(
    new DescribeInstanceAttributeCommand({ InstanceId: id, Attribute: 'disableApiTermination' }),
    options,
  );
  await ec2.send(new DescribeVolumesCommand({ VolumeIds: [...(found.volumeIds ?? [])] }), options);
  const Groups = [known(found.securityGroupId, 'the security group')];
  await ec2.send(new ModifyInstanceAttributeCommand({ InstanceId: id, Groups }), options);
  if (found.networkInterfaceId) {
    const NetworkInterfaceId = found.networkInterfaceId;
    const Description = { Value: `Veeam Backup for AWS ${plan.name}` };
    await ec2.send(
      new ModifyNetworkInterfaceAttributeCommand({ NetworkInterfaceId, Description }),
      options,
    );
  }
}

async function associate(
  ec2: EC2Client,
  { found, ledger }: Deployment,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const options = { abortSignal: signal };
  const AllocationId = known(found.allocationId, 'the Elastic IP');
  const made = await ec2.send(
    new AssociateAddressCommand({ AllocationId, InstanceId: id }),
    options,
  );
  const AssociationId = known(made.AssociationId, 'the association id');
  ledger.created({
    ref: { type: 'AWS::EC2::EIPAssociation', id: AssociationId },
    remove: async (clients, stop) => {
      const client = await clients.get('ec2');
      await client.send(new DisassociateAddressCommand({ AssociationId }), { abortSignal: stop });
    },
  });
  await ec2.send(new DescribeAddressesCommand({ AllocationIds: [AllocationId] }), options);
}
