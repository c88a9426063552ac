import type { Node } from 'jsonc-parser';

import type { Span } from '../../document/policy.ts';
import { pointerToken } from '../../document/read-json.ts';
import type { TextView } from '../../document/text-view.ts';
import {
  isList,
  isObject,
  type Json,
  kindAt,
  kindOf,
  textAt,
  textOf,
  type ValueKind,
} from './json.ts';

/** Something of the document that a finding can point at. Lines and columns are worked out only when they are asked for. */
export interface Spot {
  /** JSON pointer (RFC 6901) into the file: of the value, and for the name of a member the same as of its value. */
  readonly pointer: string;
  readonly span: Span;
}

/** A spot with the text that stands there: a name, or a string without its quotes and escapes. */
export interface Word extends Spot {
  readonly text: string;
}

/** A member of an object: its name's place, and its value. */
export interface Member {
  readonly name: string;
  readonly key: Word;
  readonly value: Value;
}

/** Where the values of a document come from. */
export interface ValueSource {
  readonly view: TextView;
  /** The tree with its offsets. Of a text that was read as plain JSON it is made when a place is first asked for. */
  readonly root: () => Node;
}

/** A value of a document, with its place, whether or not a policy may have it there. */
export class Value implements Word {
  readonly kind: ValueKind;
  /** A string's content; a number or boolean as it is written; of other values nothing. */
  readonly text: string;
  readonly #source: ValueSource;
  readonly #parent: Value | undefined;
  /** Name of the member or number of the item that it is in its parent. */
  readonly #step: string | number;
  /** True: not the member's value but its name. */
  readonly #isName: boolean;
  /** The plain value, where the text was read as such; then `node` is looked for when it is needed. */
  readonly #plain: Json | undefined;
  #node: Node | undefined;
  #pointer: string | undefined;
  #items: readonly Value[] | undefined;
  #members: readonly Member[] | undefined;

  /** The root of a document is made by `rootOf`; all others by their parents. */
  constructor(source: ValueSource, from: Origin) {
    this.#source = source;
    this.#parent = from.parent;
    this.#step = from.step;
    this.#isName = from.isName === true;
    this.#plain = from.plain;
    this.#node = from.node;
    this.#pointer = from.pointer;
    const { plain } = from;
    this.kind = plain === undefined ? kindAt(from.node) : kindOf(plain);
    this.text = plain === undefined ? textAt(from.node, source.view) : textOf(plain);
  }

  /** JSON pointer (RFC 6901) into the file. */
  get pointer(): string {
    const parent = this.#parent;
    this.#pointer ??= parent
      ? `${parent.pointer}/${typeof this.#step === 'number' ? this.#step : pointerToken(this.#step)}`
      : '';
    return this.#pointer;
  }

  get span(): Span {
    const { start, end } = this.range;
    return this.#source.view.span(start, end, this.pointer);
  }

  /** The value where the text was read as plain JSON: no number in it, and no name twice in an object. */
  get plain(): Json | undefined {
    return this.#plain;
  }

