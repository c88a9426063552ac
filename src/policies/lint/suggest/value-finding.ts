import type { Value } from '../document/value.ts';
import type { Finding } from '../rule.ts';

/** A finding at a value, with the value that was meant where one is known; `what` is a sentence without its full stop. */
export function valueFinding(value: Value, what: string, meant: string | undefined): Finding {
  const { text } = value;
  if (meant === undefined) return { at: value, subject: text, message: `${what}.` };
  return {
    at: value,
    subject: text,
    message: `${what}; did you mean ${meant}?`,
    advice: `Write "${meant}".`,
    fix: {
      safe: false,
      title: `Write ${meant}`,
      edits: [{ kind: 'replace', value, by: meant }],
    },
  };
}
