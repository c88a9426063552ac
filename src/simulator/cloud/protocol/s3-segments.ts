import type { WireRequest } from '../../../vocabulary/connection.ts';

/**
 * The segments of a request's path with the bucket as the first, percent-encoded as in the URL: `['bucket', 'a', 'b']` for
 * a key, `['bucket', '']` for the bucket itself, `['']` for the service. The bucket stands in the host
 * (`bucket.s3.eu-central-1.amazonaws.com`, `bucket.localhost`) or in the path.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
export function s3Segments({
  hostname,
  path,
}: Pick<WireRequest, 'hostname' | 'path'>): readonly string[] {
  const segments = path.replace(/^\//, '').split('/');
  const hosted = bucketOfHost(hostname);
  if (hosted !== undefined) return [hosted, ...segments];
  return segments.length === 1 && segments[0] !== '' ? [...segments, ''] : segments;
}

function bucketOfHost(hostname: string): string | undefined {
  // Names of buckets may hold dots, and even `.s3.`: the last one is the service's.
  const service = Math.max(hostname.lastIndexOf('.s3.'), hostname.lastIndexOf('.s3-'));
  if (service > 0) return hostname.slice(0, service);
  const local = /^(?!s3\.)(?<bucket>.+)\.localhost$/.exec(hostname)?.groups;
  return local?.['bucket'];
}
