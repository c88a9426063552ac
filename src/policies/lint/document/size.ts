import type { LintDocument } from './lint-document.ts';
import type { Value } from './value.ts';

/**
 * Characters of a policy as IAM counts them: white space between the values left out. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
 */
export function compactSize(value: Value): number {
  const known = sizes.get(value);
  if (known !== undefined) return known;
  const size = sizeOf(value);
  sizes.set(value, size);
  return size;
}

/** Several rules ask for the size of the same document. */
const sizes = new WeakMap<Value, number>();

function sizeOf(value: Value): number {
  if (value.plain !== undefined) return JSON.stringify(value.plain).length;
  switch (value.kind) {
    case 'object': {
      const parts = value.members.map(
        (member) => JSON.stringify(member.name).length + 1 + sizeOf(member.value),
      );
      return 2 + sum(parts) + Math.max(0, parts.length - 1);
    }
    case 'array':
      return 2 + sum(value.items.map(sizeOf)) + Math.max(0, value.items.length - 1);
    case 'string':
      return JSON.stringify(value.text).length;
    case 'number':
    case 'boolean':
      return value.text.length;
    case 'null':
      return 4;
  }
}

/** Characters of a policy as it is written, white space included, as Organizations counts what its API is given. */
export function writtenSize({ root }: LintDocument): number {
  return root.range.end - root.range.start;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
