import type { Choice, Plan } from '../../../vocabulary/plan.ts';
import { plannedNames, type PlannedNames } from '../../catalogue/veeam/names.ts';

/**
 * An id in the form of AWS's, for what a deployment has not made yet.
 * Source of the form: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
 */
export const placeholder = '0123456789abcdef0';

/** Names and ids that the calls of one deployment share. */
export interface Planned {
  readonly plan: Plan;
  readonly names: PlannedNames;
  readonly accountId: string;
  readonly partition: string;
  readonly vpcId: string;
  readonly gatewayId: string;
  readonly routeTableId: string;
  readonly subnetId: string;
  readonly groupId: string;
  readonly allocationId: string;
  readonly imageId: string;
  readonly instanceId: string;
  readonly interfaceId: string;
  readonly volumeId: string;
  readonly snapshotId: string;
  /** Names of the roles that the plan makes. */
  readonly roles: readonly string[];
}

/** What a deployment of the plan works on: existing things by their ids, the others by placeholders. */
export function plannedOf(plan: Plan, accountId: string, partition: string): Planned {
  const names = plannedNames(plan, accountId);
  return {
    plan,
    names,
    accountId,
    partition,
    vpcId: idOf(plan.vpc, 'vpc'),
    gatewayId: `igw-${placeholder}`,
    routeTableId: `rtb-${placeholder}`,
    subnetId: idOf(plan.subnet, 'subnet'),
    groupId: idOf(plan.securityGroup, 'sg'),
    allocationId: idOf(plan.elasticIp, 'eipalloc'),
    imageId: `ami-${placeholder}`,
    instanceId: `i-${placeholder}`,
    interfaceId: `eni-${placeholder}`,
    volumeId: `vol-${placeholder}`,
    snapshotId: `snap-${placeholder}`,
    roles: [
      names.impersonationRole,
      names.defaultRole,
      ...(plan.snapshotsRole ? [names.snapshotsRole] : []),
    ],
  };
}

function idOf(choice: Choice, prefix: string): string {
  return 'existing' in choice ? choice.existing : `${prefix}-${placeholder}`;
}

/** One call, its service and region left out: operation and input. */
export type Sent = readonly [operation: string, input: object];
