import { describe, expect, it } from 'vitest';

import {
  describeInstanceTypes,
  vcpusOf,
} from '../../../../src/simulator/cloud/services/ec2/instance-types.ts';
import {
  describeInstanceTypeOfferings,
  isOffered,
} from '../../../../src/simulator/cloud/services/ec2/offerings.ts';
import { ec2Context, refusal } from '../../../fixtures/cloud/ec2-context.ts';

type Types = NonNullable<Parameters<typeof describeInstanceTypes>[0]['InstanceTypes']>;

describe('DescribeInstanceTypes', () => {
  // https://docs.aws.amazon.com/ec2/latest/instancetypes/ (gp, co, mo), read 2026-11-25
  it.each([
    ['t2.nano', 1, 512, 'x86_64'],
    ['t3.medium', 2, 4096, 'x86_64'],
    ['t3.2xlarge', 8, 32_768, 'x86_64'],
    ['m4.10xlarge', 40, 163_840, 'x86_64'],
    ['m5.large', 2, 8192, 'x86_64'],
    ['m6a.48xlarge', 192, 786_432, 'x86_64'],
    ['m7i.metal-24xl', 96, 393_216, 'x86_64'],
    ['c4.8xlarge', 36, 61_440, 'x86_64'],
    ['c5.9xlarge', 36, 73_728, 'x86_64'],
    ['c5n.18xlarge', 72, 196_608, 'x86_64'],
    ['r4.large', 2, 15_616, 'x86_64'],
    ['r5.large', 2, 16_384, 'x86_64'],
    ['r7i.2xlarge', 8, 65_536, 'x86_64'],
    ['m7a.medium', 1, 4096, 'x86_64'],
    ['m6g.medium', 1, 4096, 'arm64'],
    ['c7g.16xlarge', 64, 131_072, 'arm64'],
  ])('knows that %s has %i vCPUs and %i MiB on %s', (name, vcpus, memory, architecture) => {
    const { InstanceTypes } = describeInstanceTypes(
      { InstanceTypes: [name] as Types },
      ec2Context(),
    );
    expect(InstanceTypes).toHaveLength(1);
    expect(InstanceTypes?.[0]).toMatchObject({
      VCpuInfo: { DefaultVCpus: vcpus },
      MemoryInfo: { SizeInMiB: memory },
    });
    expect(InstanceTypes?.[0]?.ProcessorInfo?.SupportedArchitectures).toContain(architecture);
    expect(vcpusOf(name)).toBe(vcpus);
  });

  it('names all types that there are not', () => {
    const InstanceTypes = ['t3.medium', 't9.huge', 'x'] as unknown as Types;
    expect(refusal(() => describeInstanceTypes({ InstanceTypes }, ec2Context()))).toBe(
      'InvalidInstanceType: The following supplied instance types do not exist: [t9.huge, x]',
    );
    expect(vcpusOf('t9.huge')).toBeUndefined();
  });

  it('does not know a type where the region has none', () => {
    expect(
      refusal(() =>
        describeInstanceTypes({ InstanceTypes: ['t2.micro'] }, ec2Context('eu-north-1')),
      ),
    ).toMatch(/^InvalidInstanceType: /);
  });

  it('pages by a hundred and filters', () => {
    const context = ec2Context();
    const seen = new Set<string | undefined>();
    for (let token: string | undefined = ''; token !== undefined;) {
      const { InstanceTypes = [], NextToken } = describeInstanceTypes(
        { NextToken: token },
        context,
      );
      expect(InstanceTypes.length).toBeLessThanOrEqual(100);
      for (const { InstanceType } of InstanceTypes) seen.add(InstanceType);
      token = NextToken;
    }
    expect(seen.size).toBeGreaterThan(400);
    const Filters = [
      { Name: 'processor-info.supported-architecture', Values: ['x86_64'] },
      { Name: 'vcpu-info.default-vcpus', Values: ['2'] },
      { Name: 'instance-type', Values: ['t3*'] },
    ];
    const names = describeInstanceTypes({ Filters }, context).InstanceTypes?.map(
      (one) => one.InstanceType,
    );
    expect(names).toEqual(
      ['t3', 't3a'].flatMap((family) =>
        ['nano', 'micro', 'small', 'medium', 'large'].map((size) => `${family}.${size}`),
      ),
    );
  });
});

describe('DescribeInstanceTypeOfferings', () => {
  it('knows the zone of us-east-1 that lacks t3', () => {
    const input = {
      LocationType: 'availability-zone' as const,
      Filters: [{ Name: 'instance-type', Values: ['t3.medium'] }],
    };
    const { InstanceTypeOfferings } = describeInstanceTypeOfferings(input, ec2Context('us-east-1'));
    expect(InstanceTypeOfferings?.map(({ Location }) => Location)).toEqual(
      ['a', 'b', 'c', 'd', 'f'].map((letter) => `us-east-1${letter}`),
    );
  });

  it('answers for the region by default', () => {
    const { InstanceTypeOfferings } = describeInstanceTypeOfferings(
      { Filters: [{ Name: 'instance-type', Values: ['r5.large'] }] },
      ec2Context(),
    );
    expect(InstanceTypeOfferings).toEqual([
      { InstanceType: 'r5.large', LocationType: 'region', Location: 'eu-central-1' },
    ]);
    expect(isOffered('t2.micro', 'eu-central-1')).toBe(true);
    expect(isOffered('t2.micro', 'eu-north-1')).toBe(false);
  });
});
