/** Whether a text of a policy, read as a pattern, means more than itself. */
export function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?');
}
