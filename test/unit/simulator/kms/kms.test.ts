import { beforeEach, describe, expect, it } from 'vitest';

import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { operations as kms } from '../../../../src/simulator/cloud/services/kms.ts';
import { callTo, emptyAccount, errorOf, start } from '../../../fixtures/embedded-cloud/account.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
let call: CallContext;
let keyId: string;

beforeEach(() => {
  call = callTo(emptyAccount());
  keyId = kms.CreateKey({ Description: 'repositories' }, call).KeyMetadata?.KeyId ?? '';
});

const arn = () => `arn:aws:kms:eu-central-1:111122223333:key/${keyId}`;

describe('keys', () => {
  it('are made enabled, symmetric and for the account to manage', () => {
    expect(kms.DescribeKey({ KeyId: keyId }, call).KeyMetadata).toMatchObject({
      AWSAccountId: '111122223333',
      Arn: arn(),
      CreationDate: new Date(start),
      Description: 'repositories',
      Enabled: true,
      KeyState: 'Enabled',
      KeyManager: 'CUSTOMER',
      KeySpec: 'SYMMETRIC_DEFAULT',
      KeyUsage: 'ENCRYPT_DECRYPT',
    });
    const { Policy = '', PolicyName } = kms.GetKeyPolicy({ KeyId: keyId }, call);
    expect(PolicyName).toBe('default');
    expect(JSON.parse(Policy).Statement).toMatchObject([
      { Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'kms:*' },
    ]);
  });

  it('are found by id, ARN, alias and alias ARN, within their region', async () => {
    kms.CreateAlias({ AliasName: 'alias/vba', TargetKeyId: keyId }, call);
    for (const KeyId of [
      keyId,
      arn(),
      'alias/vba',
      'arn:aws:kms:eu-central-1:111122223333:alias/vba',
    ]) {
      expect(kms.DescribeKey({ KeyId }, call).KeyMetadata?.KeyId).toBe(keyId);
    }
    const elsewhere = callTo(call.account, 'us-east-1');
    await expect(
      errorOf(() => kms.DescribeKey({ KeyId: keyId }, elsewhere)),
    ).resolves.toMatchObject({
      code: 'NotFoundException',
      message: `Key 'arn:aws:kms:us-east-1:111122223333:key/${keyId}' does not exist`,
    });
    await expect(
      errorOf(() => kms.DescribeKey({ KeyId: 'alias/none' }, call)),
    ).resolves.toMatchObject({
      message: 'Alias arn:aws:kms:eu-central-1:111122223333:alias/none is not found.',
    });
  });

  it('are listed in pages', async () => {
    for (let index = 0; index < 4; index += 1) kms.CreateKey({}, call);
    const first = kms.ListKeys({ Limit: 3 }, call);
    expect(first).toMatchObject({
      Truncated: true,
      Keys: [{ KeyId: keyId, KeyArn: arn() }, {}, {}],
    });
    const second = kms.ListKeys({ Limit: 3, Marker: first.NextMarker }, call);
    expect([second.Keys?.length, second.Truncated]).toEqual([2, false]);
    await expect(errorOf(() => kms.ListKeys({ Limit: 0 }, call))).resolves.toMatchObject({
      code: 'ValidationException',
    });
    await expect(errorOf(() => kms.ListKeys({ Marker: 'x' }, call))).resolves.toMatchObject({
      code: 'InvalidMarkerException',
    });
  });

  it('are refused a policy that is none', async () => {
    await expect(errorOf(() => kms.CreateKey({ Policy: 'none' }, call))).resolves.toMatchObject({
      code: 'MalformedPolicyDocumentException',
    });
    await expect(
      errorOf(() => kms.GetKeyPolicy({ KeyId: keyId, PolicyName: 'other' }, call)),
    ).resolves.toMatchObject({ code: 'NotFoundException' });
  });
});

