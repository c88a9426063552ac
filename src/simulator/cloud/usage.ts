import type { QuotaId } from '../../policies/catalogue/quota.ts';
import type { AccountState } from './account.ts';
import { newEc2State } from './services/ec2/state.ts';
import { ec2Usage } from './services/ec2/usage.ts';

/** How much of each quota the account uses, counted as Service Quotas counts; `vpcId`: whose subnets are counted. */
export function usageOf(
  account: AccountState,
  region: string,
  vpcId = '',
): Readonly<Record<QuotaId, number>> {
  const { iam, s3 } = account;
  // A region that nobody has asked for holds what AWS puts there.
  const ec2 = ec2Usage(account.ec2.get(region) ?? newEc2State(region, account));
  return {
    vpcs: ec2.vpcs,
    'subnets-per-vpc': ec2.subnetsOfVpc(vpcId),
    'internet-gateways': ec2.internetGateways,
    'elastic-ips': ec2.elasticIps,
    'security-groups': ec2.securityGroups,
    'standard-vcpus': ec2.standardVcpus,
    buckets: s3.buckets.size,
    roles: iam.roles.size,
    policies: [...iam.policies.values()].filter(({ awsManaged }) => !awsManaged).length,
    'instance-profiles': iam.instanceProfiles.size,
  };
}
