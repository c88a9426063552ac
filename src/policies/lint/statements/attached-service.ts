import type { LintDocument } from '../document/lint-document.ts';
import type { Value } from '../document/value.ts';
import type { Lexicon, Service } from '../lexicon/lexicon.ts';
import { arnPartsOf, isOpen } from '../patterns/arn-parts.ts';
import { isWellDocumented } from '../tables/well-documented-services.ts';

/** Actions or ARNs of a resource policy that are not of the resource that it is attached to. */
export interface Strangers {
  readonly are: 'actions' | 'resources';
  /** Prefix of the service. */
  readonly service: string;
  readonly items: readonly Value[];
}

/**
 * The document does not say what it is attached to: it is taken to be of the service that all its ARNs are of, if an
 * action is of it too; or else of the one that all its actions are of. Undefined where neither is so.
 */
export function strangersIn(document: LintDocument, names: Lexicon): Strangers | undefined {
  const actions = actionsByService(document, names);
  const arns = arnsByService(document);
  if (!actions || !arns || actions.size === 0 || arns.size === 0) return undefined;
  return strangeActions(actions, arns, names) ?? strangeResources(actions, arns);
}

type ByService<S> = ReadonlyMap<S, readonly Value[]>;

/** Of a resource that all ARNs are of the service of. */
function strangeActions(
  actions: ByService<Service>,
  arns: ByService<string>,
  names: Lexicon,
): Strangers | undefined {
  const [service, other] = arns.keys();
  if (service === undefined || other !== undefined) return undefined;
  const isOwn = hasOwn(actions, service);
  // The policy of a key calls it "*": one with another ARN is not that of a key.
  if (!isOwn && !(actions.size === 1 && [...actions.keys()][0]?.prefix === 'kms')) return undefined;
  const items = [...actions].flatMap(([of, found]) =>
    takes(of, service) ? found.filter(({ text }) => isOfNoResource(text, names)) : found,
  );
  return items.length > 0 ? { are: 'actions', service, items } : undefined;
}

/** Of a resource that all actions are of the service of. */
function strangeResources(
  actions: ByService<Service>,
  arns: ByService<string>,
): Strangers | undefined {
  const [service, other] = actions.keys();
  if (!service || other) return undefined;
  const items = [...arns].flatMap(([of, found]) => (takes(service, of) ? [] : found));
  return items.length > 0 ? { are: 'resources', service: service.prefix, items } : undefined;
}

/** Whether it is an action that AWS lets nobody limit to a resource: `s3:ListAllMyBuckets`. */
export function isOfNoResource(action: string, names: Lexicon): boolean {
  const meaning = names.action(action);
  return (
    meaning.kind === 'known' &&
    meaning.action.resources.length === 0 &&
    isWellDocumented(meaning.service.prefix)
  );
}

function hasOwn(actions: ByService<Service>, arnService: string): boolean {
  return [...actions.keys()].some((service) => takes(service, arnService));
}

/** Whether a type of the service has ARNs with that service field. */
function takes({ prefix, resourceTypes }: Service, arnService: string): boolean {
  if (prefix === arnService) return true;
  return resourceTypes
    .names()
    .some((name) =>
      resourceTypes
        .get(name)
        ?.arns.some(({ service }) => service === arnService || service.includes('{')),
    );
}

/** Undefined where an action is of no service, or of many. */
function actionsByService(
  { statements }: LintDocument,
  names: Lexicon,
): ByService<Service> | undefined {
  const found = new Map<Service, Value[]>();
  for (const item of statements.flatMap(({ actions }) => actions?.items ?? [])) {
    const meaning = names.action(item.text);
    if (meaning.kind === 'everything') continue;
    const services =
      meaning.kind === 'known' || meaning.kind === 'unknown'
        ? [meaning.service]
        : meaning.kind === 'pattern'
          ? meaning.services
          : [];
    const [service, another] = services;
    if (!service || another) return undefined;
    const list = found.get(service);
    if (list) list.push(item);
    else found.set(service, [item]);
  }
  return found;
}

/** `*` is the resource itself. Undefined where an ARN cannot be read. */
function arnsByService({ statements }: LintDocument): ByService<string> | undefined {
  const found = new Map<string, Value[]>();
  for (const item of statements.flatMap(({ resources }) => resources?.items ?? [])) {
    if (item.text === '*') continue;
    const service = arnPartsOf(item.text)?.service.text;
    if (service === undefined || isOpen(service)) return undefined;
    const list = found.get(service);
    if (list) list.push(item);
    else found.set(service, [item]);
  }
  return found;
}