describe('alias/aws/ebs', () => {
  it('stands without a key until something uses it, and is AWS managed then', () => {
    expect(kms.ListAliases({}, call).Aliases).toEqual([
      {
        AliasName: 'alias/aws/ebs',
        AliasArn: 'arn:aws:kms:eu-central-1:111122223333:alias/aws/ebs',
      },
    ]);
    const { KeyMetadata } = kms.DescribeKey({ KeyId: 'alias/aws/ebs' }, call);
    expect(KeyMetadata?.KeyManager).toBe('AWS');
    expect(kms.DescribeKey({ KeyId: 'alias/aws/ebs' }, call).KeyMetadata?.KeyId).toBe(
      KeyMetadata?.KeyId,
    );
    expect(kms.ListAliases({ KeyId: KeyMetadata?.KeyId }, call).Aliases).toMatchObject([
      { TargetKeyId: KeyMetadata?.KeyId, CreationDate: new Date(start) },
    ]);
    const policy = JSON.parse(kms.GetKeyPolicy({ KeyId: 'alias/aws/ebs' }, call).Policy ?? '');
    expect(policy.Statement[0].Condition.StringEquals['kms:ViaService']).toBe(
      'ec2.eu-central-1.amazonaws.com',
    );
  });

  it('is not for others to make', async () => {
    const make = (AliasName: string) =>
      errorOf(() => kms.CreateAlias({ AliasName, TargetKeyId: keyId }, call));
    await expect(make('alias/aws/mine')).resolves.toMatchObject({ code: 'NotAuthorizedException' });
    await expect(make('vba')).resolves.toMatchObject({ code: 'ValidationException' });
    kms.CreateAlias({ AliasName: 'alias/vba', TargetKeyId: keyId }, call);
    await expect(make('alias/vba')).resolves.toMatchObject({ code: 'AlreadyExistsException' });
  });
});

