import { quotaRows } from '../../policies/catalogue/quotas.ts';
import type { ClientCall } from '../../vocabulary/connection.ts';
import type { AccountState } from '../cloud/account.ts';
import { vcpusOf } from '../cloud/services/ec2/instance-types.ts';
import { limitOf } from '../cloud/services/quota-state.ts';
import { usageOf } from '../cloud/usage.ts';
import { QuotaExceeded } from './refusal.ts';

/** Throws QuotaExceeded, in AWS's words, where the call would go over a limit of the account. */
export function enforceQuota(call: ClientCall, account: AccountState): void {
  const { service, operation, input, region } = call;
  const row = quotaRows.find(
    ({ exceeded }) => exceeded.service === service && exceeded.operation === operation,
  );
  if (!row || isDryRun(input)) return;
  const limit = limitOf(account.quotas, row.id, region);
  const used = usageOf(account, region, text(input, 'VpcId'))[row.id];
  const need = row.id === 'standard-vcpus' ? vcpusOfLaunch(input) : 1;
  if (used + need <= limit) return;
  const { code, message } = row.exceeded;
  const quota = { id: row.id, used, need, limit };
  throw new QuotaExceeded(call, code, message.replaceAll('{limit}', String(limit)), quota);
}

/** DryRun asks for permissions, not for room. */
function isDryRun(input: object): boolean {
  return 'DryRun' in input && input.DryRun === true;
}

/** A type that the table does not know takes nothing here: AWS refuses it before it counts. */
function vcpusOfLaunch(input: object): number {
  const count = 'MaxCount' in input && typeof input.MaxCount === 'number' ? input.MaxCount : 1;
  return (vcpusOf(text(input, 'InstanceType') ?? '') ?? 0) * count;
}

function text(input: object, member: string): string | undefined {
  const value = new Map<string, unknown>(Object.entries(input)).get(member);
  return typeof value === 'string' ? value : undefined;
}
