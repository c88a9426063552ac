import type { Machine, Unit } from '../machine.ts';
import { fails, immediately, type Outcome, type Program, type Task } from '../shell/shell.ts';
import { reboot } from './shutdown.ts';

const startMs = 1500;

type Verb = (machine: Machine, names: readonly string[]) => Task;

const verbs: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['start', starting],
  ['restart', starting],
  ['stop', (machine, names) => changing(500, machine, names, 'stop', stopUnit)],
  ['enable', (machine, names) => changing(200, machine, names, 'enable', enableUnit)],
  ['disable', (machine, names) => changing(200, machine, names, 'disable', disableUnit)],
  ['is-active', (machine, names) => telling(machine, names, stateOf, 'active', 3)],
  ['is-enabled', (machine, names) => telling(machine, names, enablementOf, 'enabled', 1)],
  ['daemon-reload', () => ({ ms: 300, finish: () => ({ code: 0 }) })],
]);

/** `systemctl start|stop|restart|enable|disable|is-active|is-enabled|daemon-reload|reboot [UNIT…]`, `enable --now`. */
export const systemctl: Program = (invocation) => {
  const [name = '', ...names] = invocation.args.filter((arg) => !arg.startsWith('-'));
  const { machine } = invocation.shell;
  if (name === 'reboot') return reboot(invocation);
  const verb = verbs.get(name);
  if (!verb) return immediately(() => fails(1, `Unknown command verb ${name}.`));
  const task = verb(machine, names);
  if (name !== 'enable' || !invocation.args.includes('--now')) return task;
  const start = starting(machine, names);
  return {
    ms: task.ms + start.ms,
    finish: () => {
      const enabled = task.finish();
      return enabled.code === 0 ? start.finish() : enabled;
    },
  };
};

/** State of a unit in systemd's words. */
export function stateOf(
  unit: Unit | undefined,
  now: number,
): 'active' | 'activating' | 'inactive' | 'failed' {
  if (unit?.failed !== undefined) return 'failed';
  if (unit?.activeAt === undefined) return 'inactive';
  return now < unit.activeAt ? 'activating' : 'active';
}

/** Starts a unit, unless the machine was told to fail at it; `ms` from now it is up. Returns why it failed. */
export function startUnit(
  machine: Machine,
  name: string,
  unit: Unit,
  ms: number,
): string | undefined {
  unit.failed = machine.failNext?.(`start ${name}`);
  unit.activeAt = unit.failed === undefined ? machine.now + ms : undefined;
  return unit.failed;
}

function starting(machine: Machine, names: readonly string[]): Task {
  return {
    ms: startMs * names.length,
    finish: () => {
      for (const name of names) {
        const unit = unitOf(machine, name);
        if (!unit) return fails(5, `Failed to start ${full(name)}: Unit ${full(name)} not found.`);
        const fault = startUnit(machine, short(name), unit, 0);
        if (fault !== undefined) {
          return fails(
            1,
            `Job for ${full(name)} failed because the control process exited with error code: ${fault}`,
          );
        }
      }
      return { code: 0 };
    },
  };
}

function changing(
  ms: number,
  machine: Machine,
  names: readonly string[],
  verb: string,
  apply: (unit: Unit) => void,
): Task {
  return {
    ms,
    finish: () => {
      for (const name of names) {
        const unit = unitOf(machine, name);
        if (!unit) return noUnit(verb, name);
        apply(unit);
      }
      return { code: 0 };
    },
  };
}

function noUnit(verb: string, name: string): Outcome {
  return verb === 'stop'
    ? fails(5, `Failed to stop ${full(name)}: Unit ${full(name)} not loaded.`)
    : fails(1, `Failed to ${verb} unit: Unit file ${full(name)} does not exist.`);
}

/** One word for each unit; the code is 0 when any of them is `good`. */
function telling(
  machine: Machine,
  names: readonly string[],
  word: (unit: Unit | undefined, now: number) => string,
  good: string,
  bad: number,
): Task {
  return immediately(() => {
    const words = names.map((name) => word(unitOf(machine, name), machine.now));
    const code = words.includes(good) ? 0 : bad;
    return { code, stdout: words.map((one) => `${one}\n`).join('') };
  });
}

function enablementOf(unit: Unit | undefined): string {
  return unit?.enabled ? 'enabled' : 'disabled';
}

function enableUnit(unit: Unit): void {
  unit.enabled = true;
}

function disableUnit(unit: Unit): void {
  unit.enabled = false;
}

function stopUnit(unit: Unit): void {
  unit.activeAt = undefined;
  unit.failed = undefined;
}

function unitOf({ units }: Machine, name: string): Unit | undefined {
  return units.get(short(name));
}

function short(name: string): string {
  return name.endsWith('.service') ? name.slice(0, -'.service'.length) : name;
}

function full(name: string): string {
  return `${short(name)}.service`;
}
