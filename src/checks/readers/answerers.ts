import type { CallObserver } from '../../vocabulary/connection.ts';

/** Who answered which operation. Behind one connection there may be several: an emulator, and the embedded cloud. */
export interface Answerers {
  readonly observer: CallObserver;
  readonly of: (operation: string) => ReadonlySet<string>;
}

export function noteAnswerers(): Answerers {
  const seen = new Map<string, Set<string>>();
  return {
    observer: {
      after: ({ operation }, { answeredBy }) => {
        seen.set(operation, (seen.get(operation) ?? new Set()).add(answeredBy));
      },
    },
    of: (operation) => seen.get(operation) ?? new Set(),
  };
}
