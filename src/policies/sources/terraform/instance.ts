import type { At } from '../../document/reader.ts';
import { atPath, itemsOf, membersOf, textAt } from '../tree/at.ts';

/** A resource of the plan. */
export interface Instance {
  /** `module.iam.aws_iam_role.deploy[0]`. */
  readonly address: string;
  /** Address of its module; empty for the root module. */
  readonly module: string;
  readonly type: string;
  readonly name: string;
  readonly at: At;
  readonly values: At | undefined;
  /** Which of the values are known only after apply: `true` in the place of each. */
  readonly unknown: At | undefined;
  /** The expressions of the configuration, by attribute, with what they refer to. */
  readonly expressions: At | undefined;
}

/**
 * The managed resources of a plan, or of a state, of all modules. Source:
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export function instancesOf(root: At): readonly Instance[] {
  const unknowns = new Map(
    itemsOf(atPath(root, 'resource_changes')).map((change) => [
      textAt(change, 'address') ?? '',
      atPath(change, 'change', 'after_unknown'),
    ]),
  );
  const module =
    atPath(root, 'planned_values', 'root_module') ?? atPath(root, 'values', 'root_module');
  const configuration = atPath(root, 'configuration', 'root_module');
  return module ? [...walk(module, configuration, '', unknowns)] : [];
}

function* walk(
  module: At,
  configuration: At | undefined,
  address: string,
  unknowns: ReadonlyMap<string, At | undefined>,
): Generator<Instance> {
  const configured = new Map(
    itemsOf(atPath(configuration, 'resources')).map((resource) => [
      textAt(resource, 'address') ?? '',
      atPath(resource, 'expressions'),
    ]),
  );
  for (const at of itemsOf(atPath(module, 'resources'))) {
    const type = textAt(at, 'type') ?? '';
    const name = textAt(at, 'name') ?? '';
    if (textAt(at, 'mode') === 'data') continue;
    const own = textAt(at, 'address') ?? `${type}.${name}`;
    yield {
      address: own,
      module: address,
      type,
      name,
      at,
      values: atPath(at, 'values'),
      unknown: unknowns.get(own),
      expressions: configured.get(`${type}.${name}`),
    };
  }
  for (const child of itemsOf(atPath(module, 'child_modules'))) {
    const childAddress = textAt(child, 'address') ?? '';
    const called = membersOf(atPath(configuration, 'module_calls')).find(
      ({ name }) => name === callOf(childAddress, address),
    );
    yield* walk(child, atPath(called?.value, 'module'), childAddress, unknowns);
  }
}

/** `module.a.module.b["x"]` in `module.a` → `b`. */
function callOf(address: string, parent: string): string | undefined {
  const local = parent === '' ? address : address.slice(parent.length + 1);
  return /^module\.([^.[]+)/.exec(local)?.[1];
}

/** What an attribute comes to. */
export type Attribute =
  | { readonly kind: 'known'; readonly at: At }
  /** Known after apply. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'absent' };

export function attributeOf({ values, unknown }: Instance, name: string): Attribute {
  const at = atPath(values, name);
  if (at && at.node.type !== 'null') return { kind: 'known', at };
  return atPath(unknown, name)?.node.value === true ? { kind: 'unknown' } : { kind: 'absent' };
}

/** Whether an attribute, or any item of it, is known only after apply. */
export function hasUnknown({ unknown }: Instance, name: string): boolean {
  const at = atPath(unknown, name);
  return at?.node.value === true || itemsOf(at).some(({ node }) => node.value === true);
}

/** Whether the configuration sets the attribute; else what is in it is the provider's. */
export function isConfigured({ expressions }: Instance, attribute: string): boolean {
  return atPath(expressions, attribute) !== undefined;
}

/** What the configuration of an attribute refers to: `aws_iam_policy.deploy.arn`. */
export function referencesOf({ expressions }: Instance, attribute: string): readonly string[] {
  return itemsOf(atPath(expressions, attribute, 'references')).map((item) =>
    String(item.node.value),
  );
}
