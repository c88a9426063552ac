import { MAX_PROBLEMS } from '../limits.ts';
import type { Problem } from '../policy.ts';
import type { At, Reader } from '../reader.ts';
import { plainValue } from './plain-value.ts';
import { common } from './policy-schemas.generated.js';
import { repeatedKeys } from './repeated-keys.ts';
import type { SchemaError } from './schema-check.ts';
import { elements, sentenceOf } from './sentence.ts';
import { memberAt, valueAt } from './value-at.ts';

/** Something that breaks the grammar. */
export interface Fault {
  readonly message: string;
  /** What is shown. */
  readonly place: At;
  /** The policy or the statement that it is a fault of. */
  readonly owner: At;
  /** The element of the owner that is wrong or missing; undefined where it is the owner as such. */
  readonly element: string | undefined;
}

/**
 * What breaks the grammar that all policy types share, statement by statement, MAX_PROBLEMS of it at most. The verdict
 * is that of docs/schema/policy/common.schema.json, compiled ahead.
 */
export function structuralProblems(reader: Reader, root: At): readonly Problem[] {
  const faults = [...schemaFaults(root), ...repeatedKeys(reader, root)];
  if (faults.length === 0) return [];
  return faults
    .toSorted(inReadingOrder)
    .slice(0, MAX_PROBLEMS)
    .map(({ place, message }) => ({ message, span: reader.span(place) }));
}

/** Names that do not exist come first: a misspelt one explains why another is missing. Then as AWS lists the elements. */
function inReadingOrder(one: Fault, other: Fault): number {
  return (
    one.owner.node.offset - other.owner.node.offset ||
    rankOf(one.element) - rankOf(other.element) ||
    one.place.node.offset - other.place.node.offset
  );
}

function rankOf(element: string | undefined): number {
  return element === undefined ? -1 : elements.indexOf(element);
}

function schemaFaults(root: At): readonly Fault[] {
  if (common(plainValue(root.node))) return [];
  const errors = common.errors?.slice(0, MOST_ERRORS) ?? [];
  const ofWrongKind = new Set(
    errors.flatMap(({ keyword, instancePath }) => (keyword === 'type' ? [instancePath] : [])),
  );
  // What a value of the wrong kind breaks besides says nothing new.
  const faults = errors
    .filter(({ keyword, instancePath }) => keyword === 'type' || !ofWrongKind.has(instancePath))
    .flatMap((error) => faultOf(error, root) ?? []);
  const message = 'The document breaks the grammar of policies';
  return faults.length > 0 ? faults : [{ message, place: root, owner: root, element: undefined }];
}

/** Errors that are looked at, far more than are told; a text may have hundreds of thousands. */
const MOST_ERRORS = 1_000;

function faultOf(error: SchemaError, root: At): Fault | undefined {
  const { keyword, instancePath, params } = error;
  const { at, key, names, holders } = valueAt(root, instancePath);
  const message = sentenceOf(error, names, at.node);
  if (message === undefined) return undefined;
  const { additionalProperty: unknown, missingProperty } = params;
  const [first, element] = names;
  const owner = first === 'Statement' ? (holders[1] ?? at) : root;
  return {
    message,
    place:
      (unknown === undefined ? undefined : memberAt(at, unknown)?.key) ??
      (keyword === 'false schema' ? key : undefined) ??
      at,
    owner,
    element: (first === 'Statement' ? element : first) ?? missingProperty,
  };
}
