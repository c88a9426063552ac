import type { Effect, PrincipalType } from '../../document/policy.ts';
import { type Operator, readOperator } from '../../evaluate/conditions/operators.ts';
import type { Member, Value, Word } from './value.ts';

/** `Action`, `Resource` or their `Not…` twin: the words that it lists. What is no string is left out of `items`. */
export interface Listing {
  readonly not: boolean;
  /** `NotAction`. */
  readonly name: string;
  readonly key: Word;
  readonly value: Value;
  readonly items: readonly Value[];
}

/** One principal: `{"AWS": "…"}`. `type` is `*` for a bare `"*"`, and undefined where AWS knows no such type. */
export interface PrincipalWord {
  readonly type: PrincipalType | undefined;
  /** The type as it is written; the element's own name for a bare string. */
  readonly typeWord: Word;
  readonly id: Value;
}

export interface PrincipalListing extends Omit<Listing, 'items'> {
  readonly items: readonly PrincipalWord[];
}

/** One line of a condition block: operator, key, values. */
export interface ConditionLine {
  readonly operatorWord: Word;
  /** The operator taken apart, or why AWS knows none of that name. */
  readonly operator: Operator | string;
  readonly key: Word;
  /** Everything that stands under the key. */
  readonly value: Value;
  /** Strings, numbers and booleans; what is none of these is left out. */
  readonly values: readonly Value[];
}

/**
 * A statement as far as it can be read: rules of grammar look at `value`, all others at the parts, which hold only what
 * is well formed. Where an element and its `Not…` twin stand together, the plain one is read.
 */
export interface LintStatement {
  readonly index: number;
  readonly value: Value;
  readonly sid: Value | undefined;
  /** Undefined where it is neither `Allow` nor `Deny`. */
  readonly effect: Effect | undefined;
  readonly actions: Listing | undefined;
  readonly resources: Listing | undefined;
  readonly principals: PrincipalListing | undefined;
  readonly conditions: readonly ConditionLine[];
}

export function statementOf(value: Value, index: number): LintStatement {
  const sid = value.member('Sid')?.value;
  const effect = value.member('Effect')?.value.text;
  return {
    index,
    value,
    sid: sid?.kind === 'string' ? sid : undefined,
    effect: effect === 'Allow' || effect === 'Deny' ? effect : undefined,
    actions: listingOf(memberOrTwin(value, 'Action')),
    resources: listingOf(memberOrTwin(value, 'Resource')),
    principals: principalsOf(memberOrTwin(value, 'Principal')),
    conditions: conditionsOf(value.member('Condition')?.value),
  };
}

function memberOrTwin(value: Value, name: string): Member | undefined {
  return value.member(name) ?? value.member(`Not${name}`);
}

function headOf({ name, key, value }: Member): Omit<Listing, 'items'> {
  return { not: name.startsWith('Not'), name, key, value };
}

function listingOf(member: Member | undefined): Listing | undefined {
  if (!member) return undefined;
  const items = member.value.oneOrMany.filter(({ kind }) => kind === 'string');
  return { ...headOf(member), items };
}

const PRINCIPAL_TYPES: readonly PrincipalType[] = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

function principalsOf(member: Member | undefined): PrincipalListing | undefined {
  if (!member) return undefined;
  const { value, key } = member;
  const bare = value.oneOrMany.filter(({ kind }) => kind === 'string');
  const items: PrincipalWord[] = [
    ...bare.map((id): PrincipalWord => ({
      type: id.text === '*' ? '*' : undefined,
      typeWord: key,
      id,
    })),
    ...value.members.flatMap((entry) =>
      entry.value.oneOrMany
        .filter(({ kind }) => kind === 'string')
        .map((id) => ({
          type: PRINCIPAL_TYPES.find((type) => type === entry.name),
          typeWord: entry.key,
          id,
        })),
    ),
  ];
  return { ...headOf(member), items };
}

function conditionsOf(block: Value | undefined): readonly ConditionLine[] {
  if (!block) return [];
  return block.members.flatMap(({ name, key: operatorWord, value: lines }) => {
    const operator = readOperator(name);
    return lines.members.map(({ key, value }) => ({
      operatorWord,
      operator,
      key,
      value,
      values: value.oneOrMany.filter(({ kind }) => SCALARS.has(kind)),
    }));
  });
}

const SCALARS: ReadonlySet<string> = new Set(['string', 'number', 'boolean']);
