import type { At } from '../../document/reader.ts';
import type { Hole } from '../source.ts';

/** A text in pieces: what is known of it, and the holes between. */
export type Pieces = readonly (string | Hole)[];

/** What a value of a template comes to. */
export type Value =
  | { readonly kind: 'text'; readonly pieces: Pieces }
  | { readonly kind: 'list'; readonly items: readonly Pieces[] }
  /** An object or a list, written out or chosen by a condition that is known. */
  | { readonly kind: 'tree'; readonly at: At }
  /** `AWS::NoValue`: as if it did not stand there. */
  | { readonly kind: 'absent' }
  /** One of several, by a condition that is not known. */
  | { readonly kind: 'choice'; readonly options: readonly At[]; readonly hole: Hole }
  /** A text or a list; not even that is known. */
  | { readonly kind: 'unknown'; readonly hole: Hole };

export function text(...pieces: Pieces): Value {
  return { kind: 'text', pieces };
}

export function unknown(written: string, why: string, mend: string): Value {
  return { kind: 'unknown', hole: { written, why, mend } };
}

/** The pieces of a value that must be a text; a hole where it is something else. */
export function piecesOf(value: Value, written: string): Pieces {
  if (value.kind === 'text') return value.pieces;
  if (value.kind === 'unknown' || value.kind === 'choice') return [value.hole];
  return [
    { written, why: 'a text is expected here, and this is none', mend: 'Mend the template.' },
  ];
}

/** The text, where all of it is known. */
export function knownText(pieces: Pieces): string | undefined {
  let known = '';
  for (const piece of pieces) {
    if (typeof piece !== 'string') return undefined;
    known += piece;
  }
  return known;
}

/** The text as the template has it, holes as they are written. */
export function writtenText(pieces: Pieces): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.written)).join('');
}

function holesIn(pieces: Pieces): readonly Hole[] {
  return pieces.filter((piece) => typeof piece !== 'string');
}

/**
 * A pattern that covers whatever the text will be: `*` for the holes, or for the whole where AWS would not take a
 * wildcard in that position (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html).
 */
export function widestPattern(pieces: Pieces): string {
  const pattern = pieces.map((piece) => (typeof piece === 'string' ? piece : '*')).join('');
  const [head] = pieces;
  const fixed = typeof head === 'string' ? head : '';
  const cutsVariable = pieces.some(
    (piece) => typeof piece === 'string' && /\$\{[^}]*$/.test(piece),
  );
  if (cutsVariable) return '*';
  if (!fixed.startsWith('arn:')) return fixed.includes(':') ? pattern : '*';
  const [, , service = '*'] = pattern.split(':');
  return service.includes('*') || pattern.split(':').length < 6 ? '*' : pattern;
}

/** The holes of a text as one. */
export function holeOf(pieces: Pieces): Hole {
  const holes = holesIn(pieces);
  const [first] = holes;
  const reasons = [
    ...new Set(holes.map(({ written, why }) => (holes.length > 1 ? `${written}: ${why}` : why))),
  ];
  const mends = [...new Set(holes.map(({ mend }) => mend))];
  return {
    written: writtenText(pieces),
    why: reasons.join('; '),
    mend: mends.join(' ') || (first?.mend ?? ''),
  };
}
