import type { Node } from 'jsonc-parser';

import type { Placed, Span } from './policy.ts';
import { pointerToken } from './read-json.ts';
import type { TextView } from './text-view.ts';

/** A value of the document with its pointer. */
export interface At {
  readonly node: Node;
  readonly pointer: string;
}

/** A member of an object: its key's place and its value. */
export interface Member {
  readonly name: string;
  readonly key: At;
  readonly value: At;
}

/** Walks a JSON tree and knows where its values stand in the text. */
export class Reader {
  readonly #view: TextView;

  constructor(view: TextView) {
    this.#view = view;
  }

  span({ node, pointer }: At): Span {
    return this.#view.span(node.offset, node.offset + node.length, pointer);
  }

  /** The members of an object; none of anything else. */
  members({ node, pointer }: At): readonly Member[] {
    if (node.type !== 'object') return [];
    return (node.children ?? []).flatMap(({ children }) => {
      const [key, value] = children ?? [];
      if (!key || !value) return [];
      const name = String(key.value);
      const memberPointer = `${pointer}/${pointerToken(name)}`;
      return [
        {
          name,
          key: { node: key, pointer: memberPointer },
          value: { node: value, pointer: memberPointer },
        },
      ];
    });
  }

  /** The members of an object; of those with the same name the last one. */
  byName(at: At): ReadonlyMap<string, Member> {
    return new Map(this.members(at).map((member) => [member.name, member]));
  }

  /** The members of a list, or the value itself: IAM lets a single value stand without its brackets. */
  items(at: At): readonly At[] {
    if (at.node.type !== 'array') return [at];
    return (at.node.children ?? []).map((node, index) => ({
      node,
      pointer: `${at.pointer}/${index}`,
    }));
  }

  /** A string; a number or boolean as it is written: quotation marks are optional for these. */
  placed(at: At): Placed {
    const { type, value, offset, length } = at.node;
    const text = type === 'string' ? String(value) : this.#view.text.slice(offset, offset + length);
    return { value: text, span: this.span(at) };
  }
}
