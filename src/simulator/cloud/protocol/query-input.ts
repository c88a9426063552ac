import { AwsError } from '../aws-error.ts';
import type { ListShape, MapShape, Member, ServiceModel, StructureShape } from './model.ts';
import { fromText } from './scalar-text.ts';

/**
 * Reads the form of awsQuery and ec2Query: `Filter.1.Value.2=x` becomes `{ Filters: [{ Values: [, 'x'] }] }`.
 * Throws AwsError InvalidParameterValue for a text that is no value of its type.
 * Sources: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#x-www-form-urlencoded-shape-serialization
 * and https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
 */
export function queryInput(
  model: ServiceModel,
  structure: StructureShape,
  form: URLSearchParams,
): object {
  return readStructure({ model, ec2: model.protocol === 'ec2Query' }, structure, treeOf(form));
}

interface Node {
  value?: string;
  readonly children: Map<string, Node>;
}

interface Reading {
  readonly model: ServiceModel;
  readonly ec2: boolean;
}

function treeOf(form: URLSearchParams): Node {
  const root: Node = { children: new Map() };
  for (const [path, value] of form) {
    let node = root;
    for (const step of path.split('.')) {
      let child = node.children.get(step);
      if (!child) node.children.set(step, (child = { children: new Map() }));
      node = child;
    }
    node.value = value;
  }
  return root;
}

function readStructure(reading: Reading, structure: StructureShape, node: Node): object {
  const read: [string, unknown][] = [];
  for (const [name, member] of Object.entries(structure.members)) {
    const wireName = memberName(reading, name, member);
    const child = node.children.get(wireName);
    const value = child && readMember(reading, member, child, wireName);
    if (value !== undefined) read.push([name, value]);
  }
  return Object.fromEntries(read);
}

function memberName({ ec2 }: Reading, name: string, member: Member): string {
  const wireName = member.wireName ?? name;
  if (!ec2) return wireName;
  return member.queryName ?? wireName.charAt(0).toUpperCase() + wireName.slice(1);
}

function readMember(reading: Reading, member: Member, node: Node, wireName: string): unknown {
  const shape = reading.model.shapes[member.type];
  switch (shape?.kind) {
    case 'structure':
      return readStructure(reading, shape, node);
    case 'list':
      return readList(reading, shape, node, reading.ec2 || member.flat === true);
    case 'map':
      return readMap(reading, shape, node, member.flat === true);
    case undefined:
      return node.value === undefined ? undefined : readScalar(member.type, node.value, wireName);
  }
}

function readList(
  reading: Reading,
  { item }: ListShape,
  node: Node,
  flat: boolean,
): readonly unknown[] | undefined {
  if (node.value === '') return [];
  const items = flat ? node : node.children.get(item.wireName ?? 'member');
  return items && inOrder(items).map(([index, child]) => readMember(reading, item, child, index));
}

function readMap(
  reading: Reading,
  { key, value }: MapShape,
  node: Node,
  flat: boolean,
): object | undefined {
  const entries = flat ? node : node.children.get('entry');
  if (!entries) return undefined;
  const read = inOrder(entries).map(([index, { children }]): [string, unknown] => {
    const held = children.get(value.wireName ?? 'value');
    return [
      children.get(key.wireName ?? 'key')?.value ?? '',
      held && readMember(reading, value, held, index),
    ];
  });
  return Object.fromEntries(read);
}

/** The numbered children, by number; gaps are allowed, as at AWS. */
function inOrder(node: Node): readonly [string, Node][] {
  return [...node.children]
    .filter(([step]) => /^\d+$/.test(step))
    .toSorted(([a], [b]) => Number(a) - Number(b));
}

function readScalar(type: string, text: string, wireName: string): unknown {
  const value = fromText(type, text, 'date-time');
  if (value === undefined) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${text}) for parameter ${wireName} is invalid.`,
    );
  }
  return value;
}
