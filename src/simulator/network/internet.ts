import {
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  DeleteInternetGatewayCommand,
  DescribeInternetGatewaysCommand,
  DescribeRouteTablesCommand,
  DetachInternetGatewayCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';

import { known, type Deployment } from '../stage.ts';
import { nameResource } from './name.ts';

/** An internet gateway, attached to the VPC. Attachment and gateway are removed one after the other. */
export async function createInternetGateway(
  ec2: EC2Client,
  deployment: Deployment,
  signal: AbortSignal,
): Promise<void> {
  const { plan, ledger, found } = deployment;
  const options = { abortSignal: signal };
  const created = await ec2.send(new CreateInternetGatewayCommand({}), options);
  const InternetGatewayId = known(
    created.InternetGateway?.InternetGatewayId,
    'the internet gateway id',
  );
  const VpcId = known(found.vpcId, 'the VPC id');
  found.internetGatewayId = InternetGatewayId;
  ledger.created({
    ref: { type: 'AWS::EC2::InternetGateway', id: InternetGatewayId, name: plan.name },
    remove: async (clients, stop) => {
      const client = await clients.get('ec2');
      await client.send(new DeleteInternetGatewayCommand({ InternetGatewayId }), {
        abortSignal: stop,
      });
    },
  });
  await nameResource(ec2, InternetGatewayId, plan.name, signal);
  await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId }), options);
  ledger.created({
    ref: { type: 'AWS::EC2::VPCGatewayAttachment', id: `${InternetGatewayId}|${VpcId}` },
    remove: async (clients, stop) => {
      const client = await clients.get('ec2');
      await client.send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId }), {
        abortSignal: stop,
      });
    },
  });
  await ec2.send(
    new DescribeInternetGatewaysCommand({ InternetGatewayIds: [InternetGatewayId] }),
    options,
  );
}

/**
 * The default route goes into the VPC's main route table: the deploy set can neither create nor associate one.
 * The route disappears with the VPC, so the ledger does not list it.
 */
export async function routeToInternet(
  ec2: EC2Client,
  { found }: Deployment,
  signal: AbortSignal,
): Promise<void> {
  const options = { abortSignal: signal };
  const Filters = [
    { Name: 'vpc-id', Values: [known(found.vpcId, 'the VPC id')] },
    { Name: 'association.main', Values: ['true'] },
  ];
  const { RouteTables } = await ec2.send(new DescribeRouteTablesCommand({ Filters }), options);
  const RouteTableId = known(RouteTables?.[0]?.RouteTableId, 'the main route table');
  const GatewayId = known(found.internetGatewayId, 'the internet gateway id');
  await ec2.send(
    new CreateRouteCommand({ RouteTableId, GatewayId, DestinationCidrBlock: '0.0.0.0/0' }),
    options,
  );
}
