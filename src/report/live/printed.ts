import type { Block } from '../layout/report-blocks.ts';

/** The printed blocks and the new ones among `blocks`; what was printed stays as it was. */
export function withNew(printed: readonly Block[], blocks: readonly Block[]): readonly Block[] {
  const ids = new Set(printed.map(({ id }) => id));
  const added = blocks.filter(({ id }) => !ids.has(id));
  return added.length === 0 ? printed : [...printed, ...added];
}

/** The same at the end: a block that a late result or another width of the terminal has changed is printed once more. */
export function withRest(printed: readonly Block[], blocks: readonly Block[]): readonly Block[] {
  const said = new Set(printed.map(textOf));
  return [...printed, ...blocks.filter((block) => !said.has(textOf(block)))];
}

function textOf({ id, lines }: Block): string {
  return JSON.stringify([id, lines]);
}
