import type {
  AccessKeyMetadata,
  CreateAccessKeyRequest,
  CreateAccessKeyResponse,
  DeleteAccessKeyRequest,
  ListAccessKeysRequest,
  ListAccessKeysResponse,
  UpdateAccessKeyRequest,
} from '@aws-sdk/client-iam';

import type { AccountState } from '../../account.ts';
import type { CallContext } from '../../operation.ts';
import { violates } from './constraints.ts';
import { noSuchEntity, quotaExceeded } from './errors.ts';
import { newAccessKeyId, secretOf } from './ids.ts';
import { limits } from './limits.ts';
import { page } from './paging.ts';
import type { IamAccessKey, IamUser } from './state.ts';
import { userOfCall } from './users.ts';

/** The secret is shown here only. */
export function createAccessKey(
  { UserName }: CreateAccessKeyRequest,
  context: CallContext,
): CreateAccessKeyResponse {
  const { account } = context;
  const user = userOfCall(UserName, context);
  if (user.accessKeys.length >= limits.accessKeysPerUser) {
    throw quotaExceeded('AccessKeysPerUser', limits.accessKeysPerUser);
  }
  const key = addAccessKey(account, user);
  return {
    AccessKey: {
      UserName: user.name,
      AccessKeyId: key.id,
      Status: 'Active',
      SecretAccessKey: key.secret,
      CreateDate: new Date(key.createDate),
    },
  };
}

/** Gives a user a key, whatever the limits. */
export function addAccessKey(account: AccountState, user: IamUser): IamAccessKey {
  const id = newAccessKeyId(account, 'AKIA');
  const key = { id, secret: secretOf(id), createDate: account.clock.now(), active: true };
  user.accessKeys.push(key);
  return key;
}

export function listAccessKeys(
  input: ListAccessKeysRequest,
  context: CallContext,
): ListAccessKeysResponse {
  const user = userOfCall(input.UserName, context);
  const keys = user.accessKeys.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const { items, rest } = page(keys, input, ({ id }) => id);
  return { AccessKeyMetadata: items.map((key) => metadata(user, key)), ...rest };
}

export function updateAccessKey(input: UpdateAccessKeyRequest, context: CallContext): void {
  const user = userOfCall(input.UserName, context);
  const key = findKey(user, input.AccessKeyId);
  if (input.Status !== 'Active' && input.Status !== 'Inactive') {
    throw violates('status', 'satisfy enum value set: [Active, Expired, Inactive]');
  }
  key.active = input.Status === 'Active';
}

export function deleteAccessKey(
  { UserName, AccessKeyId }: DeleteAccessKeyRequest,
  context: CallContext,
): void {
  const user = userOfCall(UserName, context);
  const key = findKey(user, AccessKeyId);
  user.accessKeys.splice(user.accessKeys.indexOf(key), 1);
}

function findKey(user: IamUser, id: string | undefined): IamAccessKey {
  const key = user.accessKeys.find((one) => one.id === id);
  if (!key) throw noSuchEntity(`The Access Key with id ${id} cannot be found.`);
  return key;
}

function metadata(user: IamUser, key: IamAccessKey): AccessKeyMetadata {
  return {
    UserName: user.name,
    AccessKeyId: key.id,
    Status: key.active ? 'Active' : 'Inactive',
    CreateDate: new Date(key.createDate),
  };
}
