/** All items of all pages; stops between pages when the signal aborts. */
export async function gather<Page, Item>(
  pages: AsyncIterable<Page>,
  items: (page: Page) => readonly Item[],
  signal: AbortSignal,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  for await (const page of pages) {
    signal.throwIfAborted();
    found.push(...items(page));
  }
  return found;
}
