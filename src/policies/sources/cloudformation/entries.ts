import type { At } from '../../document/reader.ts';
import type { Hole } from '../source.ts';
import { itemsOf } from '../tree/at.ts';
import { evaluate } from './evaluate.ts';
import type { Scope } from './scope.ts';
import type { Value } from './value.ts';

/** An item of a list of a resource's properties. */
export interface Entry {
  readonly at: At;
  readonly value: Exclude<Value, { readonly kind: 'absent' | 'choice' | 'list' }>;
  /** Why it is not sure that the item is there. */
  readonly doubt?: Hole;
}

/** The items of a list, or a single one, taken out of the conditions around them. */
export function entriesOf(at: At | undefined, scope: Scope, doubt?: Hole): readonly Entry[] {
  if (!at) return [];
  const value = evaluate(at, scope);
  const doubted = doubt ? { doubt } : {};
  switch (value.kind) {
    case 'absent':
      return [];
    case 'choice':
      return value.options.flatMap((option) => entriesOf(option, scope, doubt ?? value.hole));
    case 'list':
      return value.items.map((pieces) => ({ at, value: { kind: 'text', pieces }, ...doubted }));
    case 'tree':
      return value.at.node.type === 'array'
        ? itemsOf(value.at).flatMap((item) => entriesOf(item, scope, doubt))
        : [{ at: value.at, value, ...doubted }];
    case 'text':
    case 'unknown':
      return [{ at, value, ...doubted }];
  }
}
