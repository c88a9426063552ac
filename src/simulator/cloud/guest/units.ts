import { isVeeamPackage } from './archive.ts';

/** A service of the appliance, as the product's documentation names it. */
export interface ApplianceService {
  readonly name: string;
  /** Systemd unit; absent where the documentation names none. */
  readonly unit?: string;
  /** True for the package that brings it. Veeam's package names are not documented: told by what they hint at. */
  readonly broughtBy: (packageName: string) => boolean;
}

/**
 * The eight services. Source: https://helpcenter.veeam.com/docs/vbaws/guide/backup_appliances.html; units:
 * https://helpcenter.veeam.com/docs/vbaws/guide/configuring_proxy.html, and PostgreSQL's own.
 */
export const applianceServices: readonly ApplianceService[] = [
  { name: 'Backup service', unit: 'veeamawsbackup', broughtBy: isCore },
  {
    name: 'Configuration database',
    unit: 'postgresql',
    broughtBy: (name) => name === 'postgresql-15',
  },
  { name: 'Configuration restore service', broughtBy: isCore },
  { name: 'Web UI', unit: 'veeamawsbackupweb', broughtBy: hinting('web') },
  { name: 'Veeam Updater service', broughtBy: hinting('updater') },
  { name: 'Veeam FLR service', broughtBy: hinting('flr') },
  { name: 'Self Backup service', unit: 'veeamawsbackuprestselfbackup', broughtBy: isCore },
  { name: 'REST API service', unit: 'veeamawsbackuprestfulapi', broughtBy: isCore },
];

/** Units that packages bring beside the appliance's own services. */
const otherUnits: readonly { readonly unit: string; readonly broughtBy: string }[] = [
  { unit: 'nginx', broughtBy: 'nginx' },
];

/** Debian's packages start what they bring at once; Veeam's services wait until the appliance is initialised (inferred). */
export function unitsOf(
  packageName: string,
): readonly { readonly unit: string; readonly starts: boolean }[] {
  const own = applianceServices
    .filter(({ broughtBy }) => broughtBy(packageName))
    .map((service) => ({ unit: unitName(service), starts: !isVeeamPackage(packageName) }));
  const others = otherUnits
    .filter(({ broughtBy }) => broughtBy === packageName)
    .map(({ unit }) => ({ unit, starts: true }));
  return [...own, ...others];
}

/** The systemd unit, or the service's own name where no unit is documented: nothing else can be called by that. */
export function unitName({ name, unit }: ApplianceService): string {
  return unit ?? name;
}

function hinting(part: string): (packageName: string) => boolean {
  return (name) => isVeeamPackage(name) && name.includes(part);
}

function isCore(name: string): boolean {
  return isVeeamPackage(name) && !['web', 'updater', 'flr'].some((part) => name.includes(part));
}
