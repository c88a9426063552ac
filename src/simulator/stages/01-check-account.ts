import {
  DescribeAvailabilityZonesCommand,
  DescribeInstanceTypesCommand,
  DescribeRegionsCommand,
  paginateDescribeInstances,
  type EC2Client,
  type _InstanceType,
} from '@aws-sdk/client-ec2';
import { GetAccountSummaryCommand } from '@aws-sdk/client-iam';
import { paginateListServiceQuotas } from '@aws-sdk/client-service-quotas';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';

import { StageFailure, type Deployment, type Stage } from '../stage.ts';
import { isAwsError } from '../wait.ts';

export const checkAccount: Stage = {
  id: 'check-account',
  title: 'Check account, region and quotas',
  run: async (deployment, signal) => {
    await testConnection(deployment, signal);
    await checkRegion(deployment, signal);
    await readQuotas(deployment, signal);
  },
};

/**
 * The wizard tests STS and EC2 of us-east-1 whatever the target region is; for GovCloud, whose keys do not work there,
 * us-gov-west-1 is assumed.
 * Source: https://helpcenter.veeam.com/docs/vbaws/guide/deploy_appliance_account.html
 */
async function testConnection(deployment: Deployment, signal: AbortSignal): Promise<void> {
  const { clients, found, plan, partition } = deployment;
  const home = partition === 'aws-us-gov' ? 'us-gov-west-1' : 'us-east-1';
  const sts = await clients.get('sts', home);
  const { Account } = await sts.send(new GetCallerIdentityCommand({}), { abortSignal: signal });
  if (Account) found.accountId = Account;
  const ec2 = await clients.get('ec2', home);
  const { Regions = [] } = await ec2.send(new DescribeRegionsCommand({}), { abortSignal: signal });
  if (Regions.every(({ RegionName }) => RegionName !== plan.region)) {
    throw new StageFailure(
      plan.region,
      `The account has no region ${plan.region}, or it is not enabled.`,
      'Enable the region for the account, or name another one in the plan.',
    );
  }
}

/** What the wizard shows of the region: its zones, the cores and memory of the type, the instances that have the name. */
async function checkRegion({ clients, plan }: Deployment, signal: AbortSignal): Promise<void> {
  const ec2 = await clients.get('ec2');
  const options = { abortSignal: signal };
  const zones = await ec2.send(new DescribeAvailabilityZonesCommand({}), options);
  if (!zones.AvailabilityZones?.some(({ State }) => State === 'available')) {
    throw new StageFailure(
      plan.region,
      `No availability zone of ${plan.region} is available.`,
      'Choose another region.',
    );
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whether it is one of AWS's types is what this call finds out
  const InstanceTypes = [plan.instanceType as _InstanceType];
  const types = await ec2
    .send(new DescribeInstanceTypesCommand({ InstanceTypes }), options)
    .catch((error: unknown) => {
      if (isAwsError(error, 'InvalidInstanceType')) return { InstanceTypes: [] };
      throw error;
    });
  const architectures = types.InstanceTypes?.[0]?.ProcessorInfo?.SupportedArchitectures ?? [];
  if (!architectures.includes('x86_64')) {
    throw new StageFailure(
      plan.instanceType,
      architectures.length > 0
        ? `The appliance is x86_64; ${plan.instanceType} is ${architectures.join(', ')}.`
        : `${plan.region} does not offer ${plan.instanceType}.`,
      `Choose an x86_64 instance type that ${plan.region} offers, for example t3.medium.`,
    );
  }
  await forbidNameClash(ec2, plan.name, signal);
}

/** Two appliances of one name cannot be told apart in the console; roles and policies carry the name too. */
async function forbidNameClash(
  client: EC2Client,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const input = {
    Filters: [
      { Name: 'tag:Name', Values: [name] },
      { Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'stopped'] },
    ],
  };
  for await (const page of paginateDescribeInstances({ client }, input, { abortSignal: signal })) {
    const clash = page.Reservations?.flatMap(({ Instances = [] }) => Instances)[0];
    if (clash) {
      throw new StageFailure(
        name,
        `Instance ${clash.InstanceId ?? ''} is called ${name} already.`,
        'Choose another name in the plan, or remove that appliance first.',
      );
    }
  }
}

/**
 * IAM's counters and limits come from GetAccountSummary, all others from the deploy set's only Service Quotas action.
 * What the product makes of them is not documented: whether the plan fits is judged by `check`, and a quota that is full
 * stops the call that meets it.
 */
async function readQuotas({ clients }: Deployment, signal: AbortSignal): Promise<void> {
  const client = await clients.get('service-quotas');
  for (const ServiceCode of ['ec2', 'vpc']) {
    const pages = paginateListServiceQuotas({ client }, { ServiceCode }, { abortSignal: signal });
    for await (const _ of pages) signal.throwIfAborted();
  }
  const iam = await clients.get('iam');
  await iam.send(new GetAccountSummaryCommand({}), { abortSignal: signal });
}
