/** Longest line that is read: a case with whole policy documents of 1 MiB in it is far beyond any need. */
export const MAX_LINE = 8_388_608;

/** A line with its number, counted from 1; no text where it cannot be read, and then why. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly fault: string };

/**
 * Splits a stream of bytes into lines without ever holding more than one: a line that is too long is skipped and said.
 * Lines end with LF or CR LF; a byte order mark before the first is passed over.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 0;
  const finish = (): Line => {
    number += 1;
    const bytes = length > MAX_LINE ? undefined : Buffer.concat(parts);
    parts = [];
    length = 0;
    if (!bytes) return { number, fault: `the line is longer than the limit of ${MAX_LINE} bytes` };
    try {
      const text = decoder.decode(bytes).replace(/\r$/, '');
      return { number, text: number === 1 ? text.replace(/^\uFEFF/, '') : text };
    } catch {
      return { number, fault: 'the line is not UTF-8 text' };
    }
  };
  for await (const chunk of chunks) {
    const lines: Line[] = [];
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      take(chunk.subarray(from, at));
      lines.push(finish());
      from = at + 1;
    }
    take(chunk.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (length > 0) yield [finish()];

  function take(part: Uint8Array): void {
    length += part.length;
    if (length > MAX_LINE) parts = [];
    else if (part.length > 0) parts.push(part);
  }
}

const LF = 10;
