import type { Node } from 'jsonc-parser';
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Node as YamlNode,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

import { MAX_DEPTH, MAX_PROBLEMS } from '../../document/limits.ts';
import type { Problem } from '../../document/policy.ts';
import type { TextView } from '../../document/text-view.ts';
import { listNode, type NewMember, objectNode, stringNode } from './at.ts';
import type { Opened } from './tree.ts';
import { yamlScalarView } from './yaml-scalar-view.ts';

/** Values that aliases may blow a file up to. */
const MAX_VALUES = 200_000;

/** Reads YAML into the tree of the JSON it stands for. Never throws; nesting and aliases have limits. */
export function readYaml(view: TextView, pointer: string): Opened {
  const reader = new YamlReader(view, pointer);
  const root = reader.read();
  if (!root || reader.problems.length > 0) return { ok: false, problems: reader.problems };
  const content = (node: Node): TextView | undefined => reader.content(node);
  return { ok: true, tree: { view, root: { node: root, pointer }, content } };
}

interface Measured {
  readonly node: Node;
  readonly height: number;
  readonly size: number;
}

class YamlReader {
  readonly problems: Problem[] = [];
  readonly #view: TextView;
  readonly #pointer: string;
  readonly #anchors = new Map<string, Measured>();
  readonly #scalars = new WeakMap<Node, Scalar>();
  #size = 0;

  constructor(view: TextView, pointer: string) {
    this.#view = view;
    this.#pointer = pointer;
  }

  read(): Node | undefined {
    try {
      const document = parseDocument(this.#view.text, {
        // Checked while converting: the package compares every key with every other one.
        uniqueKeys: false,
        prettyErrors: false,
        logLevel: 'silent',
      });
      for (const { message, pos } of document.errors) {
        this.#problem(/call stack/i.test(message) ? tooDeep : message, pos[0], pos[1]);
      }
      if (this.problems.length > 0) return undefined;
      if (!document.contents) this.#problem('The document is empty', 0, 0);
      return document.contents ? this.#convert(document.contents, 0).node : undefined;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#problem(tooDeep, 0, 0); // the parser's own stack
      return undefined;
    }
  }

  content(node: Node): TextView | undefined {
    const scalar = this.#scalars.get(node);
    if (!scalar || node.type !== 'string') return undefined;
    const [start, stop] = scalar.range ?? [node.offset, end(node)];
    return yamlScalarView(this.#view, {
      value: String(node.value),
      type: scalar.type,
      start,
      end: stop,
    });
  }

  #convert(yaml: YamlNode, depth: number): Measured {
    const before = this.#size;
    this.#size += 1;
    const from = placeOf(yaml);
    if (this.#size > MAX_VALUES || depth > MAX_DEPTH) {
      const message = depth > MAX_DEPTH ? tooDeep : tooMany;
      this.#problem(message, from.offset, from.offset + from.length);
      return { node: from, height: 1, size: 1 };
    }
    if (isAlias(yaml)) return this.#follow(yaml.source, from, depth);
    const { node, height } = this.#untagged(yaml, from, depth);
    const long = longForm(yaml.tag);
    const tagged = long === undefined ? node : wrap(long, node);
    const measured = { node: tagged, height: height + 1, size: this.#size - before };
    if ('anchor' in yaml && yaml.anchor !== undefined) this.#anchors.set(yaml.anchor, measured);
    return measured;
  }

  #untagged(yaml: YamlNode, from: Node, depth: number): Pick<Measured, 'node' | 'height'> {
    if (isMap(yaml)) return this.#map(yaml, from, depth);
    if (isSeq(yaml)) return this.#list(yaml, from, depth);
    return { node: isScalar(yaml) ? this.#scalar(yaml, from) : from, height: 0 };
  }

  #follow(name: string, from: Node, depth: number): Measured {
    const target = this.#anchors.get(name);
    if (!target)
      this.#problem(`There is no anchor "${name}" before this alias`, from.offset, end(from));
    const { node, height, size } = target ?? { node: from, height: 0, size: 0 };
    this.#size += size;
    if (this.#size > MAX_VALUES) this.#problem(tooMany, from.offset, end(from));
    if (depth + height > MAX_DEPTH) this.#problem(tooDeep, from.offset, end(from));
    return { node, height, size };
  }

  #map(map: YAMLMap, from: Node, depth: number): Pick<Measured, 'node' | 'height'> {
    const members: NewMember[] = [];
    const seen = new Set<string>();
    let height = 0;
    for (const pair of map.items) {
      if (this.problems.length >= MAX_PROBLEMS) break;
      const key = this.#key(pair, from);
      if (!key) continue;
      const name = String(key.value);
      if (seen.has(name))
        this.#problem(`The key "${name}" stands twice in this map`, key.offset, end(key));
      seen.add(name);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a parsed pair's value is a node or null
      const value = pair.value as YamlNode | null;
      const found = value
        ? this.#convert(value, depth + 1)
        : { node: nothingAfter(key), height: 0 };
      height = Math.max(height, found.height);
      members.push({ key, value: found.node });
    }
    return { node: objectNode(members, from), height };
  }

  #key({ key }: Pair, map: Node): Node | undefined {
    if (isScalar(key)) {
      const from = placeOf(key);
      return stringNode(
        typeof key.value === 'string' ? key.value : (key.source ?? String(key.value)),
        from,
      );
    }
    this.#problem('A key must be a plain word or text here', map.offset, map.offset);
    return undefined;
  }

  #list(list: YAMLSeq, from: Node, depth: number): Pick<Measured, 'node' | 'height'> {
    const nodes: Node[] = [];
    let height = 0;
    for (const item of list.items) {
      if (this.problems.length >= MAX_PROBLEMS) break;
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- items of a parsed list are nodes or pairs' maps
      const found = this.#convert(item as YamlNode, depth + 1);
      height = Math.max(height, found.height);
      nodes.push(found.node);
    }
    return { node: listNode(nodes, from), height };
  }

  #scalar(scalar: Scalar, from: Node): Node {
    const { value } = scalar;
    if (value === null) return from;
    if (typeof value === 'number' || typeof value === 'boolean') {
      return { ...from, type: typeof value === 'number' ? 'number' : 'boolean', value };
    }
    const node = stringNode(typeof value === 'string' ? value : (scalar.source ?? ''), from);
    this.#scalars.set(node, scalar);
    return node;
  }

  #problem(message: string, start: number, stop: number): void {
    if (this.problems.length >= MAX_PROBLEMS) return;
    this.problems.push({ message, span: this.#view.span(start, stop, this.#pointer) });
  }
}

const tooDeep = `The document is nested deeper than the limit of ${MAX_DEPTH} levels`;
const tooMany = `The document's aliases make it larger than the limit of ${MAX_VALUES} values`;

/** `null` at the place of a YAML node: what it is before its content is known. */
function placeOf({ range }: YamlNode): Node {
  const [start, stop] = range ?? [0, 0];
  return { type: 'null', value: null, offset: start, length: stop - start };
}

function nothingAfter(key: Node): Node {
  return { type: 'null', value: null, offset: end(key), length: 0 };
}

function end({ offset, length }: Node): number {
  return offset + length;
}

/**
 * The long form of CloudFormation's short tags: `!Sub` → `Fn::Sub`, `!Ref` → `Ref`. Source:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
function longForm(tag: string | undefined): string | undefined {
  if (tag === undefined || !/^![A-Za-z0-9]+$/.test(tag)) return undefined;
  const name = tag.slice(1);
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}

function wrap(name: string, value: Node): Node {
  return objectNode([{ key: stringNode(name, value), value }], value);
}
