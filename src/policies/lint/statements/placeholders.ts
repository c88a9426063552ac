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

/** False for a text without any, be it one value or a whole document as it is written. */
export function mayHavePlaceholders(text: string): boolean {
  return PLACEHOLDER_ANYWHERE.test(text);
}

/** Cheap, and nearly always enough: every placeholder has one of these in it. */
const MAY_HAVE_ONE = /[<{[]|[xX]{12}|YOUR|MY_|ACCOUNT|REPLACE/;

/**
 * `<Role ARN>`, `{account-id}` but not `${…}`, `ACCOUNT_ID`, `YOUR_BUCKET`, `[REGION]`, `xxxxxxxxxxxx`: what no name or
 * ARN of AWS's looks like.
 */
const PLACEHOLDER =
  /<[A-Za-z][^<>]*>|(?<!\$)\{\{?[A-Za-z][\w .-]*\}?\}|\[[A-Z][A-Z_ -]+\]|\b(?:YOUR|MY)_[A-Z_]+\b|\b(?:AWS_)?ACCOUNT[_-]?(?:ID|NUMBER)\b|\bREPLACE[_-]?(?:ME|THIS)?\b|:[xX]{12}:/g;

const PLACEHOLDER_ANYWHERE = new RegExp(PLACEHOLDER.source);
