import type { Clients } from '../aws/clients.ts';
import type { Leftover } from '../vocabulary/simulation.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';

/** Removes all that stands, newest first, through the guarded clients; what stays is named with the reason. */
export async function rollBack(
  ledger: Ledger,
  clients: Clients,
  signal: AbortSignal,
): Promise<readonly Leftover[]> {
  const left: Leftover[] = [];
  for (const entry of ledger.standing) {
    const why = await removeOne(entry, clients, signal);
    if (why === undefined) ledger.removed(entry.ref.type, entry.ref.id);
    else left.push({ ...entry.ref, why, expected: entry.remove === undefined });
  }
  return left;
}

/** Undefined when the resource is gone, else why it is not. */
async function removeOne(
  entry: LedgerEntry,
  clients: Clients,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!entry.remove) return entry.keepsBecause ?? 'the deployment does not remove it';
  try {
    await entry.remove(clients, signal);
    return undefined;
  } catch (error) {
    if (signal.aborted) throw error;
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

/**
 * Clears an emulator of what the roll-back had to leave, with nobody's policies enforced: a dry run that failed must not
 * fill the emulator. What the emulator itself will not remove is returned with its reason.
 */
export async function sweep(
  ledger: Ledger,
  unguarded: Clients,
  signal: AbortSignal,
): Promise<readonly Leftover[]> {
  const left: Leftover[] = [];
  for (const entry of ledger.standing) {
    const remove = entry.sweep ?? entry.remove;
    if (!remove) continue;
    try {
      await remove(unguarded, signal);
    } catch (error) {
      const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      left.push({ ...entry.ref, why, expected: false });
    }
  }
  return left;
}
