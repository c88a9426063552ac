import { describe, expect, it } from 'vitest';

import { identify, readCaller } from '../../../../src/checks/readers/caller.ts';
import { CredentialsError, UserError } from '../../../../src/vocabulary/errors.ts';
import { readingOf, scriptedAws, type Script } from '../support/scripted-aws.ts';

const isUser =
  '<Arn>arn:aws:iam::123456789012:user/veeam/d</Arn><UserId>AID</UserId><Account>123456789012</Account>';

function read(script: Script) {
  return readCaller(readingOf(scriptedAws(script)));
}

describe('identify', () => {
  it.each([
    ['arn:aws:iam::123456789012:user/veeam/deployer', 'user', 'deployer'],
    [
      'arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Admins_0123/jane@example.com',
      'role',
      'AWSReservedSSO_Admins_0123',
    ],
    ['arn:aws:iam::123456789012:root', 'root', 'root'],
    ['arn:aws:sts::123456789012:federated-user/jane', 'federated', 'jane'],
    ['arn:aws-us-gov:iam::123456789012:role/path/Backup', 'role', 'Backup'],
  ])('knows %s', (arn, kind, name) => {
    expect(identify(arn)).toEqual({ kind, name });
  });
});

describe('readCaller', () => {
  it('gives account, kind and partition', async () => {
    expect(await read({ GetCallerIdentity: () => isUser })).toEqual({
      arn: 'arn:aws:iam::123456789012:user/veeam/d',
      accountId: '123456789012',
      partition: 'aws',
      kind: 'user',
      name: 'd',
      regionDisabled: false,
    });
  });

  it('asks the home region where the region of the plan does not know the keys: it is not enabled', async () => {
    const caller = await read({
      GetCallerIdentity: (_input, region) =>
        region === 'us-east-1' ? isUser : { error: 'InvalidClientTokenId', status: 403 },
    });
    expect(caller).toMatchObject({ name: 'd', regionDisabled: true });
  });

  it.each(['InvalidClientTokenId', 'ExpiredToken', 'SignatureDoesNotMatch'])(
    'ends with exit 4 and names --target embedded after %s',
    async (error) => {
      const reading = read({
        GetCallerIdentity: () => ({ error, message: 'The token is bad.', status: 403 }),
      });
      await expect(reading).rejects.toBeInstanceOf(CredentialsError);
      await expect(reading).rejects.toMatchObject({
        exitCode: 4,
        message: 'AWS refuses the credentials: The token is bad.',
        mend: expect.stringContaining('--target embedded') as string,
      });
    },
  );

  it('does not blame credentials where the endpoint lacks the operation', async () => {
    const reading = read({
      GetCallerIdentity: () => ({ error: 'InternalFailure', message: 'not there', status: 501 }),
    });
    await expect(reading).rejects.toBeInstanceOf(UserError);
    await expect(reading).rejects.toMatchObject({ exitCode: 2 });
  });

  it('says so where nothing answers', async () => {
    const silent = scriptedAws(
      {},
      {
        answer: () => () =>
          Promise.reject(
            Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
          ),
      },
    );
    await expect(readCaller(readingOf(silent))).rejects.toMatchObject({
      exitCode: 2,
      message: 'STS of eu-central-1 does not say who calls: connect ECONNREFUSED',
    });
  });
});
