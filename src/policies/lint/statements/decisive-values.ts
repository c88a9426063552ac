import { parseMoments } from '../../evaluate/conditions/dates.ts';
import { parseDecimal } from '../../evaluate/conditions/numbers.ts';
import type { Family } from '../../evaluate/conditions/operators.ts';
import type { ReadLine } from './condition-keys.ts';

/**
 * Values of a key of which one meets all the lines if any value does; undefined where there is no such list. Lines are
 * without set operators and of one key; that the key may be absent is not among the values.
 */
export function decisiveValues(lines: readonly ReadLine[]): readonly string[] | undefined {
  const closing = lines.find((line) => isClosing(line));
  const is = (family: Family): boolean => lines.every(({ operator }) => operator.family === family);
  if (closing?.operator.family === 'null') {
    // AWS does not say whether a key with an empty text is absent; no other type has such a value.
    return lines.some(({ operator }) => operator.family === 'string') ? [''] : [];
  }
  if (closing) return textsOf(closing);
  if (is('bool')) return ['true', 'false'];
  if (is('numeric')) return pointsAround(lines.flatMap(textsOf).map(numberOf));
  if (is('date')) return pointsAround(lines.flatMap(textsOf).map(secondsOf));
  return undefined;
}

/** A line that only the values it lists can meet. */
function isClosing({ operator, values }: ReadLine): boolean {
  const { family, negated, wildcards, ignoreCase } = operator;
  if (values.length === 0) return false;
  if (family === 'null') return values.every(({ text }) => text === 'true');
  if (negated || ignoreCase || (family !== 'string' && family !== 'arn')) return false;
  return !values.some(({ text }) => text.includes('${') || (wildcards && /[*?]/.test(text)));
}

function textsOf({ values }: ReadLine): readonly string[] {
  return values.map(({ text }) => text);
}

function numberOf(text: string): number | undefined {
  // Longer ones lose digits as a number.
  return text.length < 16 && parseDecimal(text) ? Number(text) : undefined;
}

/** Undefined also for four digits alone, which can be a year or a second. */
function secondsOf(text: string): number | undefined {
  const moments = parseMoments(text);
  return moments?.length === 1 ? (moments[0] ?? 0) / 1000 : undefined;
}

/** The limits, and a point below, between and above them each. */
function pointsAround(limits: readonly (number | undefined)[]): readonly string[] | undefined {
  if (limits.length === 0) return undefined;
  const sorted: number[] = [];
  for (const limit of limits) {
    // Beyond this, halves are no longer told apart.
    if (limit === undefined || Math.abs(limit) > 2 ** 40) return undefined;
    sorted.push(limit);
  }
  sorted.sort((one, other) => one - other);
  const between = sorted.slice(1).map((limit, index) => (limit + (sorted[index] ?? limit)) / 2);
  const [least = 0] = sorted;
  const all = [least - 1, ...sorted, ...between, (sorted.at(-1) ?? 0) + 1];
  return all.map(String);
}