  /** The value as JSON; of two members with one name the last. */
  get json(): Json {
    if (this.#plain !== undefined) return this.#plain;
    switch (this.kind) {
      case 'object':
        return Object.fromEntries(this.members.map(({ name, value }) => [name, value.json]));
      case 'array':
        return this.items.map(({ json }) => json);
      case 'string':
        return this.text;
      case 'number':
        return Number(this.#tree.value);
      case 'boolean':
        return this.#tree.value === true;
      case 'null':
        return null;
    }
  }

  /** Where the value begins and ends in the text it was read from: what a correction replaces. */
  get range(): { readonly start: number; readonly end: number } {
    // Around a text that was read as plain JSON there are but blanks.
    if (this.#plain !== undefined && !this.#parent) return trimmed(this.#source.view.text);
    const { offset, length } = this.#tree;
    return { start: offset, end: offset + length };
  }

  /** Items of a list; none of anything else. */
  get items(): readonly Value[] {
    this.#items ??= this.#itemsOf();
    return this.#items;
  }

  /** The items of a list, or the value itself: IAM lets a single value stand without its brackets. */
  get oneOrMany(): readonly Value[] {
    return this.kind === 'array' ? this.items : [this];
  }

  /** Members of an object, also those whose name stands twice; none of anything else. */
  get members(): readonly Member[] {
    this.#members ??= this.#membersOf();
    return this.#members;
  }

  /** The member of that name; the last one where it stands twice, as JSON readers do. */
  member(name: string): Member | undefined {
    return this.members.findLast((member) => member.name === name);
  }

  /**
   * A part of a string's content, from its `start`th to before its `end`th unit: the region of an ARN. The whole value
   * where the text has escapes, so that the place could not be told from the content.
   */
  part(start: number, end: number): Word {
    const { pointer } = this;
    const { view } = this.#source;
    const text = this.text.slice(start, end);
    const { offset } = this.#tree;
    // A JSON string begins with its quote, a plain YAML scalar does not.
    const from = [offset + 1, offset].find((at) => view.text.startsWith(this.text, at));
    if (from === undefined) return { text, pointer, span: this.span };
    return {
      text,
      pointer,
      get span() {
        return view.span(from + start, from + end, pointer);
      },
    };
  }

  get #tree(): Node {
    this.#node ??= this.#find();
    return this.#node;
  }

  #find(): Node {
    if (!this.#parent) return this.#source.root();
    const siblings = this.#parent.#tree.children ?? [];
    const found =
      typeof this.#step === 'number'
        ? siblings[this.#step]
        : siblings.find(({ children }) => children?.[0]?.value === this.#step)?.children?.[
            this.#isName ? 0 : 1
          ];
    if (!found) throw new TypeError(`${this.pointer} is not in the tree that it was read from`);
    return found;
  }

  #itemsOf(): readonly Value[] {
    const source = this.#source;
    const plain = this.#plain;
    if (plain !== undefined) {
      if (!isList(plain)) return [];
      return plain.map((item, step) => new Value(source, { parent: this, step, plain: item }));
    }
    const { type, children = [] } = this.#tree;
    if (type !== 'array') return [];
    return children.map((node, step) => new Value(source, { parent: this, step, node }));
  }

  #membersOf(): readonly Member[] {
    const source = this.#source;
    const plain = this.#plain;
    if (plain !== undefined) {
      if (!isObject(plain)) return [];
      return Object.entries(plain).map(
        ([step, value]) =>
          new MemberOf(
            step,
            () => new Value(source, { parent: this, step, isName: true, plain: step }),
            new Value(source, { parent: this, step, plain: value }),
          ),
      );
    }
    const { type, children = [] } = this.#tree;
    if (type !== 'object') return [];
    return children.flatMap(({ children: parts }) => {
      const [key, value] = parts ?? [];
      if (!key || !value) return [];
      const step = String(key.value);
      return [
        new MemberOf(
          step,
          () => new Value(source, { parent: this, step, isName: true, node: key }),
          new Value(source, { parent: this, step, node: value }),
        ),
      ];
    });
  }
}

/** The root of a document that was read as a tree; `pointer` leads to it in the file. */
export function rootOf(view: TextView, node: Node, pointer: string): Value {
  const source = { view, root: () => node };
  return new Value(source, { parent: undefined, step: '', node, pointer });
}

/** The root of a text that is a document and that was read as plain JSON, no name twice in an object of it. */
export function plainRootOf(source: ValueSource, json: Json): Value {
  return new Value(source, { parent: undefined, step: '', plain: json, pointer: '' });
}

/** What makes a value: a plain one or a node, and where it stands. */
interface Origin {
  readonly parent: Value | undefined;
  readonly step: string | number;
  readonly isName?: true;
  readonly plain?: Json;
  readonly node?: Node;
  readonly pointer?: string;
}

/** A member whose name is made a value when somebody points at it. */
class MemberOf implements Member {
  readonly name: string;
  readonly value: Value;
  readonly #makeKey: () => Value;
  #key: Value | undefined;

  constructor(name: string, makeKey: () => Value, value: Value) {
    this.name = name;
    this.#makeKey = makeKey;
    this.value = value;
  }

  get key(): Value {
    this.#key ??= this.#makeKey();
    return this.#key;
  }
}

function trimmed(text: string): { readonly start: number; readonly end: number } {
  return { start: text.length - text.trimStart().length, end: text.trimEnd().length };
}
