/**
 * The condition keys, in lower case, that AWS is known not to send with a request. Most cannot be listed, because part
 * of the key is a tag's name or because a service has hundreds: `has` answers for them by rule.
 * Iterating it yields the listed ones only, families as `aws:requesttag/*`.
 */
export class AbsentKeys extends Set<string> {
  readonly #families: readonly string[];
  readonly #isAbsent: (key: string) => boolean;

  /** `families` are prefixes that end in `/`. */
  constructor(
    keys: Iterable<string>,
    families: readonly string[],
    isAbsent: (key: string) => boolean,
  ) {
    super([...keys, ...families.map((family) => `${family}*`)]);
    this.#families = families;
    this.#isAbsent = isAbsent;
  }

  override has(key: string): boolean {
    return (
      super.has(key) ||
      this.#families.some((family) => key.startsWith(family)) ||
      this.#isAbsent(key)
    );
  }
}
