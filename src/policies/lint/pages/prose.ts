/** Plain text as Markdown that shows the same: what would be emphasis or a tag is escaped. Code spans stay. */
export function prose(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[*<\\]/g, '\\$&')))
    .join('');
}
