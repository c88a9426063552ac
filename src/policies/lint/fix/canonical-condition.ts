import type { Condition } from '../../document/policy.ts';
import { parseRange } from '../../evaluate/conditions/addresses.ts';
import { compareDecimals, formatDecimal, parseDecimal } from '../../evaluate/conditions/numbers.ts';
import { type Operator, readOperator } from '../../evaluate/conditions/operators.ts';

/**
 * A condition line in the one form that all lines have which AWS tests alike: keys in lower case, values in order and
 * each once, ranges by their first address, and of limits the one that counts.
 */
export function canonicalCondition({ operator, key, values }: Condition): string {
  const read = readOperator(operator.value);
  const texts = values.map(({ value }) => value);
  const meant = typeof read === 'string' ? texts : canonicalValues(read, texts);
  return JSON.stringify([operator.value, key.value.toLowerCase(), [...new Set(meant)].toSorted()]);
}

function canonicalValues(operator: Operator, values: readonly string[]): readonly string[] {
  if (operator.family === 'address') return values.map(canonicalRange);
  if (operator.family !== 'numeric') return values;
  const numbers = values.map(parseDecimal);
  if (operator.comparison === 'equals' || operator.set === 'all') return values;
  const sign = operator.comparison.startsWith('less') ? 1 : -1;
  let most = numbers[0];
  for (const number of numbers) {
    if (!number || !most) return values;
    if (sign * compareDecimals(number, most) > 0) most = number;
  }
  return most ? [formatDecimal(most)] : values;
}

function canonicalRange(text: string): string {
  const range = parseRange(text);
  return range ? `${range.version}: ${range.first} to ${range.last}` : text;
}