describe('encryption', () => {
  it('comes back, by the key that the ciphertext names', () => {
    const { CiphertextBlob } = kms.Encrypt({ KeyId: keyId, Plaintext: bytes('secret') }, call);
    expect(Buffer.from(CiphertextBlob ?? []).toString('latin1')).not.toContain('secret');
    const opened = kms.Decrypt({ CiphertextBlob }, call);
    expect(new TextDecoder().decode(opened.Plaintext)).toBe('secret');
    expect(opened).toMatchObject({ KeyId: arn(), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' });
  });

  it('wants the same context, the right key, an unchanged ciphertext', async () => {
    const EncryptionContext = { appliance: 'vba', part: '1' };
    const { CiphertextBlob = new Uint8Array() } = kms.Encrypt(
      { KeyId: keyId, Plaintext: bytes('x'), EncryptionContext },
      call,
    );
    expect(
      kms.Decrypt({ CiphertextBlob, EncryptionContext: { part: '1', appliance: 'vba' } }, call)
        .Plaintext,
    ).toHaveLength(1);
    const invalid = { code: 'InvalidCiphertextException' };
    await expect(errorOf(() => kms.Decrypt({ CiphertextBlob }, call))).resolves.toMatchObject(
      invalid,
    );
    const changed = CiphertextBlob.map((byte, index) =>
      index === CiphertextBlob.length - 1 ? byte ^ 1 : byte,
    );
    await expect(
      errorOf(() => kms.Decrypt({ CiphertextBlob: changed, EncryptionContext }, call)),
    ).resolves.toMatchObject(invalid);
    await expect(
      errorOf(() => kms.Decrypt({ CiphertextBlob: bytes('junk') }, call)),
    ).resolves.toMatchObject(invalid);
    const other = kms.CreateKey({}, call).KeyMetadata?.KeyId;
    await expect(
      errorOf(() => kms.Decrypt({ CiphertextBlob, EncryptionContext, KeyId: other }, call)),
    ).resolves.toMatchObject({ code: 'IncorrectKeyException' });
  });

  it('gives data keys of the length asked for, which decrypt to the same bytes', () => {
    const made = kms.GenerateDataKey({ KeyId: keyId, KeySpec: 'AES_256' }, call);
    expect(made.Plaintext).toHaveLength(32);
    expect(kms.Decrypt({ CiphertextBlob: made.CiphertextBlob }, call).Plaintext).toEqual(
      made.Plaintext,
    );
    expect(kms.GenerateDataKey({ KeyId: keyId, NumberOfBytes: 100 }, call).Plaintext).toHaveLength(
      100,
    );
    const sealed = kms.GenerateDataKeyWithoutPlaintext(
      { KeyId: 'alias/aws/ebs', KeySpec: 'AES_128' },
      call,
    );
    expect(sealed).not.toHaveProperty('Plaintext');
    expect(kms.Decrypt({ CiphertextBlob: sealed.CiphertextBlob }, call).Plaintext).toHaveLength(16);
  });

  it.each([
    {},
    { KeySpec: 'AES_256', NumberOfBytes: 32 },
    { NumberOfBytes: 0 },
    { NumberOfBytes: 1025 },
  ] as const)('refuses a data key of %j', async (size) => {
    await expect(
      errorOf(() => kms.GenerateDataKey({ KeyId: keyId, ...size }, call)),
    ).resolves.toMatchObject({ code: 'ValidationException' });
  });

  it('refuses too much text, a disabled key and one that signs', async () => {
    const encrypt = (KeyId: string, length = 1) =>
      errorOf(() => kms.Encrypt({ KeyId, Plaintext: new Uint8Array(length) }, call));
    await expect(encrypt(keyId, 4097)).resolves.toMatchObject({ code: 'ValidationException' });
    await expect(encrypt(keyId, 0)).resolves.toMatchObject({ code: 'ValidationException' });
    const signing =
      kms.CreateKey({ KeyUsage: 'SIGN_VERIFY', KeySpec: 'RSA_2048' }, call).KeyMetadata?.KeyId ??
      '';
    await expect(encrypt(signing)).resolves.toMatchObject({ code: 'InvalidKeyUsageException' });
    const key = call.account.kms.get('eu-central-1')?.keys.get(keyId);
    if (key) key.enabled = false;
    await expect(encrypt(keyId)).resolves.toMatchObject({
      code: 'DisabledException',
      message: `${arn()} is disabled.`,
    });
  });
});

describe('grants and dry runs', () => {
  const grant = {
    GranteePrincipal: 'arn:aws:iam::111122223333:role/vba',
    Operations: ['Decrypt' as const],
  };

  it('keeps a grant', () => {
    const made = kms.CreateGrant({ KeyId: keyId, ...grant }, call);
    expect(made.GrantId).toMatch(/^[0-9a-f]{64}$/);
    expect(call.account.kms.get('eu-central-1')?.grants).toMatchObject([
      { id: made.GrantId, keyId, grantee: grant.GranteePrincipal },
    ]);
  });

  it('refuses a grant to nobody, or for nothing', async () => {
    await expect(
      errorOf(() => kms.CreateGrant({ KeyId: keyId, ...grant, GranteePrincipal: 'vba' }, call)),
    ).resolves.toMatchObject({ code: 'InvalidArnException' });
    await expect(
      errorOf(() => kms.CreateGrant({ KeyId: keyId, ...grant, Operations: [] }, call)),
    ).resolves.toMatchObject({ code: 'ValidationException' });
  });

  it('tells a dry run that would have worked by its error, and does nothing', async () => {
    const { CiphertextBlob } = kms.Encrypt({ KeyId: keyId, Plaintext: bytes('x') }, call);
    const DryRun = true;
    const calls = [
      () => kms.CreateGrant({ KeyId: keyId, ...grant, DryRun }, call),
      () => kms.Encrypt({ KeyId: keyId, Plaintext: bytes('x'), DryRun }, call),
      () => kms.Decrypt({ CiphertextBlob, DryRun }, call),
      () => kms.GenerateDataKey({ KeyId: keyId, KeySpec: 'AES_256', DryRun }, call),
      () => kms.GenerateDataKeyWithoutPlaintext({ KeyId: keyId, KeySpec: 'AES_256', DryRun }, call),
    ];
    for (const dryRun of calls)
      await expect(errorOf(dryRun)).resolves.toMatchObject({
        code: 'DryRunOperationException',
        status: 412,
      });
    expect(call.account.kms.get('eu-central-1')?.grants).toEqual([]);
  });

  it('tells a dry run that would have failed by the failure', async () => {
    await expect(
      errorOf(() => kms.Encrypt({ KeyId: 'none', Plaintext: bytes('x'), DryRun: true }, call)),
    ).resolves.toMatchObject({ code: 'NotFoundException' });
  });
});
