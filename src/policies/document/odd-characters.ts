/** What makes a text no JSON although it cannot be seen, or hardly. */
export interface EncodingFault {
  readonly offset: number;
  readonly length: number;
  readonly message: string;
}

const NAMES: ReadonlyMap<number, string> = new Map([
  [0x00a0, 'a no-break space (U+00A0)'],
  [0x2007, 'a figure space (U+2007)'],
  [0x202f, 'a narrow no-break space (U+202F)'],
  [0x200b, 'a zero-width space (U+200B)'],
  [0x200c, 'a zero-width non-joiner (U+200C)'],
  [0x200d, 'a zero-width joiner (U+200D)'],
  [0x2060, 'a word joiner (U+2060)'],
  [0x3000, 'an ideographic space (U+3000)'],
  [0x0085, 'a next-line character (U+0085)'],
  [0x2028, 'a line separator (U+2028)'],
  [0x2029, 'a paragraph separator (U+2029)'],
  [0x000b, 'a vertical tab (U+000B)'],
  [0x000c, 'a form feed (U+000C)'],
  [0xfeff, 'a byte order mark (U+FEFF)'],
  [0x201c, 'a curly quotation mark (U+201C)'],
  [0x201d, 'a curly quotation mark (U+201D)'],
  [0x201e, 'a low quotation mark (U+201E)'],
  [0x2018, 'a curly apostrophe (U+2018)'],
  [0x2019, 'a curly apostrophe (U+2019)'],
]);

/**
 * What is wrong with the encoding of a text as a whole: it was read as UTF-8 but written as something else. JSON is
 * UTF-8 without a byte order mark: https://www.rfc-editor.org/rfc/rfc8259#section-8.1
 */
export function encodingFault(text: string): EncodingFault | undefined {
  const nul = text.indexOf('\0');
  if (nul >= 0 && nul < 4) {
    return odd(0, 1, 'The file is written in UTF-16 or UTF-32; save it as UTF-8');
  }
  const replacement = text.indexOf('\uFFFD');
  if (replacement >= 0) {
    const whole = replacement < 2 && text.indexOf('\0') >= 0;
    return whole
      ? odd(0, 1, 'The file is written in UTF-16 or UTF-32; save it as UTF-8')
      : odd(replacement, 1, 'Bytes that are not UTF-8 stand here; save the file as UTF-8');
  }
  if (text.charCodeAt(0) === 0xfeff) {
    return odd(
      0,
      1,
      'The file begins with a byte order mark (U+FEFF); save it as UTF-8 without BOM',
    );
  }
  return undefined;
}

/** What is wrong with a character that stands outside of strings; undefined for one that the parser names itself. */
export function oddCharacter(unit: number): string | undefined {
  const name = NAMES.get(unit);
  return name === undefined
    ? undefined
    : `There is ${name} here where JSON allows none; ${mendOf(name)}`;
}

function mendOf(name: string): string {
  if (name.includes('quotation') || name.includes('apostrophe')) return 'JSON quotes with "';
  return name.includes('space') ? 'replace it by a plain space' : 'remove it';
}

function odd(offset: number, length: number, message: string): EncodingFault {
  return { offset, length, message };
}
