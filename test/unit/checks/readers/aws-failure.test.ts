import { describe, expect, it } from 'vitest';

import { failureOf } from '../../../../src/checks/readers/aws-failure.ts';

function awsError(name: string, status: number, message = 'text'): Error {
  return Object.assign(new Error(message), {
    name,
    $metadata: { httpStatusCode: status, requestId: 'r-1' },
  });
}

describe('failureOf', () => {
  it.each([
    ['AccessDenied', 403, 'denied'],
    ['AccessDeniedException', 400, 'denied'],
    ['UnauthorizedOperation', 403, 'denied'],
    ['ThrottlingException', 400, 'throttled'],
    ['RequestLimitExceeded', 503, 'throttled'],
    ['AnythingElse', 429, 'throttled'],
    ['InternalFailure', 501, 'not-offered'],
    ['UnknownOperationException', 404, 'not-offered'],
    ['InvalidAction', 400, 'not-offered'],
    ['OptInRequired', 403, 'region-disabled'],
    ['InvalidClientTokenId', 403, 'region-disabled'],
    ['AuthFailure', 401, 'region-disabled'],
    ['ExpiredToken', 403, 'credentials'],
    ['SignatureDoesNotMatch', 403, 'credentials'],
    ['NoSuchEntityException', 404, 'answered'],
    ['InternalError', 500, 'answered'],
  ])('takes %s (HTTP %i) for %s', (name, status, kind) => {
    expect(failureOf(awsError(name, status))).toMatchObject({ kind, name, requestId: 'r-1' });
  });

  it('takes silence for unreachable: name resolution, TLS, a fetch that failed', () => {
    const lookup = Object.assign(new Error('getaddrinfo ENOTFOUND ssm'), { code: 'ENOTFOUND' });
    expect(failureOf(lookup)?.kind).toBe('unreachable');
    const proxy = Object.assign(new Error('self-signed certificate'), {
      code: 'SELF_SIGNED_CERT_IN_CHAIN',
    });
    expect(failureOf(proxy)?.kind).toBe('unreachable');
    expect(failureOf(new TypeError('fetch failed', { cause: lookup }))).toMatchObject({
      kind: 'unreachable',
      message: 'fetch failed: getaddrinfo ENOTFOUND ssm',
    });
    expect(failureOf(Object.assign(new Error('slow'), { name: 'TimeoutError' }))?.kind).toBe(
      'unreachable',
    );
  });

  it('leaves bugs and aborts alone', () => {
    expect(failureOf(new TypeError('x is not a function'))).toBeUndefined();
    // The SDK puts its own metadata on whatever passes through it.
    expect(
      failureOf(Object.assign(new TypeError('bug'), { $metadata: { attempts: 1 } })),
    ).toBeUndefined();
    expect(failureOf(Object.assign(new Error('stop'), { name: 'AbortError' }))).toBeUndefined();
    expect(failureOf('text')).toBeUndefined();
  });

  it("cuts EC2's encoded blob off", () => {
    const text = 'You are not authorized. Encoded authorization failure message: AbCd';
    expect(failureOf(awsError('UnauthorizedOperation', 403, text))?.message).toBe(
      'You are not authorized.',
    );
  });
});
