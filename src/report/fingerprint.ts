import { createHash } from 'node:crypto';

import type { Place, Result } from '../vocabulary/result.ts';

/**
 * The identity of a finding from run to run: 16 hexadecimal digits of the SHA-256 of code, subject, and the place
 * within its document. Line and wording are left out, so an unrelated edit does not make it a new finding; so is the
 * path, but for a finding that has an anchor: the same can be found in many files.
 */
export function fingerprint(result: Pick<Result, 'code' | 'subject' | 'place' | 'anchor'>): string {
  const identity = JSON.stringify([result.code, result.subject ?? null, anchorOf(result)]);
  return createHash('sha256').update(identity).digest('hex').slice(0, 16);
}

function anchorOf({ place, anchor }: Pick<Result, 'place' | 'anchor'>): readonly string[] {
  if (anchor === undefined) return placeOf(place);
  return place?.kind === 'file' ? [place.path, anchor] : [anchor];
}

function placeOf(place: Place | undefined): readonly string[] {
  switch (place?.kind) {
    case undefined:
      return [];
    case 'file':
      return [place.pointer];
    case 'account':
      return place.pointer === undefined ? [place.arn] : [place.arn, place.pointer];
    case 'call':
      return [place.stage, place.call];
  }
}
