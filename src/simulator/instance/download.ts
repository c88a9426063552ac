import type { CallObserver, ClientCall } from '../../vocabulary/connection.ts';
import type { Backend } from '../backends/backend.ts';
import { AwsError } from '../cloud/aws-error.ts';
import { DeniedCall } from '../guard/refusal.ts';

/**
 * How the instance reads a presigned address: AWS authorises whoever signed it when it is used, so the guard decides
 * s3:GetObject for the deployer; then whoever keeps the bucket answers.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html
 */
export function presignedDownload(
  backend: Backend,
  region: string,
  observers: readonly CallObserver[],
): (url: string) => Promise<Uint8Array> {
  return async (text) => {
    const url = new URL(text);
    const [, bucket = '', ...key] = url.pathname.split('/').map(decodeURIComponent);
    const input = { Bucket: bucket, Key: key.join('/') };
    const call: ClientCall = { service: 's3', region, operation: 'GetObject', input };
    await authorise(observers, call);
    const start = performance.now();
    const response = await backend.answer('s3', region)(
      {
        method: 'GET',
        protocol: url.protocol,
        hostname: url.hostname,
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: { host: url.host },
        body: new Uint8Array(),
      },
      undefined,
    );
    const body =
      typeof response.body === 'string' ? new TextEncoder().encode(response.body) : response.body;
    const answeredBy = response.headers['x-vba-answered-by'] ?? backend.info.kind;
    const ms = performance.now() - start;
    if (response.statusCode < 300) {
      for (const { after } of observers) await after?.(call, { output: {}, answeredBy, ms });
      return body;
    }
    const error = new AwsError(codeOf(body), `GET ${url.pathname}`, response.statusCode);
    for (const { after } of observers) await after?.(call, { error, answeredBy, ms });
    throw error;
  };
}

/** What the guard refuses, S3 would answer with 403. */
async function authorise(observers: readonly CallObserver[], call: ClientCall): Promise<void> {
  try {
    for (const { before } of observers) await before?.(call);
  } catch (error) {
    throw error instanceof DeniedCall ? new AwsError('AccessDenied', error.message, 403) : error;
  }
}

function codeOf(body: Uint8Array): string {
  return /<Code>([^<]+)<\/Code>/.exec(new TextDecoder().decode(body))?.[1] ?? 'Unknown';
}
