import type { Span } from './policy.ts';

/**
 * A text with the way back to the file it was read from. A document that sits in a string of another one (escaped JSON,
 * URL-encoded JSON) is a view whose offsets lead to the escapes in the outer file, so that every place can be opened.
 */
export interface TextView {
  readonly text: string;
  /** Span of `[start, end)` in the file, with the JSON pointer to print beside it. */
  readonly span: (start: number, end: number, pointer: string) => Span;
  /** The file's own offset of an offset of this text. */
  readonly origin: (offset: number) => number;
}

/** The view of a whole file. Offsets and columns are UTF-16 units; lines end with LF, CR LF or CR. */
export function fileView(text: string): TextView {
  let known: readonly number[] | undefined;
  return {
    text,
    origin: (offset) => offset,
    span: (start, end, pointer) => {
      known ??= lineStarts(text);
      const starts = known;
      const line = lineAt(starts, start);
      const endLine = lineAt(starts, end);
      return {
        pointer,
        line: line + 1,
        column: start - (starts[line] ?? 0) + 1,
        endLine: endLine + 1,
        endColumn: end - (starts[endLine] ?? 0) + 1,
      };
    },
  };
}

/**
 * A view of `text` whose unit `i` was written from `offsets[i]` on in `outer`; `offsets` has one entry more than the
 * text has units, for its end.
 */
export function innerView(outer: TextView, text: string, offsets: readonly number[]): TextView {
  const at = (offset: number): number => offsets[offset] ?? offsets.at(-1) ?? 0;
  return {
    text,
    origin: (offset) => outer.origin(at(offset)),
    span: (start, end, pointer) => outer.span(at(start), at(end), pointer),
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) starts.push(index + 1);
  }
  return starts;
}

/** Index of the last line that starts at or before `offset`. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
