import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { arnFormOf } from '../../../../src/policies/catalogue/aws/arn-form.ts';
import { globsMeet } from '../../../../src/policies/catalogue/aws/globs-meet.ts';
import {
  canMean,
  serviceOf,
  servicePrefixes,
} from '../../../../src/policies/catalogue/aws/index.ts';
import { globMatches, wildcardGlob } from '../../../../src/policies/evaluate/match/glob.ts';

describe('the form of an ARN', () => {
  test('comes apart into its fields', () => {
    expect(arnFormOf('arn:${Partition}:s3:::${BucketName}/${ObjectName}')).toEqual({
      text: 'arn:${Partition}:s3:::${BucketName}/${ObjectName}',
      partition: '${Partition}',
      service: 's3',
      region: '',
      account: '',
      resource: '${BucketName}/${ObjectName}',
    });
    expect(
      arnFormOf('arn:${Partition}:backup:${Region}:${Account}:backup-plan:${BackupPlanId}'),
    ).toMatchObject({ account: '${Account}', resource: 'backup-plan:${BackupPlanId}' });
  });

  test.each(['', 'instance/${Id}', 'arn:aws:s3::', 'urn:aws:s3:::x'])('%j is none', (text) => {
    expect(() => arnFormOf(text)).toThrow(TypeError);
  });

  test('every form of the catalogue is one, of any partition', async () => {
    const services = await Promise.all(servicePrefixes.map(serviceOf));
    const forms = services.flatMap(
      (service) =>
        service?.resourceTypes
          .names()
          .flatMap((name) => service.resourceTypes.get(name)?.arns ?? []) ?? [],
    );
    expect(forms).toHaveLength(2347);
    for (const form of forms) expect(form.partition).toBe('${Partition}');
    expect(forms.filter(({ resource }) => resource === '')).toEqual([]);
  });
});

const INSTANCE = arnFormOf('arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}');
const BUCKET = arnFormOf('arn:${Partition}:s3:::${BucketName}');
const ENDPOINT = arnFormOf('arn:${Partition}:dms:${Region}:${Account}:endpoint:*');

describe('a resource of a policy can mean', () => {
  test.each([
    ['*', INSTANCE, true],
    ['arn:aws:ec2:eu-central-1:123456789012:instance/i-0abc', INSTANCE, true],
    ['arn:aws:ec2:*:*:instance/*', INSTANCE, true],
    ['arn:*:ec2:*', INSTANCE, true],
    ['arn:aws:ec2:*:*:*/*', INSTANCE, true],
    ['arn:aws:ec2:*:${aws:PrincipalAccount}:instance/${aws:userid}', INSTANCE, true],
    ['arn:aws:ec2:*:*:inst?nce/i-0abc', INSTANCE, true],
    ['arn:aws:ec2:*:*:volume/*', INSTANCE, false],
    ['arn:aws:s3:::bucket', INSTANCE, false],
    ['arn:aws:ec2:*:*:instance', INSTANCE, false],
    ['arn:aws:s3:::my-bucket', BUCKET, true],
    ['arn:aws:s3:eu-central-1:123456789012:my-bucket', BUCKET, false],
    ['my-bucket', BUCKET, false],
    ['arn:aws:s3*', BUCKET, true],
    ['arn:aws:ec2*', BUCKET, false],
    ['*:instance/*', INSTANCE, true],
    ['*:volume', BUCKET, true],
    ['arn:aws:ec2:*:*:${aws:PrincipalTag/type}/i-0abc', INSTANCE, true],
    ['', BUCKET, false],
    ['arn:aws:dms:eu-central-1:123456789012:endpoint:ABC', ENDPOINT, true],
    ['arn:aws:dms:eu-central-1:123456789012:task:ABC', ENDPOINT, false],
  ] as const)('%s: %o %s', (resource, form, can) => {
    expect(canMean(resource, form)).toBe(can);
  });
});

test('braces without end do not make it slow', () => {
  const start = performance.now();
  expect(canMean(`arn:aws:ec2:::${'${'.repeat(50_000)}`, INSTANCE)).toBe(false);
  expect(performance.now() - start).toBeLessThan(2000);
});

describe('two globs meet', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 3 });
  // Globs that meet do so in a text no longer than both together.
  const texts = allTexts(6);

  test('exactly where some text is covered by both', () => {
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        const [first, second] = [wildcardGlob(one), wildcardGlob(other)];
        const some = texts.some((text) => globMatches(first, text) && globMatches(second, text));
        expect(globsMeet(first, second)).toBe(some);
      }),
    );
  });

  test('whichever comes first', () => {
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        const [first, second] = [wildcardGlob(one), wildcardGlob(other)];
        expect(globsMeet(first, second)).toBe(globsMeet(second, first));
      }),
    );
  });
});

/** Every text of a and b up to a length. */
function allTexts(length: number): readonly string[] {
  if (length === 0) return [''];
  const shorter = allTexts(length - 1);
  const longest = shorter.filter((text) => text.length === length - 1);
  return [...shorter, ...longest.flatMap((text) => [`${text}a`, `${text}b`])];
}
