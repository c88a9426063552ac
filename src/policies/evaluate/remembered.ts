/** Values that are held for certain, whoever made them. */
const MOST_RECENT = 16;

/**
 * What was made of an object, so that it is made once. An object that turns up once and never again leaves nothing
 * behind: the values of a WeakMap outlive the young generation of the heap, and a long file of cases, each with its own
 * policies, would fill the old one. So a value moves there only when its object is asked for again after a while.
 */
export class Remembered<K extends object, V> {
  readonly #recent = new Map<K, V>();
  readonly #seen = new WeakSet<K>();
  readonly #kept = new WeakMap<K, V>();

  /** The value of the object, made by `make` where it is not at hand: twice at most. */
  of(key: K, make: (key: K) => V): V {
    return this.#recent.get(key) ?? this.#kept.get(key) ?? this.#remember(key, make(key));
  }

  #remember(key: K, value: V): V {
    if (this.#seen.has(key)) {
      this.#kept.set(key, value);
      return value;
    }
    this.#seen.add(key);
    this.#recent.set(key, value);
    if (this.#recent.size > MOST_RECENT) {
      const [oldest] = this.#recent.keys();
      if (oldest) this.#recent.delete(oldest);
    }
    return value;
  }
}
