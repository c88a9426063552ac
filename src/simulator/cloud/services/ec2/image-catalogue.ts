import { fingerprint } from './ids.ts';

export interface Image {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly ownerId: string;
  readonly ownerAlias: string | undefined;
  readonly public: boolean;
  readonly architecture: 'x86_64' | 'arm64';
  /** ISO 8601, as the API has it. */
  readonly createdAt: string;
  /** From then on the image is listed only for those who ask for deprecated ones. */
  readonly deprecatedAt: string;
  readonly rootDevice: string;
  readonly rootSnapshotId: string;
  readonly rootSizeGiB: number;
  readonly rootVolumeType: 'gp2' | 'gp3';
  readonly requiresImdsV2: boolean;
}

/** Canonical's account differs by partition. Source: https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/ */
const canonical: Readonly<Record<string, string>> = {
  aws: '099720109477',
  'aws-us-gov': '513442679011',
  'aws-cn': '837727238323',
};
const amazon = '137112412989';

/**
 * Serials of the images; Canonical deprecates an image once three newer ones are out. The form is real, the days are
 * chosen. Source: https://documentation.ubuntu.com/aws/aws-explanation/ec2-image-retention-policy/
 */
const serials = ['20260604', '20260716', '20260903', '20261015'] as const;
const latest = '20261015';

/** Public images of a region: Ubuntu 22.04 and 24.04 of Canonical, Amazon Linux 2023. */
export function publicImages(region: string, partition: string): readonly Image[] {
  const owner = canonical[partition] ?? amazon;
  return [
    ...serials.flatMap((serial) => [
      ubuntu(region, owner, 'jammy-22.04-amd64', serial),
      ubuntu(region, owner, 'jammy-22.04-arm64', serial),
      ubuntu(region, owner, 'noble-24.04-amd64', serial),
    ]),
    amazonLinux(region),
  ];
}

/**
 * The newest Ubuntu 22.04 for x86_64 of a region: what Canonical's public parameter
 * `/aws/service/canonical/ubuntu/server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id` names.
 */
export function ubuntuImageId(region: string): string {
  return idOf(region, ubuntuName('jammy-22.04-amd64', latest));
}

function ubuntu(region: string, ownerId: string, release: string, serial: string): Image {
  const [codename = '', version = '', architecture = ''] = release.split('-');
  const name = ubuntuName(release, serial);
  const superseded = serial === serials[0];
  return {
    id: idOf(region, name),
    name,
    description: `Canonical, Ubuntu, ${version}, ${architecture} ${codename} image`,
    ownerId,
    ownerAlias: undefined,
    public: true,
    architecture: architecture === 'arm64' ? 'arm64' : 'x86_64',
    createdAt: timeOf(serial, '05:41:12'),
    deprecatedAt: superseded ? timeOf(latest, '06:00:00') : twoYearsLater(serial),
    rootDevice: '/dev/sda1',
    rootSnapshotId: `snap-0${fingerprint(`${region} ${name} root`, 16)}`,
    rootSizeGiB: 8,
    rootVolumeType: isNoble(release) ? 'gp3' : 'gp2',
    requiresImdsV2: isNoble(release),
  };
}

function amazonLinux(region: string): Image {
  const name = 'al2023-ami-2023.9.20261012.0-kernel-6.12-x86_64';
  return {
    id: idOf(region, name),
    name,
    description: 'Amazon Linux 2023 AMI 2023.9.20261012.0 x86_64 HVM kernel-6.12',
    ownerId: amazon,
    ownerAlias: 'amazon',
    public: true,
    architecture: 'x86_64',
    createdAt: '2026-10-12T21:07:33.000Z',
    deprecatedAt: '2027-01-10T21:07:00.000Z',
    rootDevice: '/dev/xvda',
    rootSnapshotId: `snap-0${fingerprint(`${region} ${name} root`, 16)}`,
    rootSizeGiB: 8,
    rootVolumeType: 'gp3',
    requiresImdsV2: true,
  };
}

function ubuntuName(release: string, serial: string): string {
  const storage = isNoble(release) ? 'hvm-ssd-gp3' : 'hvm-ssd';
  return `ubuntu/images/${storage}/ubuntu-${release}-server-${serial}`;
}

function isNoble(release: string): boolean {
  return release.startsWith('noble');
}

function idOf(region: string, name: string): string {
  return `ami-0${fingerprint(`${region} ${name}`, 16)}`;
}

function timeOf(serial: string, time: string): string {
  return `${serial.slice(0, 4)}-${serial.slice(4, 6)}-${serial.slice(6)}T${time}.000Z`;
}

function twoYearsLater(serial: string): string {
  return timeOf(String(Number(serial) + 20_000), '05:41:12');
}
