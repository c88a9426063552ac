import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { joinHeader, splitHeader } from '../../../../src/simulator/cloud/protocol/header-list.ts';

describe('a header that holds a list', () => {
  it('is split at commas outside quotes', () => {
    expect(splitHeader('a, "b,c" ,d')).toEqual(['a', 'b,c', 'd']);
    expect(splitHeader(String.raw`"say \"hi\", he said",x`)).toEqual(['say "hi", he said', 'x']);
    expect(splitHeader('')).toEqual(['']);
  });

  it('is joined with quotes only where they are needed', () => {
    expect(joinHeader(['a', 'b c', 'd,e', 'f"g'])).toBe(String.raw`a, b c, "d,e", "f\"g"`);
  });

  it('is split into what it was joined from', () => {
    const item = fc.string().map((text) => text.trim());
    fc.assert(
      fc.property(fc.array(item, { minLength: 1 }), (items) => {
        expect(splitHeader(joinHeader(items))).toEqual(items);
      }),
    );
  });
});
