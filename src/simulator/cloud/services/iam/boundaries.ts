import type {
  DeleteRolePermissionsBoundaryRequest,
  DeleteUserPermissionsBoundaryRequest,
  PutRolePermissionsBoundaryRequest,
  PutUserPermissionsBoundaryRequest,
} from '@aws-sdk/client-iam';

import type { AccountState } from '../../account.ts';
import type { CallContext } from '../../operation.ts';
import { policyArn } from './constraints.ts';
import { noSuchEntity } from './errors.ts';
import { findOwnRole, findUser, policyOf } from './find.ts';

/** ARN of a policy that can be a permissions boundary; undefined where none is asked for. */
export function boundaryArn(account: AccountState, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const arn = policyArn(value, 'permissionsBoundary');
  if (policyOf(account, arn)) return arn;
  throw noSuchEntity(`Scope ARN: ${arn} does not exist or is not attachable.`);
}

export function putUserPermissionsBoundary(
  input: PutUserPermissionsBoundaryRequest,
  { account }: CallContext,
): void {
  put(account, findUser(account, input.UserName), input.PermissionsBoundary);
}

export function putRolePermissionsBoundary(
  input: PutRolePermissionsBoundaryRequest,
  { account }: CallContext,
): void {
  put(account, findOwnRole(account, input.RoleName), input.PermissionsBoundary);
}

export function deleteUserPermissionsBoundary(
  input: DeleteUserPermissionsBoundaryRequest,
  { account }: CallContext,
): void {
  const user = findUser(account, input.UserName);
  if (user.boundary === undefined) throw noBoundary('user', user.name);
  delete user.boundary;
}

export function deleteRolePermissionsBoundary(
  input: DeleteRolePermissionsBoundaryRequest,
  { account }: CallContext,
): void {
  const role = findOwnRole(account, input.RoleName);
  if (role.boundary === undefined) throw noBoundary('role', role.name);
  delete role.boundary;
}

function put(
  account: AccountState,
  entity: { boundary?: string },
  value: string | undefined,
): void {
  entity.boundary = policyArn(boundaryArn(account, value), 'permissionsBoundary');
}

/** The code is documented, the wording is ours: https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html */
function noBoundary(kind: string, name: string): Error {
  return noSuchEntity(`The ${kind} with name ${name} has no permissions boundary.`);
}
