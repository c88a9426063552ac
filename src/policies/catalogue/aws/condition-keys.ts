import { foldCase } from '../../evaluate/match/fold-case.ts';
import type { ConditionKey } from './condition-key.ts';
import { globalConditionKeyOf } from './global-condition-keys.ts';
import { isKey } from './key-template.ts';
import { serviceOf } from './service.ts';
import { borrowedKeyPrefixes, serviceName } from './services.ts';

/**
 * The documented condition key that a policy means by this name, in any letter case: a global one, or one of any service
 * that knows keys with its prefix. Undefined for a key that AWS does not document. Keys that begin with the address of an
 * identity provider work although most are such keys: AWS lists a few claims of the providers that it names
 * (`token.actions.githubusercontent.com:repository`, but not `:sub`) and none of one's own.
 */
export async function conditionKeyOf(key: string): Promise<ConditionKey | undefined> {
  const global = globalConditionKeyOf(key);
  if (global) return global;
  const prefix = key.slice(0, Math.max(0, key.indexOf(':')));
  for (const name of servicesKnowing(prefix)) {
    const found = (await serviceOf(name))?.conditionKeys.get(key);
    if (found) return found;
  }
  return undefined;
}

/** The service of the prefix's name first, then those that borrow the prefix. */
function servicesKnowing(prefix: string): readonly string[] {
  const borrowers = borrowedKeyPrefixes
    .filter(([borrowed]) => isKey(borrowed, prefix))
    .flatMap(([, services]) => services);
  return [...(serviceName(prefix) === undefined ? [] : [foldCase(prefix)]), ...borrowers];
}
