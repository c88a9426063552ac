import type { Placed } from '../../document/policy.ts';
import { noteUnclear } from '../take-note.ts';
import { MAYBE, truthOf } from '../truth.ts';
import { contains, parseRange, type Range } from './addresses.ts';
import { incomparable } from './incomparable.ts';
import type { LineUse, Prepared } from './value-test.ts';

/**
 * Bool: "true" or "false", quoted or not. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean
 */
export function prepareBool(values: readonly Placed[], use: LineUse): Prepared {
  const wanted = new Set(values.map(({ value }) => value));
  if (use.variables && values.some(({ value }) => value.includes('${'))) {
    return 'AWS’s pages differ on whether Bool takes policy variables: the operators’ page says yes, the variables’ page and the policy checks say no';
  }
  const bad = values.find(({ value }) => value !== 'true' && value !== 'false');
  if (bad) return `"${bad.value}" is neither "true" nor "false"`;
  return {
    matches: (value, question) => {
      if (value !== 'true' && value !== 'false') {
        const isNear = wanted.has('false') || value.toLowerCase() === 'true';
        return incomparable(question, use, {
          what: `"${value}" is neither "true" nor "false"`,
          isNear,
        });
      }
      if (wanted.size < 2) return truthOf(wanted.has(value));
      noteUnclear(
        question,
        'Bool with both values: AWS’s condition pages make it true, its policy checks (invalid condition multiple boolean) an error',
      );
      return MAYBE;
    },
    probe: () => ({ family: 'boolean' }),
  };
}

/** BinaryEquals: base64 on both sides, compared byte by byte. */
export function prepareBinary(values: readonly Placed[], use: LineUse): Prepared {
  const bad = values.find(({ value }) => !isBase64(value));
  if (bad) return `"${bad.value}" is no base64`;
  const wanted = new Set(values.map(({ value }) => bytesOf(value)));
  return {
    matches: (value, question) =>
      isBase64(value)
        ? truthOf(wanted.has(bytesOf(value)))
        : incomparable(question, use, {
            what: `"${value}" is no base64`,
            isNear: wanted.has(bytesOf(value)),
          }),
    probe: () => ({ family: 'binary', values: values.map(({ value }) => value) }),
  };
}

/** IpAddress: a range contains an address of its own version only; a request's value can be a range itself. */
export function prepareAddress(values: readonly Placed[], use: LineUse): Prepared {
  const ranges: Range[] = [];
  for (const { value } of values) {
    const range = parseRange(value);
    if (!range) return `"${value}" is no IP address or CIDR range`;
    ranges.push(range);
  }
  return {
    matches: (value, question) => {
      const address = parseRange(value);
      if (!address) {
        const isNear = ADDRESS_LIKE.test(value);
        return incomparable(question, use, { what: `"${value}" is no IP address`, isNear });
      }
      return truthOf(ranges.some((range) => contains(range, address)));
    },
    probe: () => ({ family: 'address', values: values.map(({ value }) => value) }),
  };
}

/** Nothing but what addresses are written with: leading zeros, a zone index, spaces at the ends. */
const ADDRESS_LIKE = /^\s*[0-9A-Fa-f.:/]+(?:%\w+)?\s*$/;

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Whether it is base64 with its padding. */
export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && BASE64.test(text);
}

function bytesOf(base64: string): string {
  return Buffer.from(base64, 'base64').toString('hex');
}
