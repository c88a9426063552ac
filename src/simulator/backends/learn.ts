import type { ClientCall } from '../../vocabulary/connection.ts';
import type { AccountState } from '../cloud/account.ts';
import { serviceModules } from '../cloud/services/index.ts';

/** Lets the embedded side take over what another backend answered, where it must know of it. */
export async function learnFrom(
  account: AccountState,
  call: ClientCall,
  output: object,
): Promise<void> {
  const { service, region, operation, input } = call;
  const { learners } = await serviceModules[service]();
  const learn = learners?.[operation];
  const context = { account, service, region, accessKeyId: undefined, requestId: 'mirrored' };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- client and learner share the operation's SDK types
  learn?.(input as never, output as never, context);
}
