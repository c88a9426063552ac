import type { Policy } from '../document/policy.ts';

/** Text of the documents that are kept; a policy takes some forty times the memory of its text. */
const MOST_TEXT = 1_048_576;
/** Documents that are known to have been read before. */
const MOST_SEEN = 4_096;

/**
 * Policies that were read before, by their place in the case and their text. Files of cases ask the same few policies
 * over and over; reading one takes a hundred times as long as deciding by it. One that is read for the first time is
 * not kept: in a file where each case has its own, that would only fill the memory.
 */
export class KeptPolicies {
  readonly #seen = new Set<number>();
  readonly #kept = new Map<string, Policy>();
  #text = 0;

  /** The policy of that place and text, read by `read` where it is not kept; what `read` throws is thrown. */
  get(at: string, text: string, read: () => Policy): Policy {
    const key = `${at} ${text}`;
    const known = this.#kept.get(key);
    const policy = known ?? read();
    if (known) this.#kept.delete(key);
    else if (this.#isFirst(key)) return policy;
    else this.#text += key.length;
    // A map keeps the order in which keys were set: the first is the one that nobody has asked for longest.
    this.#kept.set(key, policy);
    this.#forget();
    return policy;
  }

  /** Remembers hashes: two texts with the same one are kept a turn too early, no more. */
  #isFirst(key: string): boolean {
    const hash = hashOf(key);
    if (this.#seen.has(hash)) return false;
    this.#seen.add(hash);
    const [oldest] = this.#seen;
    if (this.#seen.size > MOST_SEEN && oldest !== undefined) this.#seen.delete(oldest);
    return true;
  }

  #forget(): void {
    for (const key of this.#kept.keys()) {
      if (this.#text <= MOST_TEXT) return;
      this.#kept.delete(key);
      this.#text -= key.length;
    }
  }
}

/** FNV-1a over the units of the text, in 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93);
  }
  return hash;
}
