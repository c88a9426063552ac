import type { AccountState } from '../account.ts';
import type { Instance } from '../services/ec2/instance.ts';
import { settle } from '../services/ec2/settle.ts';
import type { Ec2State, NetworkInterface, SecurityGroupRule } from '../services/ec2/state.ts';

/** An EC2 instance as the guest inside it needs to see it, at the account's present time. */
export interface InstanceView {
  readonly ec2: Ec2State;
  readonly instance: Instance;
  /** When the kernel started, by EC2; undefined while the instance does not run. */
  readonly bootedAt: number | undefined;
  /** The primary interface; undefined where another backend did not tell. */
  readonly nic: NetworkInterface | undefined;
  /** Rules of all security groups of the primary interface. */
  readonly rules: readonly SecurityGroupRule[];
}

/** Undefined for an instance that EC2 does not know, or no more. */
export function viewInstance(
  account: AccountState,
  region: string,
  instanceId: string,
): InstanceView | undefined {
  const ec2 = account.ec2.get(region);
  if (ec2) settle(ec2, account.clock.now());
  const instance = ec2?.instances.get(instanceId);
  if (!ec2 || !instance) return undefined;
  const nic = [...ec2.networkInterfaces.values()].find(
    ({ attachment }) => attachment?.instanceId === instanceId && attachment.deviceIndex === 0,
  );
  const rules = nic?.groups.flatMap((id) => ec2.securityGroups.get(id)?.rules ?? []) ?? [];
  const bootedAt =
    instance.state === 'running' ? (instance.bootedAt ?? instance.launchedAt) : undefined;
  return { ec2, instance, bootedAt, nic, rules };
}

/** True where the rule is for TCP 443 of that direction. Protocol -1 is all traffic: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html */
export function admits443(rule: SecurityGroupRule, direction: 'in' | 'out'): boolean {
  if (rule.egress !== (direction === 'out')) return false;
  if (rule.protocol === '-1') return true;
  return rule.protocol === 'tcp' && (rule.fromPort ?? 0) <= 443 && (rule.toPort ?? 65_535) >= 443;
}
