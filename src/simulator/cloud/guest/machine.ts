import { archive, type ArchivePackage } from './archive.ts';
import type { Run } from './run.ts';

/** Told of each step before it is taken; a text makes the step fail with it. Steps: see Guest. */
export type FailNext = (step: string) => string | undefined;

/** A systemd unit. */
export interface Unit {
  enabled: boolean;
  /** When it is or will be up; undefined: it is stopped. Milliseconds since 1970. */
  activeAt: number | undefined;
  failed: string | undefined;
}

/** A package as dpkg knows it. */
export interface InstalledPackage {
  readonly version: string;
  /** False: unpacked, but what it depends on is missing. */
  readonly configured: boolean;
}

/** Reads an address as curl in the guest would; rejects with an AwsError for an HTTP error, any other error for no answer. */
export type Download = (url: string) => Promise<Uint8Array>;

/** What the machine's programs can reach; why not, in a sentence. */
export interface Outside {
  readonly download: Download;
  readonly whyNoInternet: () => string | undefined;
}

/** The computer inside an EC2 instance. Times are milliseconds since 1970, by the account's clock. */
export interface Machine {
  readonly instanceId: string;
  readonly region: string;
  /** By absolute path. */
  readonly files: Map<string, Uint8Array>;
  readonly directories: Set<string>;
  readonly packages: Map<string, InstalledPackage>;
  /** What the archives offered when `apt-get update` last asked them. */
  lists: ReadonlyMap<string, ArchivePackage>;
  readonly units: Map<string, Unit>;
  readonly users: Set<string>;
  /** Administrators of the appliance. */
  readonly administrators: Set<string>;
  kernel: string;
  /** When the kernel last started. */
  bootedAt: number;
  /** EC2's idea of it, by which a stop, start or reboot from outside is noticed. */
  ec2BootedAt: number;
  /** When a reboot that was asked for inside the guest takes effect. */
  rebootAt: number | undefined;
  /** The moment of the step that is being taken. */
  now: number;
  readonly runs: Run[];
  readonly outside: Outside;
  failNext: FailNext | undefined;
  /** Resolves when the last settling is done: two at once would take steps twice. */
  settling: Promise<void>;
}

/** How long a start takes until services run and until the SSM agent reports, and a shutdown; milliseconds. */
export const bootTimes = { up: 15_000, agent: 20_000, shutdown: 8000 } as const;

/** The file by which Ubuntu says that an update waits for a restart. */
export const rebootRequired = '/var/run/reboot-required';

/** Ubuntu Server 22.04 as Canonical's image is when it first starts. Package lists are empty until somebody updates them. */
export function newMachine(
  instanceId: string,
  region: string,
  bootedAt: number,
  outside: Outside,
): Machine {
  const packages = new Map<string, InstalledPackage>();
  for (const { name, onImage } of archive) {
    if (onImage !== undefined) packages.set(name, { version: onImage, configured: true });
  }
  const units = ['ssh', 'snap.amazon-ssm-agent.amazon-ssm-agent'];
  return {
    instanceId,
    region,
    files: new Map([
      [
        '/etc/apt/sources.list',
        encode('deb http://archive.ubuntu.com/ubuntu jammy main universe\n'),
      ],
    ]),
    directories: new Set([
      '/',
      '/etc',
      '/etc/apt',
      '/etc/apt/sources.list.d',
      '/etc/apt/keyrings',
      '/etc/apt/trusted.gpg.d',
      '/home',
      '/home/ubuntu',
      '/opt',
      '/root',
      '/tmp',
      '/usr',
      '/usr/local',
      '/var',
      '/var/run',
      '/var/tmp',
    ]),
    packages,
    lists: new Map(),
    units: new Map(
      units.map((name) => [
        name,
        { enabled: true, activeAt: bootedAt + bootTimes.up, failed: undefined },
      ]),
    ),
    users: new Set(['root', 'ubuntu']),
    administrators: new Set(),
    kernel: kernelOf(packages),
    bootedAt,
    ec2BootedAt: bootedAt,
    rebootAt: undefined,
    now: bootedAt,
    runs: [],
    outside,
    failNext: undefined,
    settling: Promise.resolve(),
  };
}

/** Release of the kernel that the next start will run: `6.8.0-1040-aws` of package version `6.8.0.1040.42~22.04.1`. */
export function kernelOf(packages: ReadonlyMap<string, InstalledPackage>): string {
  const [major, minor, patch, abi] = (packages.get('linux-image-aws')?.version ?? '').split('.');
  return `${major}.${minor}.${patch}-${abi}-aws`;
}

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
