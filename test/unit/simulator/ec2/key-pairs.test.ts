import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import {
  createKeyPair,
  deleteKeyPair,
  describeKeyPairs,
} from '../../../../src/simulator/cloud/services/ec2/key-pairs.ts';
import { ec2Context, refusal } from '../../../fixtures/cloud/ec2-context.ts';

/** The strings of SSH's encoding: each with four bytes of length before it. */
function fields(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at + 4 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    found.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return found;
}

describe('CreateKeyPair', () => {
  it('makes an ed25519 key in OpenSSH form that signs for its public half', () => {
    const context = ec2Context();
    const {
      KeyMaterial = '',
      KeyFingerprint,
      KeyPairId,
    } = createKeyPair({ KeyName: 'vba', KeyType: 'ed25519' }, context);
    expect(KeyPairId).toMatch(/^key-0[0-9a-f]{16}$/);
    const lines = KeyMaterial.split('\n');
    expect(lines[0]).toBe('-----BEGIN OPENSSH PRIVATE KEY-----');
    expect(lines.at(-2)).toBe('-----END OPENSSH PRIVATE KEY-----');
    const bytes = Buffer.from(lines.slice(1, -2).join(''), 'base64');
    const magic = Buffer.from('openssh-key-v1\0');
    expect(bytes.subarray(0, magic.length)).toEqual(magic);
    const [cipher, kdf, options] = fields(bytes.subarray(magic.length, -1));
    expect([cipher, kdf, options].map(String)).toEqual(['none', 'none', '']);
    // one key, its public blob, and the section that a passphrase would encrypt
    const [blob = Buffer.of(), secret = Buffer.of()] = fields(
      bytes.subarray(magic.length + 8 + 8 + 4 + 4),
    );
    expect(secret.length % 8).toBe(0);
    expect(secret.subarray(0, 4)).toEqual(secret.subarray(4, 8));
    const [type, pub = Buffer.of(), key = Buffer.of(), comment] = fields(secret.subarray(8));
    expect([type, comment].map(String)).toEqual(['ssh-ed25519', 'vba']);
    expect(fields(blob)[1]).toEqual(pub);
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: pub.toString('base64url') };
    const d = key.subarray(0, 32).toString('base64url');
    const signature = sign(
      null,
      Buffer.from('hello'),
      createPrivateKey({ key: { ...jwk, d }, format: 'jwk' }),
    );
    expect(
      verify(null, Buffer.from('hello'), createPublicKey({ key: jwk, format: 'jwk' }), signature),
    ).toBe(true);
    expect(KeyFingerprint).toBe(createHash('sha256').update(blob).digest('base64'));
  });

  it('makes an RSA key in PEM form with the fingerprint of its private half', () => {
    const { KeyMaterial = '', KeyFingerprint } = createKeyPair({ KeyName: 'old' }, ec2Context());
    expect(KeyMaterial).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n/);
    const key = createPrivateKey(KeyMaterial);
    expect(key.asymmetricKeyDetails?.modulusLength).toBe(2048);
    const der = key.export({ type: 'pkcs8', format: 'der' });
    const digest = createHash('sha1').update(der).digest('hex');
    expect(KeyFingerprint?.replaceAll(':', '')).toBe(digest);
  });

  it('refuses a name that is taken and forms that it does not make', () => {
    const context = ec2Context();
    createKeyPair({ KeyName: 'vba', KeyType: 'ed25519' }, context);
    expect(refusal(() => createKeyPair({ KeyName: 'vba' }, context))).toBe(
      'InvalidKeyPair.Duplicate: The keypair already exists',
    );
    expect(refusal(() => createKeyPair({ KeyName: ' vba' }, context))).toMatch(
      /^InvalidParameterValue: /,
    );
    expect(refusal(() => createKeyPair({ KeyName: 'x', KeyFormat: 'ppk' }, context))).toMatch(
      /^UnsupportedOperation: /,
    );
  });
});

describe('DescribeKeyPairs', () => {
  it('shows the public key when asked, in the form of authorized_keys', () => {
    const context = ec2Context();
    createKeyPair({ KeyName: 'vba', KeyType: 'ed25519' }, context);
    const [plain] = describeKeyPairs({}, context).KeyPairs ?? [];
    expect(plain).toMatchObject({
      KeyName: 'vba',
      KeyType: 'ed25519',
      CreateTime: new Date('2026-11-25T12:00:00Z'),
    });
    expect(plain?.PublicKey).toBeUndefined();
    const [full] =
      describeKeyPairs({ KeyNames: ['vba'], IncludePublicKey: true }, context).KeyPairs ?? [];
    expect(full?.PublicKey).toMatch(/^ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA[0-9A-Za-z+/=]+ vba$/);
  });

  it('names the pair that is not there', () => {
    expect(refusal(() => describeKeyPairs({ KeyNames: ['vba'] }, ec2Context()))).toBe(
      "InvalidKeyPair.NotFound: The key pair 'vba' does not exist",
    );
  });
});

describe('DeleteKeyPair', () => {
  it('succeeds for a name that no pair has', () => {
    const context = ec2Context();
    createKeyPair({ KeyName: 'vba', KeyType: 'ed25519' }, context);
    expect(deleteKeyPair({ KeyName: 'vba' }, context).Return).toBe(true);
    expect(describeKeyPairs({}, context).KeyPairs).toEqual([]);
    expect(deleteKeyPair({ KeyName: 'vba' }, context)).toEqual({ Return: true });
  });
});
