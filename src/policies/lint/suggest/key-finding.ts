import type { ConditionLine } from '../document/statement.ts';
import type { Finding } from '../rule.ts';

/** A finding at a condition key, with the key that was meant where one is known. */
export function keyFinding(
  { key, value }: ConditionLine,
  what: string,
  meant: string | undefined,
): Finding {
  const { text } = key;
  if (meant === undefined) return { at: key, subject: text, message: `${what}.` };
  return {
    at: key,
    subject: text,
    message: `${what}; did you mean ${meant}?`,
    advice: `Write "${meant}".`,
    fix: {
      safe: false,
      title: `Rename ${text} to ${meant}`,
      edits: [{ kind: 'rename', member: { name: text, key, value }, to: meant }],
    },
  };
}
