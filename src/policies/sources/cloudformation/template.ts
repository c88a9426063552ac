import type { At } from '../../document/reader.ts';
import type { Gathering } from '../gathering.ts';
import type { SourceOptions } from '../source.ts';
import { atPath, isObject, membersOf, textAt } from '../tree/at.ts';
import type { Tree } from '../tree/tree.ts';
import { evaluateText } from './evaluate.ts';
import { gatherIdentity } from './identity-resources.ts';
import { gatherOther, isKnownType } from './other-resources.ts';
import { type Parameter, type Resource, MAX_CHARACTERS, type Scope } from './scope.ts';

/**
 * Whether a root object is a CloudFormation template. Source:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
export function isTemplate(root: At): boolean {
  if (atPath(root, 'AWSTemplateFormatVersion')) return true;
  return membersOf(atPath(root, 'Resources')).some(({ value }) =>
    /^(?:AWS|Alexa|Custom|[A-Za-z0-9]+)::/.test(textAt(value, 'Type') ?? ''),
  );
}

/** Gathers the policies of a template. */
export function gatherTemplate(tree: Tree, gathering: Gathering, options: SourceOptions): void {
  const scope = openScope(tree, options);
  for (const { name, value } of membersOf(atPath(tree.root, 'Resources'))) {
    const resource = scope.resources.get(name);
    if (!resource) {
      gathering.note(name, 'it is no resource: it has no Type', value);
    } else if (!gatherIdentity(resource, scope, gathering)) {
      if (isKnownType(resource.type)) gatherOther(resource, scope, gathering);
      else noteForgotten(resource, gathering);
    }
  }
  const transform = atPath(tree.root, 'Transform');
  if (transform) {
    gathering.note('Transform', 'what a macro makes of the template is not known', transform);
  }
  for (const [name, value] of scope.assumed) {
    const at = atPath(tree.root, 'Parameters', name) ?? tree.root;
    const why = `its default ${JSON.stringify(shorten(value))} is assumed; other values were not looked at`;
    gathering.note(`parameter ${name}`, why, at);
  }
}

function openScope(tree: Tree, { parameters }: SourceOptions): Scope {
  const { root } = tree;
  const scope: Scope = {
    tree,
    given: parameters ?? new Map(),
    parameters: new Map(
      membersOf(atPath(root, 'Parameters')).map(({ name, value }): [string, Parameter] => [
        name,
        { type: textAt(value, 'Type') ?? 'String', defaultAt: atPath(value, 'Default') },
      ]),
    ),
    mappings: atPath(root, 'Mappings'),
    conditions: new Map(
      membersOf(atPath(root, 'Conditions')).map(({ name, value }) => [name, value]),
    ),
    resources: new Map(
      membersOf(atPath(root, 'Resources')).flatMap(
        ({ name, value }): readonly [string, Resource][] => {
          const type = textAt(value, 'Type');
          if (type === undefined) return [];
          const condition = textAt(value, 'Condition');
          return [
            [
              name,
              { id: name, type, at: value, properties: atPath(value, 'Properties'), condition },
            ],
          ];
        },
      ),
    ),
    assumed: new Map(),
    decided: new Map(),
    named: new Map(),
    budget: { left: MAX_CHARACTERS },
    textOf: (at) => evaluateText(at, scope),
  };
  return scope;
}

/** A resource of a type that is not read may hold a policy all the same: that is said. */
function noteForgotten({ id, type, properties }: Resource, gathering: Gathering): void {
  const policy = properties && findPolicy(properties);
  if (policy)
    gathering.note(
      `${id} (${type})`,
      'it holds a policy, and resources of this type are not read',
      policy,
    );
}

function findPolicy(at: At): At | undefined {
  if (isObject(at) && atPath(at, 'Statement')) return at;
  for (const { value } of membersOf(at)) {
    const found = findPolicy(value);
    if (found) return found;
  }
  for (const [index, node] of (at.node.type === 'array'
    ? (at.node.children ?? [])
    : []
  ).entries()) {
    const found = findPolicy({ node, pointer: `${at.pointer}/${index}` });
    if (found) return found;
  }
  return undefined;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
