import type { Node } from 'jsonc-parser';

import type { At } from '../../document/reader.ts';
import type { TextView } from '../../document/text-view.ts';
import type { Gap, Hole } from '../source.ts';
import { spanOf } from '../to-document.ts';
import type { Scope } from './scope.ts';

/**
 * A policy document while the intrinsic functions in it are replaced. Elements move when a condition puts two in the
 * place of one, so pointers of the new tree are led back to those of the file.
 */
export class ResolvedDocument {
  readonly gaps = new Map<string, Gap>();
  readonly scope: Scope;
  readonly #renamed = new Map<string, string>();

  constructor(scope: Scope) {
    this.scope = scope;
  }

  gap(what: Gap['what'], hole: Hole, at: At): void {
    // What is least known wins: that a value may be missing adds nothing to its not being known.
    if (this.gaps.has(at.pointer) && what === 'presence') return;
    const { written, why, mend } = hole;
    this.gaps.set(at.pointer, { what, written, why, mend, span: spanOf(this.scope.tree.view, at) });
  }

  /** The value that stands at `pointer` in the new tree was written at `from` in the file. */
  moved(pointer: string, from: string): void {
    if (pointer !== from) this.#renamed.set(pointer, from);
  }

  view(): TextView {
    const { view } = this.scope.tree;
    if (this.#renamed.size === 0) return view;
    return {
      ...view,
      span: (start, end, pointer) => view.span(start, end, this.#original(pointer)),
    };
  }

  #original(pointer: string): string {
    for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) {
      const from = this.#renamed.get(pointer.slice(0, end));
      if (from !== undefined) return from + pointer.slice(end);
    }
    return pointer;
  }
}

/** An entry of a list of the document, taken out of the functions around it. */
export interface DocumentEntry {
  readonly at: At;
  /** Replaces what stands there. */
  readonly node?: Node;
}
