import type { Machine } from '../machine.ts';
import {
  install,
  missingFor,
  offerOf,
  offerOfFile,
  upgradesOf,
  type Offer,
  type Upgrade,
} from '../packages.ts';
import { fails, immediately, pathOf, type Shell, type Task } from '../shell/shell.ts';

const msPerPackage = 1500;
const bytesPerMs = 20_000;

/** A call of apt: the verb, what it names, the options without their values. */
export interface Call {
  readonly verb: string;
  readonly names: readonly string[];
  readonly options: ReadonlySet<string>;
}

/** Finds all packages first: one that cannot be located, and nothing is installed. */
export function installing(shell: Shell, { names, options }: Call): Task {
  const { machine } = shell;
  const wanted: Offer[] = [];
  let notes = '';
  for (const name of names) {
    const found = find(shell, name);
    if (!found) return immediately(() => fails(100, `E: Unable to locate package ${name}`));
    const installed = machine.packages.get(found.name);
    if (!installed && options.has('--only-upgrade')) {
      notes += `Skipping ${found.name}, it is not installed and only upgrades are requested.\n`;
    } else if (installed?.configured && installed.version === found.version) {
      notes += `${found.name} is already the newest version (${found.version}).\n`;
    } else wanted.push(found);
  }
  const all = withDependencies(machine, wanted);
  if (typeof all === 'string') return immediately(() => fails(100, all));
  return changing(machine, all, options, notes);
}

/** A file where the name has a slash, else what the lists offer, else what is installed already. */
function find(shell: Shell, name: string): Offer | undefined {
  const { machine } = shell;
  if (name.includes('/')) {
    const file = machine.files.get(pathOf(shell, name));
    return file && offerOfFile(name, file);
  }
  const listed = machine.lists.get(name);
  if (listed) return offerOf(listed);
  const installed = machine.packages.get(name);
  return installed && { name, version: installed.version, bytes: 0, depends: [], reboot: false };
}

/** The packages with all that they need, what is needed first; or why that cannot be had. */
function withDependencies(machine: Machine, wanted: readonly Offer[]): readonly Offer[] | string {
  const needed = new Map<string, Offer>();
  for (const offer of wanted) {
    for (const name of missingFor(offer, machine.packages)) {
      if (wanted.some((one) => one.name === name)) continue;
      const listed = machine.lists.get(name);
      if (!listed) {
        return `The following packages have unmet dependencies:\n ${offer.name} : Depends: ${name} but it is not installable\nE: Unable to correct problems, you have held broken packages.`;
      }
      needed.set(name, offerOf(listed));
    }
  }
  return [...needed.values(), ...wanted.toSorted((a, b) => a.depends.length - b.depends.length)];
}

/** Upgrades what `takes` lets; the rest is kept back, and told. */
export function upgrading(
  machine: Machine,
  { options }: Call,
  takes: (one: Upgrade) => boolean,
): Task {
  const all = upgradesOf(machine);
  const kept = all.filter((one) => !takes(one)).map(({ name }) => name);
  const note =
    kept.length === 0 ? '' : `The following packages have been kept back:\n  ${kept.join(' ')}\n`;
  return changing(machine, all.filter(takes), options, note);
}

/** Without -y apt asks, and a script cannot answer. */
function changing(
  machine: Machine,
  offers: readonly Offer[],
  options: ReadonlySet<string>,
  notes: string,
): Task {
  const upgraded = offers.filter(({ name }) => machine.packages.has(name)).length;
  const count = `${upgraded} upgraded, ${offers.length - upgraded} newly installed, 0 to remove.\n`;
  const head = `Reading package lists...\nBuilding dependency tree...\n${notes}${count}`;
  if (offers.length === 0) return { ms: 800, finish: () => ({ code: 0, stdout: head }) };
  const agreed = ['-y', '-yq', '-qy', '-qqy', '-yqq', '--yes', '--assume-yes', '-qq'].some((one) =>
    options.has(one),
  );
  if (!agreed) {
    return {
      ms: 800,
      finish: () => ({ code: 1, stdout: `${head}Do you want to continue? [Y/n] Abort.\n` }),
    };
  }
  const bytes = offers.reduce((sum, one) => sum + one.bytes, 0);
  return {
    ms: 800 + bytes / bytesPerMs + offers.length * msPerPackage,
    finish: () => {
      const why = machine.outside.whyNoInternet();
      if (why !== undefined)
        return fails(
          100,
          `E: Failed to fetch the packages: ${why}\nE: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?`,
        );
      for (const offer of offers) install(machine, offer);
      const lines = offers.map(({ name, version }) => `Setting up ${name} (${version}) ...\n`);
      return { code: 0, stdout: head + lines.join('') };
    },
  };
}
