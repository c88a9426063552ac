import type { Word } from './lex.ts';
import type { Shell } from './shell.ts';

/** A variable is not set, and `set -u` minds. */
export class UnboundVariable extends Error {
  override readonly name = 'UnboundVariable';
}

/** The words that a word stands for: variables put in, unquoted ones split at blanks, `*` and `?` matched against files. */
export function expand(shell: Shell, word: Word): readonly string[] {
  const fields: { text: string; pattern: string | undefined }[] = [];
  const append = (text: string, quoted: boolean) => {
    const field = fields.at(-1) ?? { text: '', pattern: undefined };
    if (fields.length === 0) fields.push(field);
    field.text += text;
    if (!quoted && /[*?]/.test(text)) field.pattern = field.text;
    else if (field.pattern !== undefined) field.pattern += text;
  };
  for (const part of word) {
    if (part.kind === 'text') append(part.text, part.quoted);
    else if (part.quoted) append(valueOf(shell, part.name), true);
    else {
      const [first = '', ...others] = valueOf(shell, part.name).split(/[ \t\n]+/);
      if (first !== '') append(first, false);
      for (const text of others.filter((one) => one !== ''))
        fields.push({ text, pattern: undefined });
    }
  }
  return fields.flatMap(({ text, pattern }) =>
    pattern === undefined ? [text] : matching(shell, pattern),
  );
}

/** The word as one text, as in an assignment or after a redirection. */
export function expandToText(shell: Shell, word: Word): string {
  return word
    .map((part) => (part.kind === 'text' ? part.text : valueOf(shell, part.name)))
    .join('');
}

function valueOf({ variables, options, last }: Shell, name: string): string {
  if (name === '?') return String(last);
  const value = variables.get(name);
  if (value === undefined && options.nounset) throw new UnboundVariable(name);
  return value ?? '';
}

/** Files of one directory; a pattern that fits none stands for itself. */
function matching({ machine, directory }: Shell, pattern: string): readonly string[] {
  const base = pattern.startsWith('/') ? '' : `${directory === '/' ? '' : directory}/`;
  const found = [...machine.files.keys()].filter(
    (path) => path.startsWith(base) && matches(path.slice(base.length), pattern),
  );
  return found.length === 0 ? [pattern] : found.map((path) => path.slice(base.length)).toSorted();
}

/** `*` and `?` stand for anything but a slash. Linear but for the last star: it alone is tried again. */
function matches(text: string, pattern: string): boolean {
  let [t, p, star, mark] = [0, 0, -1, 0];
  while (t < text.length) {
    if (pattern[p] === '*') [star, mark, p] = [p, t, p + 1];
    else if (pattern[p] === text[t] || (pattern[p] === '?' && text[t] !== '/'))
      [t, p] = [t + 1, p + 1];
    else if (star >= 0 && text[mark] !== '/') [p, mark, t] = [star + 1, mark + 1, mark + 1];
    else return false;
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
}
