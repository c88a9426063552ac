import { createHash } from 'node:crypto';

import {
  DescribeInstancesCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
  type EC2Client,
  type RunInstancesCommandInput,
  type _InstanceType,
} from '@aws-sdk/client-ec2';

import { known, type Deployment } from '../stage.ts';
import { isAwsError, waitFor } from '../wait.ts';

/** Sizes are not documented; the upgrade page knows a root and a data volume. Both go with the instance. */
const volumes = { rootGiB: 16, dataGiB: 20, dataDevice: '/dev/sdf' };

/** Launches the one instance and writes it down; returns its id. */
export async function launch(
  ec2: EC2Client,
  deployment: Deployment,
  signal: AbortSignal,
): Promise<string> {
  const input = launchInput(deployment);
  // A profile that was just made is refused until EC2 sees it:
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/troubleshooting-launch.html
  const reservation = await waitFor(
    deployment.clock,
    { every: 5000, limit: 60_000 },
    signal,
    async () => {
      try {
        return await ec2.send(new RunInstancesCommand(input), { abortSignal: signal });
      } catch (error) {
        if (isAwsError(error, 'InvalidParameterValue') && /instance profile/i.test(error.message))
          return undefined;
        throw error;
      }
    },
  );
  const started =
    reservation ?? (await ec2.send(new RunInstancesCommand(input), { abortSignal: signal }));
  const id = known(started.Instances?.[0]?.InstanceId, 'the instance id');
  deployment.ledger.created({
    ref: { type: 'AWS::EC2::Instance', id, name: deployment.plan.name },
    remove: async (clients, stop) => terminate(await clients.get('ec2'), deployment, id, stop),
  });
  return id;
}

function launchInput({ plan, names, found }: Deployment): RunInstancesCommandInput {
  const image = known(found.image, 'the image');
  const SubnetId = known(found.subnetId, 'the subnet');
  const group = known(found.securityGroupId, 'the security group');
  return {
    ImageId: image.id,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stage check-account has asked AWS about it
    InstanceType: plan.instanceType as _InstanceType,
    MinCount: 1,
    MaxCount: 1,
    KeyName: known(found.keyName, 'the key pair'),
    IamInstanceProfile: { Name: names.instanceProfile },
    NetworkInterfaces: [
      {
        DeviceIndex: 0,
        SubnetId,
        Groups: [group],
        AssociatePublicIpAddress: plan.connection !== 'private',
        DeleteOnTermination: true,
      },
    ],
    BlockDeviceMappings: [
      {
        DeviceName: image.rootDevice,
        Ebs: { VolumeSize: volumes.rootGiB, VolumeType: 'gp3', DeleteOnTermination: true },
      },
      {
        DeviceName: volumes.dataDevice,
        Ebs: { VolumeSize: volumes.dataGiB, VolumeType: 'gp3', DeleteOnTermination: true },
      },
    ],
    ClientToken: createHash('sha256')
      .update(`${plan.name} ${SubnetId} ${group}`)
      .digest('hex')
      .slice(0, 32),
  };
}

/** Terminates and waits: groups, subnets and roles stay in use until the instance is gone. */
async function terminate(
  client: EC2Client,
  { clock }: Deployment,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const options = { abortSignal: signal };
  await client.send(new TerminateInstancesCommand({ InstanceIds: [id] }), options);
  await waitFor(clock, { every: 5000, limit: 300_000 }, signal, async () => {
    const { Reservations } = await client.send(
      new DescribeInstancesCommand({ InstanceIds: [id] }),
      options,
    );
    const state = Reservations?.[0]?.Instances?.[0]?.State?.Name;
    return state === undefined || state === 'terminated' ? id : undefined;
  });
}
