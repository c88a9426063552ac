import { isVeeamPackage } from '../archive.ts';
import { install, missingFor, offerOfFile, type Offer } from '../packages.ts';
import {
  fails,
  immediately,
  pathOf,
  type Invocation,
  type Outcome,
  type Program,
  type Shell,
} from '../shell/shell.ts';

/** Milliseconds to install a package. Veeam's configure the appliance as they go, which takes four minutes in all (screenshot of the docs). */
const durations = { usual: 3000, veeam: 60_000 } as const;

/** `dpkg -i FILE…` and `dpkg -s NAME`. */
export const dpkg: Program = (invocation) => {
  const { args, shell } = invocation;
  const named = args.filter((arg) => !arg.startsWith('-'));
  if (args.includes('-i') || args.includes('--install')) {
    return { ms: durationOf(named), finish: () => installFiles(shell, named) };
  }
  if (args.includes('-s') || args.includes('--status'))
    return immediately(() => status(invocation, named[0] ?? ''));
  return immediately(() => fails(2, 'dpkg: error: need an action option'));
};

function durationOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + (isVeeam(file) ? durations.veeam : durations.usual), 0);
}

function isVeeam(file: string): boolean {
  return isVeeamPackage(file.slice(file.lastIndexOf('/') + 1));
}

/** Unpacks all, then configures each whose dependencies are there, so that the order of the files does not matter. */
function installFiles(shell: Shell, named: readonly string[]): Outcome {
  const { machine } = shell;
  const offers: Offer[] = [];
  let [stdout, stderr] = ['', ''];
  const bad: string[] = [];
  for (const name of named) {
    const file = machine.files.get(pathOf(shell, name));
    const offer = file && offerOfFile(name, file);
    if (offer) {
      offers.push(offer);
      stdout += `Preparing to unpack ${name} ...\nUnpacking ${offer.name} (${offer.version}) ...\n`;
    } else {
      bad.push(name);
      stderr += file
        ? `dpkg-deb: error: '${name}' is not a Debian format archive\ndpkg: error processing archive ${name} (--install):\n dpkg-deb --control subprocess returned error exit status 2\n`
        : `dpkg: error: cannot access archive '${name}': No such file or directory\n`;
    }
  }
  for (const offer of inOrder(offers)) {
    install(machine, offer);
    const missing = missingFor(offer, machine.packages);
    if (missing.length === 0) {
      stdout += `Setting up ${offer.name} (${offer.version}) ...\n`;
      continue;
    }
    bad.push(offer.name);
    const lines = missing.map(
      (one) => ` ${offer.name} depends on ${one}; however:\n  Package ${one} is not installed.\n`,
    );
    stderr += `dpkg: dependency problems prevent configuration of ${offer.name}:\n${lines.join('')}\ndpkg: error processing package ${offer.name} (--install):\n dependency problems - leaving unconfigured\n`;
  }
  if (bad.length === 0) return { code: 0, stdout, stderr };
  return {
    code: 1,
    stdout,
    stderr: `${stderr}Errors were encountered while processing:\n${bad.map((one) => ` ${one}\n`).join('')}`,
  };
}

/** What others stand on first; packages here depend one level deep. */
function inOrder(offers: readonly Offer[]): readonly Offer[] {
  return offers.toSorted((a, b) => a.depends.length - b.depends.length);
}

function status({ shell }: Invocation, name: string): Outcome {
  const installed = shell.machine.packages.get(name);
  if (!installed) {
    return fails(
      1,
      `dpkg-query: package '${name}' is not installed and no information is available`,
    );
  }
  const state = installed.configured ? 'install ok installed' : 'install ok unpacked';
  return { code: 0, stdout: `Package: ${name}\nStatus: ${state}\nVersion: ${installed.version}\n` };
}
