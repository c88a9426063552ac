import { describe, expect, it } from 'vitest';

import { s3Segments } from '../../../../src/simulator/cloud/protocol/s3-segments.ts';

describe('the bucket is the first segment', () => {
  it.each([
    ['s3.eu-central-1.amazonaws.com', '/', ['']],
    ['s3.eu-central-1.amazonaws.com', '/bucket', ['bucket', '']],
    ['s3.eu-central-1.amazonaws.com', '/bucket/', ['bucket', '']],
    ['s3.eu-central-1.amazonaws.com', '/bucket/a//b', ['bucket', 'a', '', 'b']],
    ['127.0.0.1', '/bucket/key', ['bucket', 'key']],
    ['localhost', '/bucket/key', ['bucket', 'key']],
    ['bucket.s3.eu-central-1.amazonaws.com', '/', ['bucket', '']],
    ['bucket.s3.eu-central-1.amazonaws.com', '/a/b', ['bucket', 'a', 'b']],
    ['my.bucket.s3.amazonaws.com', '/k', ['my.bucket', 'k']],
    ['bucket.s3-eu-west-1.amazonaws.com', '/k', ['bucket', 'k']],
    ['a.s3.b.s3.us-east-1.amazonaws.com', '/k', ['a.s3.b', 'k']],
    ['bucket.s3.localhost.localstack.cloud', '/k', ['bucket', 'k']],
    ['bucket.localhost', '/k', ['bucket', 'k']],
    ['s3.localhost', '/bucket/k', ['bucket', 'k']],
  ])('%s%s', (hostname, path, segments) => {
    expect(s3Segments({ hostname, path })).toEqual(segments);
  });
});
