/** A list that only grows: a longer one shares the shorter, so that adding takes the same time however long it is. */
export interface Grown<T> {
  readonly before: Grown<T> | undefined;
  readonly last: T;
  readonly length: number;
}

export function grow<T>(before: Grown<T> | undefined, last: T): Grown<T> {
  return { before, last, length: (before?.length ?? 0) + 1 };
}

/** The items in the order in which they came. */
export function listOf<T>(grown: Grown<T> | undefined): readonly T[] {
  const items: T[] = [];
  for (let rest = grown; rest; rest = rest.before) items.push(rest.last);
  return items.toReversed();
}
