import { shutOut } from '../../../plan/cidr.ts';
import { publicAddressOf } from '../services/ec2/public-addresses.ts';
import { admits443, type InstanceView } from './instance-view.ts';

/**
 * Why the backup server, somewhere in the ranges, cannot open a connection to port 443 of the instance; undefined where it
 * can. An instance without a public address is taken to be reached by the user's own way, a VPN for example, which the
 * product's documentation asks for. Rules whose source is a security group do not count: the backup server is in none.
 */
export function whyNot443(
  { ec2, nic, rules, instance }: InstanceView,
  backupServers: readonly string[],
): string | undefined {
  if (!nic) return `the network interface of ${instance.id} is not known`;
  if (backupServers.length === 0) return 'no address range of the backup server is known';
  const open = rules.filter((rule) => admits443(rule, 'in')).flatMap(({ peer }) => cidrsOf(peer));
  const shut = shutOut(backupServers, open);
  if (shut.length > 0) {
    return `no rule of ${nic.groups.join(', ')} lets TCP 443 in from ${shut.join(', ')}`;
  }
  const gone = publicAddressOf(ec2, nic) === undefined && nic.privateIp === '';
  return gone ? `${instance.id} has no address` : undefined;

  function cidrsOf(peer: (typeof rules)[number]['peer']): readonly string[] {
    if (peer.kind === 'ipv4') return [peer.cidr];
    return peer.kind === 'prefix-list'
      ? (ec2.prefixLists.get(peer.id)?.entries ?? []).map(({ cidr }) => cidr)
      : [];
  }
}
