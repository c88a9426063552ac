import { describe, expect, it } from 'vitest';

import { accessKeyOf } from '../../../../src/simulator/cloud/protocol/access-key.ts';
import type { WireRequest } from '../../../../src/vocabulary/connection.ts';

function keyOf(over: Partial<WireRequest>): string | undefined {
  const base = {
    method: 'GET',
    protocol: 'https:',
    hostname: 'h',
    path: '/',
    query: {},
    headers: {},
  };
  return accessKeyOf({ ...base, body: new Uint8Array(), ...over });
}

describe('the access key id of a request', () => {
  it('stands in the header of a signed request', () => {
    const authorization =
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261125/eu-central-1/ec2/aws4_request, SignedHeaders=host, Signature=ab';
    expect(keyOf({ headers: { authorization } })).toBe('AKIDEXAMPLE');
  });

  it('stands in the address of a presigned request', () => {
    const query = { 'X-Amz-Credential': 'ASIAEXAMPLE/20261125/eu-central-1/s3/aws4_request' };
    expect(keyOf({ query })).toBe('ASIAEXAMPLE');
    expect(keyOf({ query: { AWSAccessKeyId: 'AKIDOLD', Signature: 's', Expires: '1' } })).toBe(
      'AKIDOLD',
    );
  });

  it('is not in an unsigned request', () => {
    expect(keyOf({})).toBeUndefined();
    expect(keyOf({ headers: { authorization: 'Bearer x' } })).toBeUndefined();
  });
});
