import type { Address, Ec2State, NetworkInterface } from './state.ts';

/** The Elastic IP of an interface. */
export function elasticIpOf(state: Ec2State, { id }: NetworkInterface): Address | undefined {
  return [...state.addresses.values()].find(
    ({ association }) => association?.networkInterfaceId === id,
  );
}

/** The address under which the internet sees an interface: its Elastic IP, or the one that EC2 lent. */
export function publicAddressOf(state: Ec2State, nic: NetworkInterface): string | undefined {
  return elasticIpOf(state, nic)?.publicIp ?? nic.publicIp;
}

/** `ip-10-0-1-4.eu-central-1.compute.internal`; us-east-1 has a form of its own. Source: https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html */
export function privateDnsName(region: string, ip: string): string {
  const suffix = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
  return `ip-${ip.replaceAll('.', '-')}.${suffix}`;
}

/** Public name of an address; empty for a VPC without DNS host names. */
export function publicDnsName(state: Ec2State, vpcId: string, ip: string | undefined): string {
  if (ip === undefined || state.vpcs.get(vpcId)?.dnsHostnames !== true) return '';
  const place = state.region === 'us-east-1' ? 'compute-1' : `${state.region}.compute`;
  const domain = state.region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `ec2-${ip.replaceAll('.', '-')}.${place}.${domain}`;
}
