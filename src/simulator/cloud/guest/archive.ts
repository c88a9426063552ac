/** Where a package comes from, in the words of the appliance's update check. */
export type PackageSource = 'ubuntu' | 'aspnetcore' | 'postgresql' | 'veeam';

/** A package as the archives offer it today. */
export interface ArchivePackage {
  readonly name: string;
  readonly version: string;
  readonly source: PackageSource;
  /** Version that the Ubuntu image carries; absent: the image does not have it. */
  readonly onImage?: string;
  readonly bytes: number;
  readonly depends?: readonly string[];
  /** Its upgrade leaves /var/run/reboot-required behind. */
  readonly reboot?: true;
  /** Its upgrade brings a package under a new name, so that `apt-get upgrade` keeps it back. */
  readonly bringsNew?: true;
}

const MB = 1_000_000;

/**
 * What the archives hold: the packages of the appliance, and of Ubuntu a handful in which updates show. That an image is
 * behind its archive by such packages is usual; the version numbers are examples of late 2025 and nothing depends on them.
 * nginx, libpam-google-authenticator, ASP.NET Core and PostgreSQL: https://helpcenter.veeam.com/docs/vbaws/guide/backup_appliances.html.
 * ASP.NET Core 8.0 is in Ubuntu's own archive, PostgreSQL 15 in that of the PostgreSQL project only:
 * https://learn.microsoft.com/en-us/dotnet/core/install/linux-ubuntu-install, https://wiki.postgresql.org/wiki/Apt
 */
export const archive: readonly ArchivePackage[] = [
  ubuntu('libc6', '2.35-0ubuntu3.11', 3.2, { onImage: '2.35-0ubuntu3.10', reboot: true }),
  ubuntu('libssl3', '3.0.2-0ubuntu1.20', 1.9, { onImage: '3.0.2-0ubuntu1.18', reboot: true }),
  ubuntu('openssl', '3.0.2-0ubuntu1.20', 1.2, { onImage: '3.0.2-0ubuntu1.18' }),
  ubuntu('systemd', '249.11-0ubuntu3.17', 4.6, { onImage: '249.11-0ubuntu3.16', reboot: true }),
  ubuntu('linux-image-aws', '6.8.0.1044.46~22.04.1', 78, {
    onImage: '6.8.0.1040.42~22.04.1',
    reboot: true,
    bringsNew: true,
  }),
  ubuntu('curl', '7.81.0-1ubuntu1.21', 0.2, { onImage: '7.81.0-1ubuntu1.21' }),
  ubuntu('openssh-server', '1:8.9p1-3ubuntu0.13', 0.4, { onImage: '1:8.9p1-3ubuntu0.13' }),
  ubuntu('ca-certificates', '20240203~22.04.1', 0.2, { onImage: '20240203~22.04.1' }),
  ubuntu('nginx', '1.18.0-6ubuntu14.7', 0.5),
  ubuntu('libpam-google-authenticator', '20191231-2', 0.1),
  {
    name: 'aspnetcore-runtime-8.0',
    version: '8.0.22-0ubuntu1~22.04.1',
    source: 'aspnetcore',
    bytes: 38 * MB,
  },
  {
    name: 'postgresql-15',
    version: '15.15-1.pgdg22.04+1',
    source: 'postgresql',
    bytes: 17 * MB,
  },
];

/** What every package of Veeam stands on. Source: https://helpcenter.veeam.com/docs/vbaws/guide/backup_appliances.html */
export const applianceDepends: readonly string[] = [
  'aspnetcore-runtime-8.0',
  'postgresql-15',
  'nginx',
  'libpam-google-authenticator',
];

/** By the name: all that is known of Veeam's packages. */
export function isVeeamPackage(name: string): boolean {
  return name.startsWith('veeam');
}

function ubuntu(
  name: string,
  version: string,
  megabytes: number,
  more: Partial<ArchivePackage> = {},
): ArchivePackage {
  return { name, version, source: 'ubuntu', bytes: Math.round(megabytes * MB), ...more };
}
