import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';

import { known, type Deployment } from '../stage.ts';
import { nameResource } from './name.ts';

/**
 * A group that lets the backup server's ranges in over HTTPS, one rule a range; egress stays AWS's default.
 * Source: https://helpcenter.veeam.com/docs/vbaws/guide/deploy_network_resources.html
 */
export async function createSecurityGroup(
  ec2: EC2Client,
  deployment: Deployment,
  signal: AbortSignal,
): Promise<void> {
  const { plan, names, ledger, found } = deployment;
  const options = { abortSignal: signal };
  const VpcId = known(found.vpcId, 'the VPC id');
  const { GroupId: id } = await ec2.send(
    new CreateSecurityGroupCommand({
      VpcId,
      GroupName: names.securityGroup,
      Description: `Veeam Backup for AWS ${plan.name}: HTTPS from the backup server`,
    }),
    options,
  );
  const GroupId = known(id, 'the security group id');
  found.securityGroupId = GroupId;
  ledger.created({
    ref: { type: 'AWS::EC2::SecurityGroup', id: GroupId, name: names.securityGroup },
    remove: async (clients, stop) => {
      const client = await clients.get('ec2');
      await client.send(new DeleteSecurityGroupCommand({ GroupId }), { abortSignal: stop });
    },
  });
  await nameResource(ec2, GroupId, names.securityGroup, signal);
  const IpRanges = plan.backupServerCidrs.map((CidrIp) => ({
    CidrIp,
    Description: 'backup server',
  }));
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges }];
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }), options);
  await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }), options);
}
