/** Text that takes the place of what stands from `start` to before `end`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Whether two edits touch the same text, or insert at the same place, so that their order would matter. */
export function areInConflict(one: TextEdit, other: TextEdit): boolean {
  if (one.start === one.end && other.start === other.end) return one.start === other.start;
  return one.start < other.end && other.start < one.end;
}

/** The text with all edits made, from the end to the start, so that none moves another. They must not be in conflict. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let edited = text;
  for (const { start, end, text: by } of edits.toSorted(
    (one, other) => other.start - one.start || other.end - one.end,
  )) {
    edited = edited.slice(0, start) + by + edited.slice(end);
  }
  return edited;
}
