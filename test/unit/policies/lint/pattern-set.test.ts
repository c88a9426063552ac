import { describe, expect, test } from 'vitest';

import {
  actionPatterns,
  resourcePatterns,
} from '../../../../src/policies/lint/patterns/pattern-set.ts';

describe('action patterns', () => {
  test.each([
    ['ec2:*', 'ec2:Describe*', true],
    ['ec2:Describe*', 'EC2:describevpcs', true],
    ['*', 'ec2:*', true],
    ['ec2:Describe*', 'ec2:*', false],
    ['ec2:Describe?', 'ec2:Describe*', false],
    ['ec2:Describe????', 'ec2:DescribeVpcs', true],
  ])('%s covers all of %s: %s', (wide, narrow, expected) => {
    expect(actionPatterns([wide]).covering(narrow) !== undefined).toBe(expected);
  });
});

describe('resource patterns', () => {
  test.each([
    ['*', 'arn:aws:s3:::a', true],
    ['arn:aws:s3:::a*', 'arn:aws:s3:::a/b', true],
    ['arn:aws:s3:::A', 'arn:aws:s3:::a', false],
    ['arn:aws:ec2:*', 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1', false],
    ['arn:aws:s3:::a?', 'arn:aws:s3:::a${aws:username}', false],
  ])('%s covers all of %s: %s', (wide, narrow, expected) => {
    expect(resourcePatterns([wide]).covering(narrow) !== undefined).toBe(expected);
  });
});
