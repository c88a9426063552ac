import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, it } from 'vitest';

import type { AccountState } from '../../../../src/simulator/cloud/account.ts';
import { addAccessKey } from '../../../../src/simulator/cloud/services/iam/access-keys.ts';
import { createUser } from '../../../../src/simulator/cloud/services/iam/users.ts';
import { operations as s3 } from '../../../../src/simulator/cloud/services/s3.ts';
import { readPresigned } from '../../../../src/simulator/cloud/services/s3/presigned.ts';
import {
  callTo,
  emptyAccount,
  errorOf,
  region,
  start,
  wait,
} from '../../../fixtures/embedded-cloud/account.ts';

const Bucket = 'packages';
const Key = 'a folder/veeam+aws (1)_10.0.0.232_amd64.deb';

function accountWithObject(): {
  account: AccountState;
  credentials: { accessKeyId: string; secretAccessKey: string };
} {
  const account = emptyAccount();
  const call = callTo(account);
  createUser({ UserName: 'deployer' }, call);
  const user = account.iam.users.get('deployer');
  if (!user) throw new Error('no user');
  const { id, secret } = addAccessKey(account, user);
  s3.CreateBucket(
    { Bucket, CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' } },
    call,
  );
  s3.PutObject({ Bucket, Key, Body: new TextEncoder().encode('package') }, call);
  return { account, credentials: { accessKeyId: id, secretAccessKey: secret } };
}

async function presign(
  credentials: { accessKeyId: string; secretAccessKey: string },
  { forcePathStyle = false, key = Key } = {},
): Promise<string> {
  const client = new S3Client({ region, credentials, forcePathStyle });
  return getSignedUrl(client, new GetObjectCommand({ Bucket, Key: key }), {
    expiresIn: 900,
    signingDate: new Date(start),
  });
}

describe('an address that the SDK presigned', () => {
  it.each([{ forcePathStyle: false }, { forcePathStyle: true }])(
    'gives the object (%j)',
    async (style) => {
      const { account, credentials } = accountWithObject();
      const body = readPresigned(account, await presign(credentials, style));
      expect(new TextDecoder().decode(body)).toBe('package');
    },
  );

  it('is too old when its time is over by the clock of the account', async () => {
    const { account, credentials } = accountWithObject();
    const url = await presign(credentials);
    await wait(account, 900);
    expect(readPresigned(account, url)).toHaveLength(7);
    await wait(account, 1);
    await expect(errorOf(() => readPresigned(account, url))).resolves.toMatchObject({
      code: 'AccessDenied',
      message: 'Request has expired',
      status: 403,
    });
  });

  it('is refused when anything of it was changed', async () => {
    const { account, credentials } = accountWithObject();
    const url = await presign(credentials);
    for (const other of [
      url.replace('.deb', '.dsc'),
      url.replace('Expires=900', 'Expires=90000'),
    ]) {
      await expect(errorOf(() => readPresigned(account, other))).resolves.toMatchObject({
        code: 'SignatureDoesNotMatch',
        status: 403,
      });
    }
    const { accessKeyId } = credentials;
    const forged = await presign({ accessKeyId, secretAccessKey: 'guessed' });
    await expect(errorOf(() => readPresigned(account, forged))).resolves.toMatchObject({
      code: 'SignatureDoesNotMatch',
    });
  });

  it('of nobody known, of a key that was switched off, and of no object, is refused', async () => {
    const { account, credentials } = accountWithObject();
    const stranger = await presign({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' });
    await expect(errorOf(() => readPresigned(account, stranger))).resolves.toMatchObject({
      code: 'InvalidAccessKeyId',
      status: 403,
    });
    const missing = await presign(credentials, { key: 'none' });
    await expect(errorOf(() => readPresigned(account, missing))).resolves.toMatchObject({
      code: 'NoSuchKey',
      status: 404,
    });
    const url = await presign(credentials);
    for (const key of account.iam.users.get('deployer')?.accessKeys ?? []) key.active = false;
    await expect(errorOf(() => readPresigned(account, url))).resolves.toMatchObject({
      code: 'InvalidAccessKeyId',
    });
  });

  it('that is not signed at all is refused', async () => {
    const { account } = accountWithObject();
    const bare = `https://${Bucket}.s3.${region}.amazonaws.com/${encodeURI(Key)}`;
    await expect(errorOf(() => readPresigned(account, bare))).resolves.toMatchObject({
      code: 'AccessDenied',
      status: 403,
    });
  });
});
