import { lex, ShellSyntaxError, type Operator, type Token, type Word } from './lex.ts';

type Redirection = Extract<Operator, '>' | '>>' | '2>' | '2>>' | '2>&1' | '&>'>;

/** Where a stream of a command is led. */
interface Redirect {
  readonly operator: Redirection;
  /** Absent for `2>&1`. */
  readonly target?: Word;
}

/** One program with its words. */
export interface SimpleCommand {
  readonly line: number;
  /** `NAME=value` in front of the program, or alone. */
  readonly assignments: readonly { readonly name: string; readonly value: Word }[];
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
}

/** Programs that read what the one before wrote. */
export type Pipeline = readonly SimpleCommand[];

/** Pipelines joined by && and ||; `set -e` looks at the whole. */
export interface AndOrList {
  readonly first: Pipeline;
  readonly rest: readonly { readonly operator: '&&' | '||'; readonly pipeline: Pipeline }[];
}

const reserved = new Set([
  'if',
  'for',
  'while',
  'until',
  'case',
  'function',
  'select',
  '{',
  '!',
  '[[',
]);

/** Throws ShellSyntaxError for what the simulated shell does not know: it then runs nothing at all. */
export function parse(script: string): readonly AndOrList[] {
  const reader = new Reader(lex(script));
  const lists: AndOrList[] = [];
  while (!reader.done) {
    if (reader.takeOperator(';')) continue;
    lists.push(readList(reader));
  }
  return lists;
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get done(): boolean {
    return this.#at >= this.#tokens.length;
  }

  get line(): number {
    return this.#tokens[Math.min(this.#at, this.#tokens.length - 1)]?.line ?? 1;
  }

  takeWord(): Word | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'word') return undefined;
    this.#at += 1;
    return token.word;
  }

  takeOperator<O extends Operator>(...wanted: readonly O[]): O | undefined {
    const token = this.#tokens[this.#at];
    const found =
      token?.kind === 'operator' ? wanted.find((one) => one === token.operator) : undefined;
    if (found !== undefined) this.#at += 1;
    return found;
  }

  /** The shell lets a line end after an operator that needs a second side. */
  skipLineEnds(): void {
    while (this.takeOperator(';')) continue;
  }
}

function readList(reader: Reader): AndOrList {
  const first = readPipeline(reader);
  const rest: { operator: '&&' | '||'; pipeline: Pipeline }[] = [];
  for (;;) {
    const operator = reader.takeOperator('&&', '||');
    if (!operator) return { first, rest };
    reader.skipLineEnds();
    rest.push({ operator, pipeline: readPipeline(reader) });
  }
}

function readPipeline(reader: Reader): Pipeline {
  const commands = [readCommand(reader)];
  while (reader.takeOperator('|')) {
    reader.skipLineEnds();
    commands.push(readCommand(reader));
  }
  return commands;
}

function readCommand(reader: Reader): SimpleCommand {
  const { line } = reader;
  const assignments: { name: string; value: Word }[] = [];
  const words: Word[] = [];
  const redirects: Redirect[] = [];
  for (;;) {
    const redirect = readRedirect(reader);
    const word = redirect ? undefined : reader.takeWord();
    if (redirect) redirects.push(redirect);
    else if (!word) break;
    else {
      const assignment = words.length === 0 ? assignmentOf(word) : undefined;
      if (assignment) assignments.push(assignment);
      else words.push(word);
    }
  }
  requireCommand(line, assignments.length, words);
  return { line, assignments, words, redirects };
}

function requireCommand(line: number, assignments: number, words: readonly Word[]): void {
  if (words.length + assignments === 0) throw new ShellSyntaxError(line, 'a command is missing');
  const [start] = words[0] ?? [];
  if (start?.kind === 'text' && !start.quoted && reserved.has(start.text)) {
    throw new ShellSyntaxError(line, `the simulated shell does not know "${start.text}"`);
  }
}

function readRedirect(reader: Reader): Redirect | undefined {
  if (reader.takeOperator('2>&1')) return { operator: '2>&1' };
  const operator = reader.takeOperator('>', '>>', '2>', '2>>', '&>');
  if (!operator) return undefined;
  const target = reader.takeWord();
  if (!target) throw new ShellSyntaxError(reader.line, `a file is missing after "${operator}"`);
  return { operator, target };
}

function assignmentOf([first, ...rest]: Word):
  | { readonly name: string; readonly value: Word }
  | undefined {
  if (first?.kind !== 'text' || first.quoted) return undefined;
  const [, name, text = ''] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(first.text) ?? [];
  return name === undefined
    ? undefined
    : { name, value: [{ kind: 'text', text, quoted: true }, ...rest] };
}
