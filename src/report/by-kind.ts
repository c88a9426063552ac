import type { Event } from '../vocabulary/event.ts';

/** One function an event kind; the compiler asks for each, so a new kind cannot be forgotten. */
export type ByKind<Rest extends readonly unknown[], Out> = {
  readonly [Kind in Event['kind']]: (
    event: Extract<Event, { readonly kind: Kind }>,
    ...rest: Rest
  ) => Out;
};

/** Calls the function of the event's kind. */
export function byKind<Rest extends readonly unknown[], Out>(
  functions: ByKind<Rest, Out>,
  event: Event,
  ...rest: Rest
): Out {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the key and the parameter come from one event; TypeScript cannot relate them through the table
  const apply = functions[event.kind] as (event: Event, ...rest: Rest) => Out;
  return apply(event, ...rest);
}
