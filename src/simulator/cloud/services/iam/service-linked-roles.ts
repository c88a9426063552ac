import type {
  CreateServiceLinkedRoleRequest,
  CreateServiceLinkedRoleResponse,
  DeleteServiceLinkedRoleRequest,
  DeleteServiceLinkedRoleResponse,
  GetServiceLinkedRoleDeletionStatusRequest,
  GetServiceLinkedRoleDeletionStatusResponse,
} from '@aws-sdk/client-iam';

import type { AccountState } from '../../account.ts';
import type { CallContext } from '../../operation.ts';
import { description, text } from './constraints.ts';
import { createdRole } from './describe.ts';
import { invalidInput, noSuchEntity } from './errors.ts';
import { findRole, policyOf } from './find.ts';
import { newRole } from './roles.ts';
import type { IamRole } from './state.ts';

/** Makes the role by which a service acts in the account; a second one of the same name is refused. */
export function createServiceLinkedRole(
  input: CreateServiceLinkedRoleRequest,
  { account }: CallContext,
): CreateServiceLinkedRoleResponse {
  const service = text(input.AWSServiceName, 'AWSServiceName', { max: 128 });
  const role = newServiceLinkedRole(account, service, input.CustomSuffix);
  const given = description(input.Description);
  if (given !== undefined) role.description = given;
  if (account.iam.roles.has(role.name)) {
    throw invalidInput(
      `Service role name ${role.name} has been taken in this account, please try a different suffix.`,
    );
  }
  account.iam.roles.set(role.name, role);
  return { Role: createdRole(role) };
}

/** The embedded services keep nothing that would hold such a role back, so it is gone at once. */
export function deleteServiceLinkedRole(
  { RoleName }: DeleteServiceLinkedRoleRequest,
  { account, requestId }: CallContext,
): DeleteServiceLinkedRoleResponse {
  const role = findRole(account, RoleName);
  if (role.serviceLinked === undefined) {
    throw noSuchEntity(`The service-linked role with name ${role.name} cannot be found.`);
  }
  account.iam.roles.delete(role.name);
  const DeletionTaskId = `task${role.path}${role.name}/${requestId}`;
  account.iam.deletions.add(DeletionTaskId);
  return { DeletionTaskId };
}

export function getServiceLinkedRoleDeletionStatus(
  { DeletionTaskId }: GetServiceLinkedRoleDeletionStatusRequest,
  { account }: CallContext,
): GetServiceLinkedRoleDeletionStatusResponse {
  const task = text(DeletionTaskId, 'deletionTaskId', { max: 1000 });
  if (!account.iam.deletions.has(task)) {
    throw noSuchEntity(`The deletion task with id ${task} cannot be found.`);
  }
  return { Status: 'SUCCEEDED' };
}

interface LinkedService {
  /** What follows `AWSServiceRoleFor`. */
  readonly name: string;
  /** Name of the role's policy, which AWS keeps under the path /aws-service-role/. */
  readonly policy: string;
  /** Whether the service lets roles be told apart by a suffix. */
  readonly suffix?: true;
}

/**
 * Services that the deployment and its checks touch, and neighbours that accounts have roles of. Sources: for events
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-service-linked-roles.html, for the others the page
 * "using service-linked roles" of each service, all listed in
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
 */
const services: ReadonlyMap<string, LinkedService> = new Map([
  [
    'autoscaling.amazonaws.com',
    { name: 'AutoScaling', policy: 'AutoScalingServiceRolePolicy', suffix: true },
  ],
  ['backup.amazonaws.com', { name: 'Backup', policy: 'AWSBackupServiceLinkedRolePolicyForBackup' }],
  ['config.amazonaws.com', { name: 'Config', policy: 'AWSConfigServiceRolePolicy' }],
  [
    'events.amazonaws.com',
    { name: 'CloudWatchEvents', policy: 'CloudWatchEventsServiceRolePolicy' },
  ],
  ['rds.amazonaws.com', { name: 'RDS', policy: 'AmazonRDSServiceRolePolicy' }],
  [
    'resource-explorer-2.amazonaws.com',
    { name: 'ResourceExplorer', policy: 'AWSResourceExplorerServiceRolePolicy' },
  ],
  ['spot.amazonaws.com', { name: 'EC2Spot', policy: 'AWSEC2SpotServiceRolePolicy' }],
  ['ssm.amazonaws.com', { name: 'AmazonSSM', policy: 'AmazonSSMServiceRolePolicy' }],
]);

/** The wording of the two refusals is ours: AWS documents their code only. */
function newServiceLinkedRole(
  account: AccountState,
  service: string,
  suffix: string | undefined,
): IamRole {
  const known = services.get(service);
  if (!known) throw invalidInput(`${service} has no service-linked role that is known here.`);
  if (suffix !== undefined && !known.suffix) {
    throw invalidInput(`Custom suffix is not allowed for ${service}`);
  }
  const name = `AWSServiceRoleFor${known.name}${suffix === undefined ? '' : `_${suffix}`}`;
  const policyArn = `arn:${account.partition}:iam::aws:policy/aws-service-role/${known.policy}`;
  return {
    ...newRole(account, name, `/aws-service-role/${service}/`),
    trust: trustOf(service),
    attached: new Set(policyOf(account, policyArn) ? [policyArn] : []),
    serviceLinked: service,
    unread: new Set(policyOf(account, policyArn) ? [] : ['attached']),
  };
}

function trustOf(Service: string): string {
  const statement = { Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}
