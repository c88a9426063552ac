import {
  type Action,
  type ConditionKey,
  conditionKeyOf,
  dependentActions,
  expandRetiredAction,
  type Retired,
  retiredAction,
  retiredConditionKey,
  retiredService,
  type Service,
  serviceName,
  serviceOf,
  servicePrefixes,
} from '../../catalogue/aws/index.ts';
import type { ResourceType } from '../../catalogue/aws/resource-type.ts';
import type { Table } from '../../catalogue/aws/table.ts';
import { foldCase } from '../../evaluate/match/fold-case.ts';
import { globTest, wildcardGlob } from '../../evaluate/match/glob.ts';
import { hasWildcard } from '../patterns/has-wildcard.ts';
import { type ActionMeaning, isEverything, meaningIn, patternOf } from './action-meaning.ts';
import type { NamesOf } from './names-of.ts';

export {
  type Action,
  canMean,
  type ConditionKey,
  globalConditionKeys,
  isKey,
  type Retired,
  type Service,
  servicePrefixes,
} from '../../catalogue/aws/index.ts';

export type { ResourceType } from '../../catalogue/aws/resource-type.ts';

/** What the catalogue says of a condition key. */
export interface KeyMeaning {
  /** Undefined for a key that AWS does not document; keys of one's own identity providers are such. */
  readonly documented?: ConditionKey;
  readonly retired?: Retired;
}

/**
 * What the AWS catalogue says of the names in the documents that are being linted, at once and without waiting: what
 * they name is read beforehand, a service at a time, by `learn`. Asking for a name that was not learnt is a fault of the
 * rule, which then must say what it `needs`.
 */
export class Lexicon {
  /** By the names as they are written and, as in the other maps, by their lower case: most are asked for as they are. */
  readonly #actions = new Map<string, ActionMeaning>();
  readonly #keys = new Map<string, KeyMeaning>();
  readonly #services = new Map<string, Service | undefined>();
  #dependents: Table<readonly string[]> | undefined;

  /** What an item of Action or NotAction means, in any letter case; also a full name of a service in `needs`. */
  action(text: string): ActionMeaning {
    const known = this.#actions.get(text) ?? this.#actions.get(foldCase(text));
    if (known) return known;
    const service = this.#services.get(foldCase(text.slice(0, Math.max(0, text.indexOf(':')))));
    return service && !/[*?]/.test(text)
      ? meaningIn(service, text)
      : this.#found(this.#actions, text);
  }

  /**
   * Condition keys that AWS documents for the action, whatever the resource; global ones left out unless its page names
   * them. `isKey` compares one with a key of a policy.
   */
  keysOf(action: Action): readonly string[] {
    const types = this.resourceTypesOf(action);
    const ofTypes = types.flatMap(({ conditionKeys }) => conditionKeys);
    const ofAction = action.resources.flatMap(({ conditionKeys }) => conditionKeys);
    return [...new Set([...action.conditionKeys, ...ofAction, ...ofTypes])];
  }

  /** Types of resource that the action can be limited to: none where a statement must name `*`. */
  resourceTypesOf({ name, resources }: Action): readonly ResourceType[] {
    const types = this.service(name.slice(0, name.indexOf(':')))?.resourceTypes;
    return resources.flatMap(({ type }) => types?.get(type) ?? []);
  }

  /** Actions that a caller may need besides this one, by its full name; a hint: see `dependentActionsOf`. */
  dependentsOf(action: string): readonly string[] {
    return this.#dependents?.get(action) ?? [];
  }

  /** What a condition key means, in any letter case: `aws:RequestTag/team`. */
  key(text: string): KeyMeaning {
    return this.#found(this.#keys, text);
  }

  /** A service by its prefix, in any letter case; undefined for one that AWS does not document. */
  service(prefix: string): Service | undefined {
    return this.#found(this.#services, prefix);
  }

