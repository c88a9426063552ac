import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

import { nearest } from '../../../plan/nearest.ts';
import { InputError } from '../../../vocabulary/errors.ts';
import type { FilePlace } from '../../../vocabulary/result.ts';

/** A value of the file with what it is called in messages. */
export interface At {
  readonly node: Node | undefined;
  /** `lint.rules`. */
  readonly name: string;
}

/** Reads values of a YAML or JSON file and refuses, with the place, what is not as it has to be. */
export class ConfigReader {
  readonly root: At;
  readonly #path: string;
  readonly #lines = new LineCounter();

  constructor(text: string, path: string) {
    this.#path = path;
    const document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
    const [fault] = [...document.errors, ...document.warnings];
    if (fault) {
      throw this.#error(
        fault.pos[0],
        `the text is not valid YAML or JSON: ${fault.message}`,
        'Mend the text at this place.',
      );
    }
    this.root = { node: document.contents ?? undefined, name: 'the file' };
  }

  /** The members of a mapping; nothing of what is not there. */
  members(
    { node, name }: At,
    known?: readonly string[],
  ): readonly (At & { readonly key: string })[] {
    if (node === undefined || (isScalar(node) && node.value === null)) return [];
    if (!isMap(node))
      throw this.refuse({ node, name }, `${name} must be a mapping`, 'Write "key: value" lines.');
    return node.items.map((pair) => {
      const keyNode = isNode(pair.key) ? pair.key : undefined;
      const key = isScalar(keyNode) ? String(keyNode.value) : '';
      const at = {
        node: isNode(pair.value) ? pair.value : undefined,
        name: nameOf(name, key),
        key,
      };
      if (known && !known.includes(key)) {
        const [alike] = nearest(key, known);
        const mend =
          alike === undefined ? `Known keys: ${known.join(', ')}.` : `Did you mean ${alike}?`;
        throw this.refuse({ node: keyNode ?? node, name }, `${name} has no key "${key}"`, mend);
      }
      return at;
    });
  }

  member(at: At, key: string): At | undefined {
    return this.members(at).find((member) => member.key === key);
  }

  /** The items of a list, or the one value that stands in its place. */
  items(at: At | undefined): readonly At[] {
    if (!at) return [];
    const { node, name } = at;
    if (!isSeq(node)) return [at];
    return node.items.map((item) => ({ node: isNode(item) ? item : undefined, name }));
  }

  texts(at: At | undefined): readonly string[] {
    return this.items(at).map((item) => this.text(item));
  }

  text(at: At): string {
    const { node, name } = at;
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    // YAML takes a plain `off` for text, an old reader for false.
    throw this.refuse(at, `${name} must be a text`, 'Put it in quotation marks.');
  }

  oneOf<T extends string>(at: At, known: readonly T[]): T {
    const text = isScalar(at.node) ? String(at.node.value) : 'no single word';
    const found = known.find((word) => word === text);
    if (found !== undefined) return found;
    const [alike] = nearest(text, known);
    const mend =
      alike === undefined ? `Write one of ${known.join(', ')}.` : `Did you mean ${alike}?`;
    throw this.refuse(at, `${at.name} is ${isScalar(at.node) ? `"${text}"` : text}`, mend);
  }

  count(at: At): number {
    const value = isScalar(at.node) ? at.node.value : undefined;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
    throw this.refuse(at, `${at.name} must be a whole number from 0 on`, 'Write for example 0.');
  }

  /** Where a value is: lines and columns from 1, the end exclusive. */
  spanOf({ node }: At): Pick<FilePlace, 'line' | 'column' | 'endLine' | 'endColumn'> {
    const [start, end] = node?.range ?? [0, 0];
    const { line, col: column } = this.#lines.linePos(start);
    const { line: endLine, col: endColumn } = this.#lines.linePos(end);
    return { line, column, endLine, endColumn };
  }

  /** `what` is a sentence without its full stop. */
  refuse(
    { node }: { readonly node: Node | undefined; readonly name?: string },
    what: string,
    mend: string,
  ): InputError {
    return this.#error(node?.range?.[0] ?? 0, what, mend);
  }

  #error(offset: number, what: string, mend: string): InputError {
    const { line, col } = this.#lines.linePos(offset);
    return new InputError({ path: this.#path, line, column: col }, `${what}.`, mend);
  }
}

function nameOf(parent: string, key: string): string {
  return parent === 'the file' ? key : `${parent}.${key}`;
}
