import { expect, test } from 'vitest';

import { fingerprint } from '../../../src/report/fingerprint.ts';
import type { FilePlace } from '../../../src/vocabulary/result.ts';

const place: FilePlace = {
  kind: 'file',
  path: 'policies/deploy.json',
  pointer: '/Statement/0/Action/3',
  line: 12,
  column: 9,
  endLine: 12,
  endColumn: 30,
};
const finding = { code: 'check/permission', subject: 'iam:PassRole', place } as const;

test('the fingerprint is pinned: baselines outlive the version that wrote them', () => {
  expect(fingerprint(finding)).toBe('d667c716bb7a79bb');
});

test('an edit above the finding does not change it', () => {
  const moved = { ...place, line: 40, endLine: 40, path: 'iam/deploy.json' };
  expect(fingerprint({ ...finding, place: moved })).toBe(fingerprint(finding));
});

test('with an anchor it hangs on the path and not on the pointer', () => {
  const anchored = { ...finding, anchor: 'deploy/Statement/Pass/Action/iam:PassRole' };
  const moved = { ...place, pointer: '/Statement/4/Action/0' };
  expect(fingerprint({ ...anchored, place: moved })).toBe(fingerprint(anchored));
  expect(fingerprint({ ...anchored, place: { ...place, path: 'iam/deploy.json' } })).not.toBe(
    fingerprint(anchored),
  );
});

test('another subject, code or place is another finding', () => {
  const others = [
    { ...finding, subject: 'iam:GetRole' },
    { ...finding, code: 'check/trust' as const },
    { ...finding, place: { ...place, pointer: '/Statement/1' } },
    { ...finding, place: { kind: 'call', stage: 'finish', call: 's3:DeleteBucket' } as const },
    { ...finding, place: { kind: 'account', account: '1', arn: 'arn:aws:iam::1:role/a' } as const },
    { code: finding.code },
  ];
  expect(new Set([finding, ...others].map((one) => fingerprint(one))).size).toBe(7);
});
