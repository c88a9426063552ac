import { EventEmitter } from 'node:events';

/**
 * A terminal as far as Ink needs one: it obeys the cursor and erase codes and shows what is then on the screen, the
 * scrolled-off rows included. A code that it does not know is an error, so that nothing is lost unseen.
 */
export class Terminal extends EventEmitter {
  readonly isTTY = true;
  readonly columns: number;
  readonly rows: number;
  readonly #screen: string[] = [''];
  #row = 0;
  #column = 0;
  /** Everything that was written, raw. */
  written = '';

  constructor(columns: number, rows = 30) {
    super();
    this.columns = columns;
    this.rows = rows;
  }

  readonly write = (text: string, ...rest: unknown[]): boolean => {
    this.written += text;
    // oxlint-disable-next-line no-control-regex -- cursor codes are what a terminal is about
    for (const piece of text.match(/\u001b\[[?\d;]*[A-Za-z]|\n|\r|[^\u001b\n\r]+/g) ?? []) {
      this.#obey(piece);
    }
    const done = rest.at(-1);
    if (typeof done === 'function') queueMicrotask(() => done());
    return true;
  };

  /** What a person sees, and could scroll back to. */
  get text(): string {
    return this.#screen.map((row) => row.trimEnd()).join('\n');
  }

  #obey(piece: string): void {
    if (piece === '\n') this.#move(this.#row + 1, 0);
    else if (piece === '\r') this.#column = 0;
    else if (piece.startsWith('\u001b')) this.#control(piece.slice(2, -1), piece.at(-1) ?? '');
    else this.#print(piece);
  }

  #control(parameter: string, code: string): void {
    const n = Number(parameter || 1);
    if (code === 'A') this.#move(this.#row - n, this.#column);
    else if (code === 'G') this.#column = n - 1;
    else if (code === 'K') this.#screen[this.#row] = '';
    else if (code === 'J') this.#screen.splice(this.#row + 1);
    else if (!'mhl'.includes(code))
      throw new Error(`The terminal does not know CSI ${parameter}${code}`);
  }

  #move(row: number, column: number): void {
    if (row < 0) throw new Error('The cursor has left the top of the screen');
    this.#row = row;
    this.#column = column;
    while (this.#screen.length <= row) this.#screen.push('');
  }

  #print(text: string): void {
    const row = (this.#screen[this.#row] ?? '').padEnd(this.#column);
    this.#screen[this.#row] =
      row.slice(0, this.#column) + text + row.slice(this.#column + text.length);
    this.#column += text.length;
  }
}
