import { fails, immediately, type Invocation, type Outcome, type Program } from '../shell/shell.ts';

/** What systemd leaves between the order and the end of services: time for the agent to report a script that ended. */
const notice = 2000;

/** `shutdown -r now|+MINUTES` and `-c`. Powering off is refused: nothing in a deployment wants it. */
export const shutdown: Program = (invocation) => immediately(() => order(invocation));

/** `reboot`: as `shutdown -r now`. */
export const reboot: Program = ({ shell }) =>
  immediately(() => {
    shell.machine.rebootAt = shell.machine.now + notice;
    return { code: 0 };
  });

function order({ args, shell }: Invocation): Outcome {
  const { machine } = shell;
  if (args.includes('-c')) {
    machine.rebootAt = undefined;
    return { code: 0 };
  }
  if (!args.includes('-r')) return fails(1, 'shutdown: the simulated machine only restarts');
  const [when = '+1'] = args.filter((arg) => !arg.startsWith('-'));
  const [, minutes] = /^\+?(\d+)$/.exec(when === 'now' ? '+0' : when) ?? [];
  if (minutes === undefined) return fails(1, `Failed to parse time specification: ${when}`);
  machine.rebootAt = machine.now + Math.max(notice, Number(minutes) * 60_000);
  const at = new Date(machine.rebootAt).toUTCString().replace('GMT', 'UTC');
  return {
    code: 0,
    stderr: minutes === '0' ? '' : `Shutdown scheduled for ${at}, use 'shutdown -c' to cancel.\n`,
  };
}
