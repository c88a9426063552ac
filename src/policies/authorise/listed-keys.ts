import listed from './listed-keys.json' with { type: 'json' };

/** Condition keys by type of resource, for one action. */
type KeysByType = Readonly<Record<string, readonly string[]>>;

const actions: Readonly<Record<string, KeysByType>> = listed.actions;

/** Prefixes of the services whose keys the data cover. */
export const tableServices: ReadonlySet<string> = new Set(
  Object.keys(actions).map((action) => action.slice(0, action.indexOf(':'))),
);

/**
 * Whether the Service Authorization Reference lists a condition key, in lower case, for an action and a type of resource.
 * A type that is not given, or not known, is taken for any of the action's: then a key counts as listed once one lists it.
 */
export function isListed(action: string, type: string | undefined, key: string): boolean {
  const byType = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (!byType) return true;
  const ofType = type !== undefined && Object.hasOwn(byType, type) ? byType[type] : undefined;
  return (ofType ?? Object.values(byType).flat()).some((one) => covers(one, key));
}

/** An entry that ends in `/` or `:` stands for every key that begins with it. */
function covers(entry: string, key: string): boolean {
  return entry === key || (/[/:]$/.test(entry) && key.startsWith(entry));
}
