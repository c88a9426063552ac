import type { LintDocument } from '../document/lint-document.ts';
import type { Value } from '../document/value.ts';
import type { Lexicon, Service } from '../lexicon/lexicon.ts';
import { arnPartsOf, isOpen } from '../patterns/arn-parts.ts';

/** Actions or ARNs of a resource policy that are not of the service whose resource it is attached to. */
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
  const [onlyArn, otherArn] = arns.keys();
  const [onlyAction, otherAction] = actions.keys();
  if (onlyArn !== undefined && otherArn === undefined && hasOwn(actions, onlyArn)) {
    const items = [...actions].flatMap(([service, found]) =>
      takes(service, onlyArn) ? [] : found,
    );
    return items.length > 0 ? { are: 'actions', service: onlyArn, items } : undefined;
  }
  if (!onlyAction || otherAction) return undefined;
  const items = [...arns].flatMap(([service, found]) => (takes(onlyAction, service) ? [] : found));
  return items.length > 0 ? { are: 'resources', service: onlyAction.prefix, items } : undefined;
}

function hasOwn(actions: ReadonlyMap<Service, readonly Value[]>, arnService: string): boolean {
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
): ReadonlyMap<Service, readonly Value[]> | undefined {
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
function arnsByService({
  statements,
}: LintDocument): ReadonlyMap<string, readonly Value[]> | undefined {
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
