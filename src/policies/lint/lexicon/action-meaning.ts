import type { Action, Retired, Service } from '../../catalogue/aws/index.ts';
import { foldCase } from '../../evaluate/match/fold-case.ts';
import { type Glob, globTest, STAR, wildcardGlob } from '../../evaluate/match/glob.ts';

/** What an item of Action or NotAction comes to by the catalogue. */
export type ActionMeaning =
  /** Nothing but stars: `*`, `*:*`. */
  | { readonly kind: 'everything' }
  /** Not `prefix:name`. */
  | { readonly kind: 'malformed' }
  | { readonly kind: 'unknown-service'; readonly prefix: string; readonly retired?: Retired }
  | { readonly kind: 'known'; readonly service: Service; readonly action: Action }
  | {
      readonly kind: 'unknown';
      readonly service: Service;
      /** Without the prefix, as it is written. */
      readonly name: string;
      readonly retired?: Retired;
    }
  | ActionPattern;

/** An action with wildcards. */
export interface ActionPattern {
  readonly kind: 'pattern';
  /** Services that its prefix can mean. */
  readonly services: readonly Service[];
  /** Names without wildcards that stand for the prefix: `ec2` of `ec2:*`; undefined where it has wildcards itself. */
  readonly prefix: string | undefined;
  /** Full names of the documented actions that it covers, as AWS spells them. */
  readonly actions: readonly string[];
  /** Full names of the retired actions that it covers; looked up only where `actions` is empty. */
  readonly retired: readonly string[];
}

/** The action of a full name of which the service was read. */
export function meaningIn(service: Service, text: string): ActionMeaning {
  const name = text.slice(text.indexOf(':') + 1);
  const action = service.actions.get(name);
  return action ? { kind: 'known', service, action } : { kind: 'unknown', service, name };
}

/** A pattern over services that were read. What it covers is worked out when it is first asked for. */
export function patternOf(
  text: string,
  services: readonly Service[],
  retired: readonly string[],
): ActionPattern {
  let actions: readonly string[] | undefined;
  const prefix = text.slice(0, Math.max(0, text.indexOf(':')));
  return {
    kind: 'pattern',
    services,
    prefix: prefix === '' || /[*?]/.test(prefix) ? undefined : prefix,
    get actions() {
      actions ??= covered(wildcardGlob(foldCase(text)), services);
      return actions;
    },
    retired,
  };
}

/** `*`, `**`, `*:*`: a star takes in the colon too. */
export function isEverything(text: string): boolean {
  return /^\*[*:]*$/.test(text) && (text.match(/:/g)?.length ?? 0) <= 1;
}

function covered(glob: Glob, services: readonly Service[]): readonly string[] {
  const test = globTest(glob);
  const isWhole = (service: Service): boolean => {
    const { length } = service.prefix;
    return glob.length === length + 2 && glob[length] === 58 && glob[length + 1] === STAR;
  };
  return services.flatMap((service) => {
    const { names } = foldedNames(service);
    if (isWhole(service)) return names.map(({ full }) => full);
    return names.filter(({ folded }) => test(folded)).map(({ full }) => full);
  });
}

interface Names {
  readonly names: readonly { readonly full: string; readonly folded: string }[];
}

const known = new WeakMap<Service, Names>();

function foldedNames(service: Service): Names {
  const before = known.get(service);
  if (before) return before;
  const names = service.actions.names().map((name) => {
    const full = `${service.prefix}:${name}`;
    return { full, folded: foldCase(full) };
  });
  known.set(service, { names });
  return { names };
}
