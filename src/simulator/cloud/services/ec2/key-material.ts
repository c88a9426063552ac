import { createHash, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';

/** A new key pair: the private key as AWS hands it over once, and what AWS keeps. */
export interface KeyMaterial {
  readonly privateKey: string;
  /** One line in OpenSSH's form. */
  readonly publicKey: string;
  readonly fingerprint: string;
}

/**
 * Ed25519 keys come in OpenSSH's own PEM form, fingerprint SHA-256 in base64; RSA keys in PKCS#1, fingerprint SHA-1 of
 * the private key's DER in hex. Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/verify-keys.html
 */
export function newKeyMaterial(type: 'rsa' | 'ed25519', comment: string): KeyMaterial {
  return type === 'ed25519' ? ed25519(comment) : rsa(comment);
}

function ed25519(comment: string): KeyMaterial {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const pub = member(publicKey, 'x');
  const name = 'ssh-ed25519';
  const blob = Buffer.concat([field(name), field(pub)]);
  return {
    privateKey: openSshPrivateKey(blob, pub, member(privateKey, 'd'), comment),
    publicKey: `${name} ${blob.toString('base64')} ${comment}`,
    fingerprint: createHash('sha256').update(blob).digest('base64'),
  };
}

function rsa(comment: string): KeyMaterial {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const name = 'ssh-rsa';
  const parts = [member(publicKey, 'e'), member(publicKey, 'n')];
  const blob = Buffer.concat([field(name), ...parts.map((part) => field(positive(part)))]);
  const der = privateKey.export({ type: 'pkcs8', format: 'der' });
  const digest = createHash('sha1').update(der).digest('hex');
  return {
    privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString().trimEnd(),
    publicKey: `${name} ${blob.toString('base64')} ${comment}`,
    fingerprint: (digest.match(/../g) ?? []).join(':'),
  };
}

/** Format: https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key, without a passphrase. */
function openSshPrivateKey(blob: Buffer, pub: Buffer, seed: Buffer, comment: string): string {
  const check = randomBytes(4); // written twice: a reader sees by it that it has decrypted the key
  const secret = Buffer.concat([
    check,
    check,
    field('ssh-ed25519'),
    field(pub),
    field(Buffer.concat([seed, pub])),
    field(comment),
  ]);
  const padding = Buffer.from(
    Array.from({ length: (8 - (secret.length % 8)) % 8 }, (_, i) => i + 1),
  );
  const count = Buffer.from([0, 0, 0, 1]);
  const key = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    field('none'),
    field('none'),
    field(''),
    count,
    field(blob),
    field(Buffer.concat([secret, padding])),
  ]);
  const lines = key.toString('base64').match(/.{1,70}/g) ?? [];
  return [
    '-----BEGIN OPENSSH PRIVATE KEY-----',
    ...lines,
    '-----END OPENSSH PRIVATE KEY-----',
    '', // OpenSSH wants the last line ended
  ].join('\n');
}

/** A value with its length before it, as SSH writes strings. */
function field(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** SSH's integers are signed: one whose first bit is set gets a zero byte before it. */
function positive(integer: Buffer): Buffer {
  return (integer[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), integer]) : integer;
}

/** One number of a key, from its JSON Web Key. */
function member(key: KeyObject, name: 'x' | 'd' | 'e' | 'n'): Buffer {
  const value = key.export({ format: 'jwk' })[name];
  if (value === undefined) throw new Error(`A generated key has no ${name}.`);
  return Buffer.from(value, 'base64url');
}
