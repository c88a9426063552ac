import type { At } from '../../document/reader.ts';
import type { Hole } from '../source.ts';
import type { Tree } from '../tree/tree.ts';
import type { Pieces, Value } from './value.ts';

/** A resource of the template. */
export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly at: At;
  readonly properties: At | undefined;
  /** Name of the condition on which it is created. */
  readonly condition: string | undefined;
}

export interface Parameter {
  readonly type: string;
  readonly defaultAt: At | undefined;
}

/** All that the values of a template can refer to, and what is remembered while they are worked out. */
export interface Scope {
  readonly tree: Tree;
  readonly given: ReadonlyMap<string, string>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly mappings: At | undefined;
  readonly conditions: ReadonlyMap<string, At>;
  readonly resources: ReadonlyMap<string, Resource>;
  /** Parameters that were taken at their default, with the default. */
  readonly assumed: Map<string, string>;
  /** Conditions worked out; null while one is being worked out, so that a cycle ends. */
  readonly decided: Map<string, boolean | undefined | null>;
  /** Names of resources worked out; null as above. */
  readonly named: Map<string, Pieces | null>;
  readonly budget: Budget;
  /** The pieces of a value that must be a text. */
  readonly textOf: (at: At | undefined) => Pieces;
}

/** Keeps a small template from becoming a huge one: characters that may still be put together. */
export interface Budget {
  left: number;
}

/** Longest text that is put together; a whole policy document is far below. */
const MAX_TEXT = 50_000;
export const MAX_CHARACTERS = 2_000_000;

const TOO_LONG: Hole = {
  written: '…',
  why: `it comes to more than ${MAX_TEXT} characters, or the template as a whole to too many`,
  mend: 'Write it out shorter.',
};

/** Text put together from parts, within the limits. */
export function concat(scope: Scope, parts: readonly Pieces[]): Value {
  const pieces: (string | Hole)[] = [];
  let length = 0;
  for (const part of parts) {
    for (const piece of part) {
      length += typeof piece === 'string' ? piece.length : 1;
      pieces.push(piece);
    }
    if (length > MAX_TEXT || length > scope.budget.left) return { kind: 'unknown', hole: TOO_LONG };
  }
  scope.budget.left -= length;
  return { kind: 'text', pieces: join(pieces) };
}

/** A list, within the limits. */
export function list(scope: Scope, items: readonly Pieces[]): Value {
  scope.budget.left -= items.length * 8;
  return scope.budget.left < 0 ? { kind: 'unknown', hole: TOO_LONG } : { kind: 'list', items };
}

/** Neighbouring known pieces become one. */
function join(pieces: Pieces): Pieces {
  const joined: (string | Hole)[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (typeof piece === 'string' && typeof last === 'string')
      joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  return joined;
}
