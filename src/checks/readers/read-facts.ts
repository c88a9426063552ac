import { setTimeout } from 'node:timers/promises';

import { openClients } from '../../aws/open-clients.ts';
import type { Product } from '../../policies/catalogue/veeam/product.ts';
import type { Connection, CallObserver } from '../../vocabulary/connection.ts';
import type { DocumentFact, Facts } from '../../vocabulary/facts.ts';
import type { Plan } from '../../vocabulary/plan.ts';
import type { FactPart } from '../check.ts';
import { noteAnswerers, type Answerers } from './answerers.ts';
import { readApis } from './apis.ts';
import { callLimit, pace, readOnly } from './call-budget.ts';
import { readCaller } from './caller.ts';
import { readIdentity } from './identity.ts';
import { readNetwork } from './network.ts';
import { once } from './once.ts';
import { readQuotas } from './quotas.ts';
import type { Caller, Reading } from './reading.ts';
import { readRegion } from './region.ts';
import { readRoles } from './roles.ts';
import { readSimulatedActions } from './simulated-actions.ts';
import { slots } from './slots.ts';

export interface ReadOptions {
  readonly plan: Plan;
  readonly product: Product;
  readonly connection: Connection;
  readonly given: readonly DocumentFact[] | undefined;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** Facts as they come in: each part is a promise that is made when it is first asked for. */
export interface FactSource {
  readonly caller: Caller;
  readonly part: <P extends FactPart>(name: P) => Promise<Facts[P]>;
  readonly close: () => void;
}

/** Calls at a time, and calls in all, of one check. */
const simultaneous = 8;
const mostCalls = 250;

/** Finds out who calls. Throws CredentialsError where nobody can, UserError where nothing answers. */
export async function openFacts(options: ReadOptions): Promise<FactSource> {
  const { plan, product, given, now, signal } = options;
  const answerers = noteAnswerers();
  const connection = observed(options, answerers);
  const clients = openClients(connection);
  const reading: Reading = {
    connection,
    clients,
    plan,
    signal,
    answerers,
    slot: slots(simultaneous),
    now,
    given,
  };
  try {
    const caller = await readCaller(reading);
    const part = parts(reading, caller, product);
    return { caller, part, close: () => clients.destroy() };
  } catch (error) {
    clients.destroy();
    throw error;
  }
}

/** The list of reads comes first, so that nothing else ever sees a call that is not on it. */
function observed({ connection, now, signal }: ReadOptions, answerers: Answerers): Connection {
  const pacing: readonly CallObserver[] =
    connection.target.kind === 'aws'
      ? [pace({ now, sleep: (ms) => setTimeout(ms, undefined, { signal }) })]
      : [];
  return {
    ...connection,
    observers: [
      readOnly,
      callLimit(mostCalls),
      ...pacing,
      answerers.observer,
      ...connection.observers,
    ],
  };
}

function parts(reading: Reading, caller: Caller, product: Product): FactSource['part'] {
  const identity = once(() => readIdentity(reading, caller));
  const readers: { readonly [P in FactPart]: () => Promise<Facts[P]> } = {
    identity,
    apis: once(() => readApis(reading, caller)),
    simulatedActions: once(async () => readSimulatedActions(reading, caller, await identity())),
    quotas: once(() => readQuotas(reading, caller)),
    roles: once(() => readRoles(reading, caller, product)),
    network: once(() => readNetwork(reading)),
    regionFacts: once(() => readRegion(reading, caller)),
  };
  return (name) => readers[name]();
}
