import type { Clients } from '../../../src/aws/clients.ts';
import { openClients } from '../../../src/aws/open-clients.ts';
import type { AccountState } from '../../../src/simulator/cloud/account.ts';
import { createCloud } from '../../../src/simulator/cloud/create-cloud.ts';
import type { CallContext } from '../../../src/simulator/cloud/operation.ts';
import type { CallObserver, Connection } from '../../../src/vocabulary/connection.ts';

/** Operations of a service that a test makes up; any input is taken as it comes. */
export type TestOperations = Readonly<
  Record<string, (input: Record<string, unknown>, context: CallContext) => object>
>;

/** A connection to a cloud that has just these operations, whatever the service. */
export function connectionTo(
  operations: TestOperations,
  observers: readonly CallObserver[] = [],
): Connection {
  const cloud = createCloud({} as AccountState, async () => ({ operations }));
  return {
    target: { kind: 'embedded' },
    region: 'eu-central-1',
    partition: 'aws',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'none' },
    answer: cloud.answer,
    observers,
  };
}

export function clientsOf(
  operations: TestOperations,
  observers?: readonly CallObserver[],
): Clients {
  return openClients(connectionTo(operations, observers));
}