  /** Reads what the catalogue has of these names, where it was not read before. */
  async learn(names: NamesOf): Promise<void> {
    this.#dependents ??= await dependentActions();
    for (const prefix of names.services) {
      if (!this.#services.has(prefix)) await this.#learnService(prefix);
    }
    for (const text of names.actions) {
      if (this.#actions.has(text)) continue;
      const known = this.#knownMeaning(text);
      if (known) this.#actions.set(text, known);
      else await this.#learnOther(text);
    }
    for (const text of names.keys) {
      if (this.#keys.has(text)) continue;
      const meaning = this.#keys.get(foldCase(text)) ?? (await keyMeaning(text));
      this.#keys.set(text, meaning);
      this.#keys.set(foldCase(text), meaning);
    }
  }

  /** A pattern, or a name that is not known as it is written. */
  async #learnOther(text: string): Promise<void> {
    const folded = foldCase(text);
    const meaning = this.#actions.get(folded) ?? (await this.#actionMeaning(text));
    this.#actions.set(text, meaning);
    this.#actions.set(folded, meaning);
  }

  #found<T>(map: ReadonlyMap<string, T>, text: string): T {
    const written = map.get(text);
    if (written !== undefined) return written;
    const folded = foldCase(text);
    const found = map.get(folded);
    if (found === undefined && !map.has(folded)) {
      throw new TypeError(`A rule asks for ${text}, which neither the document nor "needs" names`);
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- T may itself be undefined: the key is there
    return found as T;
  }

  async #learnService(prefix: string): Promise<Service | undefined> {
    const key = foldCase(prefix);
    const known = this.#services.get(key);
    if (known || this.#services.has(key)) return known;
    const service = await serviceOf(key);
    this.#services.set(key, service);
    return service;
  }

  /** The meaning of most names: of an action that a service has which was read. Without waiting, which takes its time. */
  #knownMeaning(text: string): ActionMeaning | undefined {
    const service = this.#services.get(foldCase(text.slice(0, Math.max(0, text.indexOf(':')))));
    if (!service || hasWildcard(text)) return undefined;
    const meaning = meaningIn(service, text);
    return meaning.kind === 'known' ? meaning : undefined;
  }

  async #actionMeaning(text: string): Promise<ActionMeaning> {
    if (isEverything(text)) return { kind: 'everything' };
    const colon = text.indexOf(':');
    if (/[*?]/.test(colon < 0 ? text : text.slice(0, colon))) return this.#openPattern(text);
    if (colon <= 0) return { kind: 'malformed' };
    const prefix = text.slice(0, colon);
    const service = await this.#learnService(prefix);
    if (!service) return withRetired({ kind: 'unknown-service', prefix }, retiredService(prefix));
    if (!/[*?]/.test(text)) {
      const meaning = meaningIn(service, text);
      return meaning.kind === 'unknown' ? withRetired(meaning, retiredAction(text)) : meaning;
    }
    const pattern = patternOf(text, [service], []);
    return pattern.actions.length > 0
      ? pattern
      : patternOf(text, [service], await expandRetiredAction(text));
  }

  /** The prefix has wildcards: `*:Get*`, `ec?:Run*`, `*Get*`. */
  async #openPattern(text: string): Promise<ActionMeaning> {
    const [prefix = ''] = text.split(':', 1);
    const test = globTest(wildcardGlob(foldCase(prefix)));
    // A star takes in the colon too: what follows it need not be in the prefix.
    const meant = servicePrefixes.filter((name) => prefix.includes('*') || test(name));
    const services = await Promise.all(meant.map((name) => this.#learnService(name)));
    return patternOf(
      text,
      services.filter((service) => service !== undefined),
      [],
    );
  }
}

async function withRetired<T extends ActionMeaning>(
  meaning: T,
  retired: Promise<Retired | undefined>,
): Promise<T> {
  const found = await retired;
  return found ? { ...meaning, retired: found } : meaning;
}

async function keyMeaning(text: string): Promise<KeyMeaning> {
  const documented = await conditionKeyOf(text);
  if (documented) return { documented };
  const retired = await retiredConditionKey(text);
  return retired ? { retired } : {};
}

/** Whether the catalogue has a service of that prefix, without reading it. */
export function isService(prefix: string): boolean {
  return serviceName(prefix) !== undefined;
}
