import type { ClientCall, ServiceName } from '../../vocabulary/connection.ts';
import type { Plan } from '../../vocabulary/plan.ts';
import { authorise } from './authorise.ts';
import type { AccountView, CallRequest, PresumedResource } from './call.ts';
import { homeRegion } from './home-region.ts';
import { ec2Reads, instanceCalls, networkCalls } from './planned/ec2.ts';
import { iamCalls } from './planned/iam.ts';
import { alarmCalls, bucketCalls, systemsManagerCalls } from './planned/other.ts';
import { placeholder, plannedOf, type Planned, type Sent } from './planned/planned.ts';
import { presumedOf } from './presumed.ts';

/**
 * Calls that stand for all that a deployment of the plan may send: together they need every action of the documented
 * deploy set, also those that this plan, or a deployment without a failure, does not come to.
 */
export function plannedCalls(
  plan: Plan,
  accountId: string,
  partition: string,
): readonly ClientCall[] {
  return callsOf(plannedOf(plan, accountId, partition));
}

/**
 * The requests of the planned calls by action, no two of an action alike. What the deployment makes before it is used
 * (roles in their profiles, the VPC around the subnet, the bucket) is taken for known.
 */
export function plannedRequests(
  plan: Plan,
  view: AccountView,
): ReadonlyMap<string, readonly CallRequest[]> {
  const planned = plannedOf(plan, view.accountId, view.partition);
  const seen = new Set<string>();
  const byAction = new Map<string, CallRequest[]>();
  for (const call of callsOf(planned)) {
    for (const request of authorise(call, foreseen(planned, view)) ?? []) {
      const { action, resource, context, open } = request;
      const identity = JSON.stringify([action, resource, open !== undefined, [...context]]);
      if (seen.has(identity)) continue;
      seen.add(identity);
      byAction.set(request.action, [...(byAction.get(request.action) ?? []), request]);
    }
  }
  return byAction;
}

function callsOf(planned: Planned): readonly ClientCall[] {
  return [
    ...connectionTest(planned),
    ...sentTo('service-quotas', planned, [['ListServiceQuotas', { ServiceCode: 'vpc' }]]),
    ...sentTo('ec2', planned, [...ec2Reads(), ...networkCalls(planned), ...instanceCalls(planned)]),
    ...sentTo('iam', planned, iamCalls(planned)),
    ...sentTo('s3', planned, bucketCalls(planned)),
    ...sentTo('ssm', planned, systemsManagerCalls(planned)),
    ...sentTo('cloudwatch', planned, alarmCalls(planned)),
  ];
}

/**
 * The wizard tests EC2 of the partition's first region whatever the plan's is, so a policy that denies other regions may
 * stop it. For GovCloud the docs say nothing; its keys do not work in us-east-1.
 * Source: https://helpcenter.veeam.com/docs/vbaws/guide/deploy_appliance_account.html
 */
function connectionTest({ partition }: Planned): readonly ClientCall[] {
  const region = homeRegion(partition);
  return region === undefined
    ? []
    : [{ service: 'ec2', region, operation: 'DescribeRegions', input: {} }];
}

function sentTo(
  service: ServiceName,
  { plan }: Planned,
  sent: readonly Sent[],
): readonly ClientCall[] {
  return sent.map(([operation, input]) => ({ service, region: plan.region, operation, input }));
}

/** The account as it will be when the calls are made: what exists already wins. */
function foreseen(
  { plan, names, vpcId, partition, accountId, ...ids }: Planned,
  view: AccountView,
): AccountView {
  const ofPlan = new Map([
    [names.instanceProfile, names.impersonationRole],
    [names.defaultRoleProfile, names.defaultRole],
  ]);
  const presumed = presumedOf(names);
  const inVpc = new Set([ids.subnetId, ids.groupId, ids.routeTableId, ids.interfaceId]);
  return {
    ...view,
    rolesOfInstanceProfile: (name) => {
      const role = ofPlan.get(name);
      const made =
        role === undefined ? undefined : [`arn:${partition}:iam::${accountId}:role/${role}`];
      return view.rolesOfInstanceProfile(name) ?? made;
    },
    pathOf: (kind, name) =>
      view.pathOf(kind, name) ?? (isPlanned(name, ids.roles, ofPlan) ? '/' : undefined),
    vpcOf: (id) =>
      view.vpcOf?.(id) ??
      (inVpc.has(id) ? `arn:${partition}:ec2:${plan.region}:${accountId}:vpc/${vpcId}` : undefined),
    ownsBucket: (name) => view.ownsBucket?.(name) ?? (name === names.bucket ? true : undefined),
    associationOf: () => ({
      allocationId: ids.allocationId,
      networkInterfaceId: ids.interfaceId,
    }),
    presumed: { ...presumed, resourceOf: (arn) => notMadeYet(arn) ?? presumed.resourceOf(arn) },
  };
}

/** A placeholder for an id stands for whatever id AWS will give; a list of prefixes is there already, but not known. */
function notMadeYet(arn: string): PresumedResource | undefined {
  if (!arn.endsWith(placeholder) || arn.includes('::image/')) return undefined;
  const pattern = `${arn.slice(0, -placeholder.length)}*`;
  return arn.includes(':prefix-list/')
    ? { pattern, why: 'which prefix list a security group uses is not known', instead: true }
    : { pattern, why: 'the id that AWS will give is not known', fresh: true, instead: true };
}

function isPlanned(
  name: string,
  roles: readonly string[],
  profiles: ReadonlyMap<string, string>,
): boolean {
  return roles.includes(name) || profiles.has(name);
}
