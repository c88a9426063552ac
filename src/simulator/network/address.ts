import { AllocateAddressCommand, ReleaseAddressCommand, type EC2Client } from '@aws-sdk/client-ec2';

import { known, type Deployment } from '../stage.ts';
import { nameResource } from './name.ts';

/** Reserves the Elastic IP of a static connection. */
export async function allocateAddress(
  ec2: EC2Client,
  deployment: Deployment,
  signal: AbortSignal,
): Promise<void> {
  const { plan, ledger, found } = deployment;
  const allocated = await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }), {
    abortSignal: signal,
  });
  const AllocationId = known(allocated.AllocationId, 'the allocation id');
  found.allocationId = AllocationId;
  ledger.created({
    ref: { type: 'AWS::EC2::EIP', id: AllocationId, name: plan.name },
    remove: async (clients, stop) => {
      const client = await clients.get('ec2');
      await client.send(new ReleaseAddressCommand({ AllocationId }), { abortSignal: stop });
    },
  });
  await nameResource(ec2, AllocationId, plan.name, signal);
}
