import { applianceDepends, archive, isVeeamPackage, type ArchivePackage } from './archive.ts';
import { decode, encode, rebootRequired, type InstalledPackage, type Machine } from './machine.ts';
import { unitsOf } from './units.ts';

/** A package as a file or an archive offers it. */
export interface Offer {
  readonly name: string;
  readonly version: string;
  readonly bytes: number;
  readonly depends: readonly string[];
  readonly reboot: boolean;
}

/** An update that could be installed. */
export interface Upgrade extends Offer {
  readonly installed: string;
  /** `apt-get upgrade` keeps it back. */
  readonly keptBack: boolean;
}

/** Archives beside Ubuntu's own, told by the host in a file of /etc/apt/sources.list.d. */
const addedArchives = [
  { host: 'apt.postgresql.org', source: 'postgresql' },
  { host: 'packages.microsoft.com', source: 'aspnetcore' },
] as const;

/** What `apt-get update` learns: Ubuntu's archive has ASP.NET Core too, PostgreSQL 15 is only in that project's own. */
export function offered(machine: Machine): ReadonlyMap<string, ArchivePackage> {
  const sources = sourceFiles(machine);
  const known = new Set<string>(['ubuntu', 'aspnetcore']);
  for (const { host, source } of addedArchives) {
    if (sources.some((text) => text.includes(host))) known.add(source);
  }
  return new Map(archive.filter(({ source }) => known.has(source)).map((one) => [one.name, one]));
}

/** Hosts that `apt-get update` asks. */
export function archiveHosts(machine: Machine): readonly string[] {
  const sources = sourceFiles(machine);
  const added = addedArchives.filter(({ host }) => sources.some((text) => text.includes(host)));
  return ['archive.ubuntu.com', 'security.ubuntu.com', ...added.map(({ host }) => host)];
}

/** A package of an archive as something to install. */
export function offerOf({ name, version, bytes, depends = [], reboot }: ArchivePackage): Offer {
  return { name, version, bytes, depends, reboot: reboot ?? false };
}

/** The package in a `.deb` file by the name every such file bears, `NAME_VERSION_ARCH.deb`; undefined for any other. */
export function offerOfFile(path: string, content: Uint8Array): Offer | undefined {
  const [, name, version] = /([a-z0-9][a-z0-9.+-]*)_([^_/]+)_[a-z0-9]+\.deb$/.exec(path) ?? [];
  if (name === undefined || version === undefined || content.length === 0) return undefined;
  const known = archive.find((one) => one.name === name);
  const depends = known?.depends ?? (isVeeamPackage(name) ? applianceDepends : []);
  return {
    name,
    version: decodeURIComponent(version),
    bytes: content.length,
    depends,
    reboot: known?.reboot ?? false,
  };
}

/** Updates of what is installed, by the lists as they were last read. */
export function upgradesOf({ packages, lists }: Machine): readonly Upgrade[] {
  return [...packages].flatMap(([name, { version }]) => {
    const candidate = lists.get(name);
    if (!candidate || !isNewer(candidate.version, version)) return [];
    return [{ ...offerOf(candidate), installed: version, keptBack: candidate.bringsNew ?? false }];
  });
}

/** Those of what the package depends on that are not installed and configured. */
export function missingFor(
  { depends }: Offer,
  packages: ReadonlyMap<string, InstalledPackage>,
): readonly string[] {
  return depends.filter((name) => !packages.get(name)?.configured);
}

/** Puts the package in place, with its units; where dependencies are missing it stays unconfigured and starts nothing. */
export function install(machine: Machine, offer: Offer): void {
  const { name, version, reboot } = offer;
  const isUpgrade = machine.packages.has(name);
  const configured = missingFor(offer, machine.packages).length === 0;
  machine.packages.set(name, { version, configured });
  if (isUpgrade && reboot)
    machine.files.set(rebootRequired, encode('*** System restart required ***\n'));
  if (!configured) return;
  for (const { unit, starts } of unitsOf(name)) {
    if (machine.units.has(unit)) continue;
    const failed = starts ? machine.failNext?.(`start ${unit}`) : undefined;
    const activeAt = starts && failed === undefined ? machine.now : undefined;
    machine.units.set(unit, { enabled: true, activeAt, failed });
  }
  if (isVeeamPackage(name)) addUpdateSources(machine);
}

/** True where all that the appliance stands on, and a package of Veeam, is installed. */
export function isApplianceInstalled({ packages }: Machine): boolean {
  return [...packages].some(([name, { configured }]) => isVeeamPackage(name) && configured);
}

/** Numbers within versions compare as numbers; Debian's `~` and epochs beyond that do not occur in what is compared here. */
function isNewer(version: string, than: string): boolean {
  return new Intl.Collator('en', { numeric: true }).compare(version, than) > 0;
}

/** The updater gets updates of .NET and PostgreSQL from their makers; that the packages bring the sources is inferred. */
function addUpdateSources({ files }: Machine): void {
  for (const { host } of addedArchives) {
    files.set(`/etc/apt/sources.list.d/${host}.list`, encode(`deb https://${host}/ jammy main\n`));
  }
}

function sourceFiles({ files }: Machine): readonly string[] {
  return [...files]
    .filter(([path]) => path.startsWith('/etc/apt/sources.list.d/'))
    .map(([, content]) => decode(content));
}
