import type { Clients } from '../aws/clients.ts';
import type { ResourceRef } from '../vocabulary/simulation.ts';

/** Removes one resource; a resource that is already gone is no error for it. */
export type Remove = (clients: Clients, signal: AbortSignal) => Promise<void>;

/** A resource from the moment it was created: no tag and no stack ties a deployment together, so it is written down. */
export interface LedgerEntry {
  readonly ref: ResourceRef;
  readonly stage: string;
  /** How the deployer's clean-up removes it; absent where no documented permission set could. */
  readonly remove?: Remove;
  /** Why `remove` is absent. */
  readonly keepsBecause?: string;
  /** How an emulator gets rid of it afterwards, with nobody's policies enforced; default: `remove`. */
  readonly sweep?: Remove;
}

/** What the stages created and have not removed again, in order. */
export class Ledger {
  stage = '';
  readonly #standing: LedgerEntry[] = [];
  readonly #created: LedgerEntry[] = [];
  readonly #removed: { readonly ref: ResourceRef; readonly stage: string }[] = [];

  created(entry: Omit<LedgerEntry, 'stage'>): void {
    const full = { stage: this.stage, ...entry };
    this.#standing.push(full);
    this.#created.push(full);
  }

  /** Strikes out what has been removed; asking for what the ledger does not hold is a fault of the stage. */
  removed(type: string, id: string): void {
    const at = this.#standing.findIndex(({ ref }) => ref.type === type && ref.id === id);
    const [entry] = at < 0 ? [] : this.#standing.splice(at, 1);
    if (!entry) throw new Error(`${type} ${id} is not in the ledger`);
    this.#removed.push({ ref: entry.ref, stage: this.stage });
  }

  /** Newest first: the order in which to remove. */
  get standing(): readonly LedgerEntry[] {
    return this.#standing.toReversed();
  }

  createdIn(stage: string): readonly ResourceRef[] {
    return this.#created.filter((entry) => entry.stage === stage).map(({ ref }) => ref);
  }

  removedIn(stage: string): readonly ResourceRef[] {
    return this.#removed.filter((entry) => entry.stage === stage).map(({ ref }) => ref);
  }
}
