import { describe, expect, it } from 'vitest';

import {
  describeImages,
  ubuntuImageId,
} from '../../../../src/simulator/cloud/services/ec2/images.ts';
import { ec2Context, refusal } from '../../../fixtures/cloud/ec2-context.ts';

const jammy = [
  { Name: 'name', Values: ['ubuntu/images/hvm-ssd*/ubuntu-jammy-22.04-amd64-server-*'] },
];

describe('DescribeImages', () => {
  it("finds Canonical's Ubuntu 22.04 for x86_64 by owner and name, the newest of which SSM names", () => {
    const { Images = [] } = describeImages(
      { Owners: ['099720109477'], Filters: jammy },
      ec2Context(),
    );
    const newest = Images.toSorted((one, other) =>
      (one.CreationDate ?? '').localeCompare(other.CreationDate ?? ''),
    ).at(-1);
    expect(Images).toHaveLength(3);
    expect(newest?.ImageId).toBe(ubuntuImageId('eu-central-1'));
    expect(newest).toMatchObject({
      Name: 'ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20261015',
      Architecture: 'x86_64',
      RootDeviceName: '/dev/sda1',
      RootDeviceType: 'ebs',
      VirtualizationType: 'hvm',
      EnaSupport: true,
      Public: true,
      State: 'available',
    });
    expect(newest?.BlockDeviceMappings?.[0]).toMatchObject({
      DeviceName: '/dev/sda1',
      Ebs: { VolumeSize: 8, VolumeType: 'gp2', Encrypted: false, DeleteOnTermination: true },
    });
    expect(new Set(Images.map(({ CreationDate }) => CreationDate)).size).toBe(3);
  });

  it('shows deprecated images to those who ask', () => {
    const { Images = [] } = describeImages(
      { Filters: jammy, IncludeDeprecated: true },
      ec2Context(),
    );
    const all = Images.map(({ Name }) => Name?.slice(-8));
    expect(all).toEqual(['20260604', '20260716', '20260903', '20261015']);
    const [oldest] = Images;
    expect(describeImages({ ImageIds: [oldest?.ImageId ?? ''] }, ec2Context()).Images).toHaveLength(
      1,
    );
  });

  it('filters by architecture and owner alias', () => {
    const arm = [{ Name: 'architecture', Values: ['arm64'] }];
    const { Images = [] } = describeImages(
      { Owners: ['099720109477'], Filters: arm },
      ec2Context(),
    );
    expect(Images.every(({ Name }) => Name?.includes('-arm64-'))).toBe(true);
    expect(describeImages({ Owners: ['amazon'] }, ec2Context()).Images).toMatchObject([
      { ImageOwnerAlias: 'amazon' },
    ]);
    expect(describeImages({ Owners: ['self'] }, ec2Context()).Images).toEqual([]);
  });

  it("knows GovCloud's own account of Canonical", () => {
    const gov = ec2Context('us-gov-west-1', 'aws-us-gov');
    expect(describeImages({ Owners: ['513442679011'], Filters: jammy }, gov).Images).toHaveLength(
      3,
    );
    expect(describeImages({ Owners: ['099720109477'], Filters: jammy }, gov).Images).toEqual([]);
  });

  it('has other ids in another region', () => {
    expect(ubuntuImageId('eu-central-1')).toMatch(/^ami-0[0-9a-f]{16}$/);
    expect(ubuntuImageId('eu-central-1')).not.toBe(ubuntuImageId('eu-west-1'));
    expect(
      refusal(() => describeImages({ ImageIds: [ubuntuImageId('eu-west-1')] }, ec2Context())),
    ).toBe(`InvalidAMIID.NotFound: The image id '[${ubuntuImageId('eu-west-1')}]' does not exist`);
    expect(refusal(() => describeImages({ ImageIds: ['jammy'] }, ec2Context()))).toBe(
      'InvalidAMIID.Malformed: Invalid id: "jammy" (expecting "ami-...")',
    );
  });

  it('pages', () => {
    const context = ec2Context();
    const first = describeImages({ MaxResults: 4 }, context);
    const rest = describeImages({ NextToken: first.NextToken }, context);
    expect(first.Images).toHaveLength(4);
    expect((first.Images?.length ?? 0) + (rest.Images?.length ?? 0)).toBe(
      describeImages({}, context).Images?.length,
    );
  });
});
