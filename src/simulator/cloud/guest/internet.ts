import { publicAddressOf } from '../services/ec2/public-addresses.ts';
import type { Ec2State, NetworkInterface, Route } from '../services/ec2/state.ts';
import { admits443, type InstanceView } from './instance-view.ts';

/**
 * Why the instance cannot reach AWS's public endpoints and the update hosts; undefined where it can. An instance with a
 * public address needs a route to an internet gateway. For one without, what stands behind the default route (NAT, VPN,
 * proxy) is not known: the route alone is taken for a way, see `assumedWay`. VPC endpoints are not known either.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
 */
export function whyNoInternet({ ec2, nic, rules, instance }: InstanceView): string | undefined {
  if (!nic) return `the network interface of ${instance.id} is not known`;
  if (!instance.mirrored && !rules.some((rule) => admits443(rule, 'out'))) {
    return `no security group of ${instance.id} lets TCP 443 out`;
  }
  const route = defaultRoute(ec2, nic);
  if (!route) return `the route table of ${nic.subnetId} has no route to 0.0.0.0/0`;
  if (publicAddressOf(ec2, nic) === undefined) return undefined;
  const gateway = ec2.internetGateways.get(route.gatewayId);
  return gateway?.vpcId === nic.vpcId
    ? undefined
    : `the default route of ${nic.subnetId} leads to ${route.gatewayId}, which is not attached to ${nic.vpcId}`;
}

/** What `whyNoInternet` takes on trust; undefined where it takes nothing. */
export function assumedWay({ ec2, nic, instance }: InstanceView): string | undefined {
  if (!nic || publicAddressOf(ec2, nic) !== undefined) return undefined;
  const route = defaultRoute(ec2, nic);
  return (
    route &&
    `${instance.id} has no public address: that the default route of ${nic.subnetId} (${route.gatewayId}) leads to the internet by NAT, VPN or proxy is assumed, not checked`
  );
}

/** Every subnet uses its VPC's main table: the embedded EC2 has no other. */
function defaultRoute({ routeTables }: Ec2State, { vpcId }: NetworkInterface): Route | undefined {
  return [...routeTables.values()]
    .find((table) => table.vpcId === vpcId)
    ?.routes.find(({ destination }) => destination === '0.0.0.0/0');
}
