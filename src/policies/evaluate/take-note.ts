import { expandAround } from './match/expand.ts';
import { globMatches } from './match/glob.ts';
import { type Template, variablesOf } from './match/template.ts';
import type { Probe } from './note.ts';
import { type Question, valuesOf } from './question.ts';

/** Notes that AWS's documents leave open what this comes to. */
export function noteUnclear(question: Question, why: string): void {
  question.notes?.push({ kind: 'unclear', why });
}

/**
 * Notes the unknown keys among a template's variables. `value` is the text the whole is compared with, if it is known:
 * then only the pieces of it that would make the template fit can matter.
 */
export function noteVariables(
  question: Question,
  template: Template,
  value: string | undefined,
): void {
  if (!question.notes) return;
  const variables = new Map(variablesOf(template).map((variable) => [variable.key, variable]));
  for (const { key, written } of variables.values()) {
    if (valuesOf(question, key) !== undefined) continue;
    question.notes.push({
      kind: 'key',
      key,
      written,
      several: false,
      probe:
        value === undefined
          ? { family: 'open', values: [] }
          : probeOf(question, template, key, value),
      why: `its value is put in for \${${written}}`,
    });
  }
}

/** More pieces than this are not tried; the key then stays open. */
const MOST_PIECES = 200;

/** A template with more pieces than this is not worked out. */
const LONGEST_TEMPLATE = 20;

function probeOf(question: Question, template: Template, key: string, value: string): Probe {
  if (template.pieces.length > LONGEST_TEMPLATE) return { family: 'open', values: [] };
  const pieces = new Set<string>();
  for (const { before, after } of expandAround(template, key, question)) {
    const starts = cuts(value).filter((at) => globMatches(before, value.slice(0, at)));
    const ends = cuts(value).filter((at) => globMatches(after, value.slice(at)));
    for (const start of starts) {
      for (const end of ends) {
        if (start <= end) pieces.add(value.slice(start, end));
        if (pieces.size > MOST_PIECES) return { family: 'open', values: [...pieces] };
      }
    }
  }
  return { family: 'listed', values: [...pieces] };
}

function cuts(value: string): readonly number[] {
  return Array.from({ length: value.length + 1 }, (_, at) => at);
}
