import type { WireRequest } from '../../../vocabulary/connection.ts';

/**
 * The access key id that signed a request, in its header or in its URL; undefined for an unsigned request. The signature
 * itself is not verified: the account knows no secrets.
 * Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export function accessKeyOf({ headers, query }: WireRequest): string | undefined {
  const credential =
    /Credential=(?<scope>[^,\s]+)/.exec(headers['authorization'] ?? '')?.groups?.['scope'] ??
    query['X-Amz-Credential'];
  if (typeof credential === 'string') return credential.split('/', 1)[0];
  const { AWSAccessKeyId: versionTwo } = query;
  return typeof versionTwo === 'string' ? versionTwo : undefined;
}
