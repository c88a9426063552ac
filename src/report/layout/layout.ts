import { asciiGlyphs, unicodeGlyphs, type Glyphs } from './glyphs.ts';

/** What a text is laid out for. */
export interface Layout {
  /** Columns. */
  readonly width: number;
  readonly glyphs: Glyphs;
}

/** Beyond this, prose is hard to read. */
const widest = 120;
/** What the timeline needs; a terminal that is narrower wraps by itself. */
const narrowest = 52;

export function layoutFor({ width, unicode }: { width: number; unicode: boolean }): Layout {
  return {
    width: Math.min(Math.max(Math.floor(width), narrowest), widest),
    glyphs: unicode ? unicodeGlyphs : asciiGlyphs,
  };
}
