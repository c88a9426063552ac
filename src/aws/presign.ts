import type { Connection } from '../vocabulary/connection.ts';
import { openClient } from './open-clients.ts';

/**
 * An address that anybody can read the object at until it expires, in seconds from `signedAt` (now, by default). Nothing
 * is sent, so no observer is told: AWS authorises the signer when the address is used.
 */
export async function presignGetObject(
  connection: Connection,
  bucket: string,
  key: string,
  expiresInSeconds: number,
  signedAt?: Date,
): Promise<string> {
  const [{ GetObjectCommand }, { getSignedUrl }, client] = await Promise.all([
    import('@aws-sdk/client-s3'),
    import('@aws-sdk/s3-request-presigner'),
    openClient(connection, 's3', connection.region),
  ]);
  try {
    return await getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: key }), {
      expiresIn: expiresInSeconds,
      ...(signedAt ? { signingDate: signedAt } : {}),
    });
  } finally {
    client.destroy();
  }
}
