import type { PackageSource } from './archive.ts';
import { GuestError } from './guest-error.ts';
import { whyNot443 } from './inbound.ts';
import type { InstanceView } from './instance-view.ts';
import { rebootRequired, type FailNext, type Machine } from './machine.ts';
import { isApplianceInstalled, offered, upgradesOf } from './packages.ts';
import { startUnit, stateOf } from './programs/systemctl.ts';
import { isUp, settle } from './settle.ts';
import { applianceServices, unitName } from './units.ts';

/** How one of the appliance's eight services is. */
export interface ServiceState {
  /** As the product's documentation calls it: `Backup service`. */
  readonly name: string;
  /** Systemd unit, where one is documented. */
  readonly unit?: string;
  /** `missing`: the package that brings it is not installed. */
  readonly state: 'active' | 'activating' | 'inactive' | 'failed' | 'missing';
}

/** A package that the archives have in a newer version. */
export interface Update {
  readonly package: string;
  readonly source: PackageSource;
  readonly installed: string;
  readonly available: string;
  readonly needsReboot: boolean;
}

/** Milliseconds that a service of the appliance takes from its start to its first answer. */
const serviceStart = 2000;

/**
 * The appliance in an instance, as the backup server reaches it over HTTPS on port 443. Every call throws GuestError where
 * the appliance cannot be reached or refuses. Steps that `failNext` is told of: `create-administrator`, `start-services`,
 * `service-states`, `check-updates`; `start <unit>` whenever a unit starts; `register-agent` when the SSM agent would
 * register; and every command of a script with its words, `dpkg -i /tmp/x.deb`.
 */
export class Guest {
  /** IPv4 ranges in which the backup server is, CIDR notation. */
  readonly backupServers: readonly string[];
  readonly #machine: Machine;
  readonly #look: () => InstanceView | undefined;
  readonly #now: () => number;

  constructor(
    machine: Machine,
    look: () => InstanceView | undefined,
    now: () => number,
    backupServers: readonly string[],
  ) {
    this.#machine = machine;
    this.#look = look;
    this.#now = now;
    this.backupServers = backupServers;
  }

  get failNext(): FailNext | undefined {
    return this.#machine.failNext;
  }

  set failNext(fail: FailNext | undefined) {
    this.#machine.failNext = fail;
  }

  /** The machine behind the interface, for tests and messages: what is installed, which files there are. */
  get machine(): Readonly<Machine> {
    return this.#machine;
  }

  /** Makes the appliance's administrator, who gets the Portal Administrator role. The password never comes here. */
  async createAdministrator(name: string): Promise<void> {
    const machine = await this.#reach('create-administrator');
    if (stateOf(machine.units.get('postgresql'), machine.now) !== 'active') {
      throw new GuestError(
        'create-administrator',
        'refused',
        'The configuration database is not running.',
      );
    }
    if (machine.administrators.has(name)) {
      throw new GuestError(
        'create-administrator',
        'refused',
        `There is an administrator ${name} already.`,
      );
    }
    machine.administrators.add(name);
  }

  /** Starts all services that do not run; returns their states, which change as the account's time passes. */
  async startServices(): Promise<readonly ServiceState[]> {
    const machine = await this.#reach('start-services');
    for (const service of applianceServices) {
      const unit = machine.units.get(unitName(service));
      if (!unit || unit.activeAt !== undefined) continue;
      unit.enabled = true;
      startUnit(machine, unitName(service), unit, serviceStart);
    }
    return statesOf(machine);
  }

  async serviceStates(): Promise<readonly ServiceState[]> {
    return statesOf(await this.#reach('service-states'));
  }

  /** Has the updater look for updates of Ubuntu, ASP.NET Core Runtime and PostgreSQL. */
  async checkUpdates(): Promise<readonly Update[]> {
    const machine = await this.#reach('check-updates');
    const updater = statesOf(machine).find(({ name }) => name === 'Veeam Updater service');
    if (updater?.state !== 'active') {
      throw new GuestError(
        'check-updates',
        'refused',
        `The Veeam Updater service is ${updater?.state ?? 'missing'}.`,
      );
    }
    const why = machine.outside.whyNoInternet();
    if (why !== undefined) {
      throw new GuestError(
        'check-updates',
        'failed',
        `The update hosts cannot be reached: ${why}.`,
      );
    }
    machine.lists = offered(machine);
    return upgradesOf(machine).map(({ name, version, installed, reboot }) => ({
      package: name,
      source: machine.lists.get(name)?.source ?? 'ubuntu',
      installed,
      available: version,
      needsReboot: reboot,
    }));
  }

  /** Whether an update that was installed waits for a restart. */
  async rebootRequired(): Promise<boolean> {
    const machine = await this.#reach('service-states');
    return machine.files.has(rebootRequired);
  }

  /** Opens the connection, or says why there is none; then takes the step's injected fault. */
  async #reach(step: string): Promise<Machine> {
    const machine = this.#machine;
    const now = this.#now();
    const view = this.#look();
    await settle(machine, now);
    const why = this.#whyUnreachable(view, now);
    if (why !== undefined) {
      throw new GuestError(
        step,
        'unreachable',
        `The appliance does not answer on port 443: ${why}.`,
      );
    }
    const fault = machine.failNext?.(step);
    if (fault !== undefined) throw new GuestError(step, 'failed', fault);
    machine.now = now;
    return machine;
  }

  #whyUnreachable(view: InstanceView | undefined, now: number): string | undefined {
    const machine = this.#machine;
    const id = machine.instanceId;
    if (!view) return `instance ${id} does not exist`;
    if (view.bootedAt === undefined) return `instance ${id} is ${view.instance.state}`;
    const closed = whyNot443(view, this.backupServers);
    if (closed !== undefined) return closed;
    if (!isUp(machine, now)) return `instance ${id} is starting`;
    const nginx = stateOf(machine.units.get('nginx'), now);
    if (nginx !== 'active') return `no web server runs on ${id}`;
    return isApplianceInstalled(machine)
      ? undefined
      : `the appliance's software is not installed on ${id}`;
  }
}

function statesOf({ units, now }: Machine): readonly ServiceState[] {
  return applianceServices.map((service) => {
    const unit = units.get(unitName(service));
    const state = unit ? stateOf(unit, now) : 'missing';
    return {
      name: service.name,
      ...(service.unit === undefined ? {} : { unit: service.unit }),
      state,
    };
  });
}
