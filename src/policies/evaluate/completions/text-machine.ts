import {
  endOf,
  isMetForGood,
  type Pattern,
  startsOf,
  step,
  type Track,
  trackOf,
} from './pattern-track.ts';

/** Where the patterns of one question can be; `met` where one of them covers whatever follows. */
type State = readonly (readonly number[])[] | 'met';

/** A string, and where it leads: a state for each question, and one for the limits. */
interface Reached {
  readonly states: readonly State[];
  readonly text: string;
}

/**
 * Follows the patterns of all questions at once through the characters of strings, and keeps a string for every
 * combination of answers. `limits` cover every string that counts; where there are none, all do.
 */
export class TextMachine {
  /** The patterns of each question, those of the limits last. */
  readonly #all: readonly (readonly Track[])[];
  readonly #start: readonly State[];
  readonly #found = new Map<string, string>();
  readonly #mostSteps: number;
  #steps = 0;

  constructor(
    questions: readonly (readonly Pattern[])[],
    limits: readonly Pattern[],
    mostSteps: number,
  ) {
    this.#all = [...questions, limits].map((patterns) => patterns.map((one) => trackOf(one)));
    this.#start = this.#all.map((tracks) => tracks.map((track) => startsOf(track)));
    this.#mostSteps = mostSteps;
  }

  get found(): readonly string[] {
    return [...this.#found.values()];
  }

  /** No other combination of answers is left to find; the empty string, which is special, has given way. */
  get isDone(): boolean {
    return this.#found.size === 2 ** (this.#all.length - 1) && !this.found.includes('');
  }

  /** More steps were taken than are worth it. */
  get isTired(): boolean {
    return this.#steps > this.#mostSteps;
  }

  /** Keeps the string where it is the first that gets these answers. */
  try(text: string): void {
    let states = this.#start;
    for (let at = 0; at < text.length && !this.isTired; at += 1) {
      states = this.#follow(states, text.charCodeAt(at));
    }
    if (!this.isTired) this.#note({ states, text });
  }

  /** Looks for all combinations of answers, the shortest strings first. */
  search(alphabet: readonly number[]): void {
    const seen = new Set<string>();
    let frontier: readonly Reached[] = [{ states: this.#start, text: '' }];
    while (frontier.length > 0) {
      const next: Reached[] = [];
      for (const reached of frontier) {
        this.#note(reached);
        if (this.isDone || this.isTired) return;
        for (const unit of alphabet) {
          const states = this.#follow(reached.states, unit);
          const id = idOf(states);
          if (seen.has(id) || this.#isBeyondLimits(states)) continue;
          seen.add(id);
          next.push({ states, text: reached.text + String.fromCharCode(unit) });
        }
      }
      frontier = next;
    }
  }

  #follow(states: readonly State[], unit: number): readonly State[] {
    return states.map((state, index) => {
      if (state === 'met') return state;
      const tracks = this.#all[index] ?? [];
      const next = tracks.map((track, each) => {
        const positions = state[each] ?? [];
        this.#steps += positions.length + 1;
        return step(track, positions, unit);
      });
      return tracks.some((track, each) => isMetForGood(track, next[each] ?? [])) ? 'met' : next;
    });
  }

  #note({ states, text }: Reached): void {
    const answers = states.map((state, index) => isCovered(this.#all[index] ?? [], state));
    const isWithin = this.#all.at(-1)?.length === 0 || answers.at(-1) === true;
    const key = answers.slice(0, -1).map(Number).join('');
    if (isWithin && !this.#found.get(key)) this.#found.set(key, text);
  }

  /** Nothing that follows can be covered by the limits any more. */
  #isBeyondLimits(states: readonly State[]): boolean {
    const state = states.at(-1);
    if (this.#all.at(-1)?.length === 0 || state === undefined || state === 'met') return false;
    return state.every((positions) => positions.length === 0);
  }
}

function isCovered(tracks: readonly Track[], state: State): boolean {
  if (state === 'met') return true;
  return tracks.some((track, index) => state[index]?.includes(endOf(track)) === true);
}

function idOf(states: readonly State[]): string {
  return states
    .map((state) => (state === 'met' ? state : state.map((at) => at.join(',')).join(';')))
    .join('|');
}
