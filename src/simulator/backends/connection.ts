import type { CallObserver, Connection } from '../../vocabulary/connection.ts';
import type { Backend } from './backend.ts';

/** A connection to a backend as the deploying identity. Without the guard among the observers nothing is enforced. */
export function connectionOf(
  backend: Backend,
  region: string,
  observers: readonly CallObserver[],
): Connection {
  const { info, account, deployer, answer } = backend;
  return {
    target: {
      kind: info.kind,
      version: info.version,
      ...(info.endpoint ? { endpoint: info.endpoint } : {}),
    },
    region,
    partition: account.partition,
    credentials: deployer.credentials,
    answer,
    observers,
  };
}
