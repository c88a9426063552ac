import type { Machine } from '../machine.ts';
import { archiveHosts, offered, upgradesOf } from '../packages.ts';
import { fails, immediately, type Outcome, type Program } from '../shell/shell.ts';
import { installing, upgrading, type Call } from './apt-install.ts';

const updateMs = 6000;

/** Options that take a value, and the value with them. */
const withValue = new Set(['-o', '-t', '--option', '--target-release']);

/**
 * `apt-get update | install [--only-upgrade] NAME|FILE… | upgrade | dist-upgrade`, `apt list --upgradable | --installed`.
 * Messages and codes: https://manpages.ubuntu.com/manpages/jammy/man8/apt-get.8.html (100 on error)
 */
export const apt: Program = ({ args, shell }) => {
  const call = read(args);
  const { machine } = shell;
  switch (call.verb) {
    case 'update':
      return { ms: updateMs, finish: () => update(machine) };
    case 'install':
      return installing(shell, call);
    case 'upgrade':
      return upgrading(machine, call, (one) => !one.keptBack);
    case 'dist-upgrade':
    case 'full-upgrade':
      return upgrading(machine, call, () => true);
    case 'list':
      return { ms: 800, finish: () => list(machine, call) };
    case 'autoremove':
    case 'clean':
      return { ms: 500, finish: () => ({ code: 0 }) };
    default:
      return immediately(() => fails(100, `E: Invalid operation ${call.verb}`));
  }
};

function read(args: readonly string[]): Call {
  const words: string[] = [];
  const options = new Set<string>();
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (withValue.has(arg)) index += 1;
    else if (arg.startsWith('-')) options.add(arg);
    else words.push(arg);
  }
  const [verb = '', ...names] = words;
  return { verb, names, options };
}

/** Archives that cannot be reached are a warning, and the old lists stay: the code is 0 all the same. */
function update(machine: Machine): Outcome {
  const why = machine.outside.whyNoInternet();
  const hosts = archiveHosts(machine);
  if (why === undefined) {
    machine.lists = offered(machine);
    const hits = hosts
      .map((host, index) => `Get:${index + 1} http://${host} jammy InRelease\n`)
      .join('');
    return { code: 0, stdout: `${hits}Reading package lists...\n` };
  }
  return {
    code: 0,
    stdout: hosts
      .map(
        (host, index) =>
          `Err:${index + 1} http://${host} jammy InRelease\n  Could not connect to ${host}: ${why}\n`,
      )
      .join(''),
    stderr:
      'W: Some index files failed to download. They have been ignored, or old ones used instead.\n',
  };
}

function list(machine: Machine, { options }: Call): Outcome {
  const stderr =
    '\nWARNING: apt does not have a stable CLI interface. Use with caution in scripts.\n\n';
  const lines = options.has('--upgradable')
    ? upgradesOf(machine).map(
        ({ name, version, installed }) =>
          `${name}/jammy-updates ${version} amd64 [upgradable from: ${installed}]\n`,
      )
    : [...machine.packages].map(
        ([name, { version }]) => `${name}/now ${version} amd64 [installed]\n`,
      );
  return { code: 0, stdout: `Listing...\n${lines.join('')}`, stderr };
}
