import type { LintDocument } from '../document/lint-document.ts';
import type { LintStatement } from '../document/statement.ts';
import type { Value } from '../document/value.ts';
import { isUntold } from './untold.ts';

/** An item of Action with the statement that allows it. */
export interface GrantedItem {
  readonly document: LintDocument;
  readonly statement: LintStatement;
  readonly item: Value;
}

/** Items of Action that are allowed, but for those that mean every action: of these action-star speaks. */
export function grantedItems(documents: readonly LintDocument[]): readonly GrantedItem[] {
  const [only, ...more] = documents;
  return only && more.length === 0 ? grantedIn(only) : documents.flatMap(grantedIn);
}

/** Several rules look at them. */
const granted = new WeakMap<LintDocument, readonly GrantedItem[]>();

function grantedIn(document: LintDocument): readonly GrantedItem[] {
  const known = granted.get(document);
  if (known) return known;
  const items: GrantedItem[] = [];
  for (const statement of document.statements) {
    const { effect, actions } = statement;
    if (effect !== 'Allow' || !actions || actions.not) continue;
    for (const item of actions.items) {
      if (!/^[*:]+$/.test(item.text)) items.push({ document, statement, item });
    }
  }
  granted.set(document, items);
  return items;
}

/** Whether nothing but the kind of resource limits a grant: no condition, and no name in one of the ARNs at least. */
export function isWide({
  document,
  statement: { resources, value },
}: Pick<GrantedItem, 'document' | 'statement'>): boolean {
  if (value.member('Condition')) return false;
  if (resources?.not) return true;
  return (resources?.items ?? []).some((one) => isAny(one.text) && !isUntold(document, one));
}

/** `*`, `arn:aws:s3:::*`, `arn:aws:iam::*:role/*`, all objects of all buckets; the first word of an S3 ARN is a bucket’s name. */
function isAny(resource: string): boolean {
  if (resource === '*') return true;
  const name = resource.split(':').slice(5).join(':');
  return (/^arn:[\w-]+:s3:::/.test(resource) ? ANY_OBJECT : ANY_OF_A_TYPE).test(name);
}

const ANY_OBJECT = /^\*(?:\/\*)*$/;

const ANY_OF_A_TYPE = /^(?:[\w-]+[/:])?\*(?:[/:]\*)*$/;
