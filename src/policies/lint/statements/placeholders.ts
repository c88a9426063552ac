/** A placeholder of an example, with its place in the text. */
export interface Placeholder {
  readonly written: string;
  readonly from: number;
}

/** What of a text looks like a placeholder that was not filled in. */
export function placeholdersIn(text: string): readonly Placeholder[] {
  if (!MAY_HAVE_ONE.test(text)) return [];
  return [...text.matchAll(PLACEHOLDER)].map(({ 0: written, index: from }) => ({ written, from }));
}

/** Cheap, and nearly always enough: every placeholder has one of these in it. */
const MAY_HAVE_ONE = /[<{[]|[A-Z]{2}|[xX]{12}/;

/**
 * `<Role ARN>`, `{account-id}` but not `${…}`, `ACCOUNT_ID`, `YOUR_BUCKET`, `[REGION]`, `xxxxxxxxxxxx`: what no name or
 * ARN of AWS's looks like.
 */
const PLACEHOLDER =
  /<[A-Za-z][^<>]*>|(?<!\$)\{\{?[A-Za-z][\w .-]*\}?\}|\[[A-Z][A-Z_ -]+\]|\b(?:YOUR|MY)_[A-Z_]+\b|\b(?:AWS_)?ACCOUNT[_-]?(?:ID|NUMBER)\b|\bREPLACE[_-]?(?:ME|THIS)?\b|:[xX]{12}:/g;
