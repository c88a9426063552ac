import { bootTimes, kernelOf, rebootRequired, type Machine } from './machine.ts';
import { nextEvent, step, stop } from './run.ts';

/** Does what time has done to the machine until `now`: steps of scripts and reboots, in the order in which they fall. */
export async function settle(machine: Machine, now: number): Promise<void> {
  const before = machine.settling;
  const settling = before.then(async () => advance(machine, now));
  // A fault of one settling is told to whoever asked for it, not to the next.
  machine.settling = settling.catch(() => undefined);
  await settling;
}

/** A stop and start, or a reboot, by EC2: the machine goes down and comes up whatever it was doing. */
export function bootByEc2(machine: Machine, bootedAt: number): void {
  if (bootedAt === machine.ec2BootedAt) return;
  machine.ec2BootedAt = bootedAt;
  restart(machine, bootedAt, bootedAt);
}

/** The instance was stopped or terminated: what ran has ended. */
export function halt(machine: Machine, now: number): void {
  for (const run of machine.runs) stop(run, now, 'interrupted');
  machine.runs.length = 0;
  machine.rebootAt = undefined;
}

/** True when the machine is up: not shutting down, not starting. */
export function isUp(machine: Machine, now: number): boolean {
  return now >= machine.bootedAt + bootTimes.up;
}

async function advance(machine: Machine, now: number): Promise<void> {
  for (;;) {
    const due = machine.runs
      .map((run) => ({ run, at: nextEvent(run) ?? Infinity }))
      .toSorted((a, b) => a.at - b.at)[0];
    const rebootAt = machine.rebootAt ?? Infinity;
    if (Math.min(due?.at ?? Infinity, rebootAt) > now) return;
    if (due && due.at <= rebootAt) {
      machine.now = due.at;
      await step(due.run);
      if (due.run.ended) machine.runs.splice(machine.runs.indexOf(due.run), 1);
    } else restart(machine, rebootAt, rebootAt + bootTimes.shutdown);
  }
}

/** Ends what runs at `downAt`; at `bootedAt` the kernel starts anew, and with it every enabled unit. */
function restart(machine: Machine, downAt: number, bootedAt: number): void {
  for (const run of machine.runs) stop(run, downAt, 'interrupted');
  machine.runs.length = 0;
  machine.rebootAt = undefined;
  machine.bootedAt = bootedAt;
  machine.now = bootedAt;
  machine.kernel = kernelOf(machine.packages);
  machine.files.delete(rebootRequired);
  for (const path of machine.files.keys()) if (path.startsWith('/tmp/')) machine.files.delete(path);
  for (const [name, unit] of machine.units) {
    const fault = unit.enabled ? machine.failNext?.(`start ${name}`) : undefined;
    unit.failed = fault;
    unit.activeAt = unit.enabled && fault === undefined ? bootedAt + bootTimes.up : undefined;
  }
}
