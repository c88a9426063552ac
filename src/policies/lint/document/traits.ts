import type { Lexicon } from '../lexicon/lexicon.ts';
import type { LintDocument } from './lint-document.ts';
import type { Listing, LintStatement } from './statement.ts';
import type { Value } from './value.ts';

/**
 * What rules look for in a document. Most documents have few of these, so that a rule which says what it needs is not
 * called for most of them: of thousands of policies that is most of the time.
 */
export type Trait =
  /** A resource other than `*`. */
  | 'arn'
  /** NotAction or NotResource. */
  | 'complement'
  /** A Condition, whatever is in it. */
  | 'condition'
  | 'deny'
  /** Anything but a policy of 2012-10-17 whose elements are all known, there, and of the right shape, without Principal. */
  | 'irregular'
  /** An action that AWS does not document, or writes in other letters, or a pattern. */
  | 'other-action'
  | 'several-statements'
  /** An action that AWS does not document, or a pattern that covers none. */
  | 'unknown-action'
  /** A policy variable, or what may be one. */
  | 'variable'
  /** An action with `*` or `?`. */
  | 'wildcard-action';

/** Traits as one number, a bit each: those that a rule asks for are all there where `(asked & had) === asked`. */
export function bitsOf(traits: readonly Trait[]): number {
  return traits.reduce((bits, trait) => bits | traitBits[trait], 0);
}

const traitBits: Readonly<Record<Trait, number>> = {
  arn: 1,
  complement: 2,
  condition: 4,
  deny: 8,
  irregular: 16,
  'other-action': 32,
  'several-statements': 64,
  'unknown-action': 128,
  variable: 256,
  'wildcard-action': 512,
};

/** Looks at a document once, for all rules. */
export function traitsOf(document: LintDocument, names: Lexicon): number {
  const { statements } = document;
  let traits = isRegular(document) ? 0 : traitBits.irregular;
  if (statements.length > 1) traits |= traitBits['several-statements'];
  if (document.mayHaveVariables) traits |= traitBits.variable;
  for (const statement of statements) traits |= traitsOfStatement(statement, names);
  return traits;
}

function traitsOfStatement(
  { value, effect, actions, resources }: LintStatement,
  names: Lexicon,
): number {
  let traits = effect === 'Deny' ? traitBits.deny : 0;
  if (value.member('Condition')) traits |= traitBits.condition;
  if (actions?.not || resources?.not) traits |= traitBits.complement;
  if (resources?.items.some(({ text }) => text !== '*')) traits |= traitBits.arn;
  for (const { text } of actions?.items ?? []) traits |= traitsOfAction(text, names);
  return traits;
}

const PATTERN = traitBits['other-action'] | traitBits['wildcard-action'];
const UNKNOWN = traitBits['other-action'] | traitBits['unknown-action'];

function traitsOfAction(text: string, names: Lexicon): number {
  const meaning = names.action(text);
  switch (meaning.kind) {
    case 'known':
      return meaning.action.name === text ? 0 : traitBits['other-action'];
    case 'pattern':
      return meaning.actions.length > 0 ? PATTERN : PATTERN | UNKNOWN;
    case 'everything':
      return PATTERN;
    case 'malformed':
    case 'unknown':
    case 'unknown-service':
      return /[*?]/.test(text) ? PATTERN | UNKNOWN : UNKNOWN;
  }
}

function isRegular({ root, version, gaps, statements }: LintDocument): boolean {
  const statement = root.member('Statement')?.value;
  return (
    root.plain !== undefined &&
    gaps.size === 0 &&
    version?.text === '2012-10-17' &&
    root.members.every(({ name }) => name === 'Version' || name === 'Statement') &&
    statements.length > 0 &&
    statements.length === statement?.oneOrMany.length &&
    statements.every(isRegularStatement)
  );
}

function isRegularStatement({ value, sid, effect, actions, resources }: LintStatement): boolean {
  return (
    effect !== undefined &&
    isRegularListing(actions) &&
    isRegularListing(resources) &&
    value.members.every(({ name, value: { kind } }) =>
      name === 'Sid'
        ? kind === 'string' && /^[\dA-Za-z]+$/.test(sid?.text ?? '')
        : name === 'Effect' ||
          name === actions?.name ||
          name === resources?.name ||
          (name === 'Condition' && isRegularCondition(value)),
    )
  );
}

function isRegularListing(listing: Listing | undefined): boolean {
  if (!listing) return false;
  const { items, value } = listing;
  return items.length > 0 && items.length === value.oneOrMany.length;
}

function isRegularCondition(statement: Value): boolean {
  const operators = statement.member('Condition')?.value.members ?? [];
  return (
    operators.length > 0 &&
    operators.every(
      ({ value: { members } }) =>
        members.length > 0 &&
        members.every(({ value }) => {
          const values = value.oneOrMany;
          return values.length > 0 && values.every(({ kind }) => kind === 'string');
        }),
    )
  );
}
