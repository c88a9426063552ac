import type { CallObserver, Connection } from '../../vocabulary/connection.ts';
import type { TargetInfo } from '../../vocabulary/report.ts';
import type { BackendInfo } from '../../vocabulary/simulation.ts';
import type { Backend } from './backend.ts';

/** A connection to a backend as the deploying identity. Without the guard among the observers nothing is enforced. */
export function connectionOf(
  backend: Backend,
  region: string,
  observers: readonly CallObserver[],
): Connection {
  const { info, account, deployer, answer } = backend;
  return {
    target: targetOf(info),
    region,
    partition: account.partition,
    credentials: deployer.credentials,
    answer,
    observers,
  };
}

/** Who is asked, as the report names it. What the guard enforces is no part of it: it stands with the dry run. */
export function targetOf({ kind, version, endpoint }: BackendInfo): TargetInfo {
  return { kind, version, ...(endpoint ? { endpoint } : {}) };
}
