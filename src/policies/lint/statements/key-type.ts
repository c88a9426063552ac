import type { Family } from '../../evaluate/conditions/operators.ts';
import { foldCase } from '../../evaluate/match/fold-case.ts';
import type { ConditionLine } from '../document/statement.ts';
import type { ConditionKey, Lexicon } from '../lexicon/lexicon.ts';

type ValueType = ConditionKey['type'];

/**
 * Operators for the types of condition keys. Texts that are ARNs are documented as either type. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const FITTING: Readonly<Record<ValueType, readonly Family[]>> = {
  ARN: ['arn', 'string'],
  Bool: ['bool'],
  Date: ['date'],
  IPAddress: ['address'],
  Numeric: ['numeric'],
  String: ['string', 'arn', 'binary'],
};

/** The documented key of a line whose operator does not compare values of its type; undefined where all is well. */
export function mistypedKey(
  { operator, key }: ConditionLine,
  names: Lexicon,
): ConditionKey | undefined {
  if (typeof operator === 'string' || operator.family === 'null') return undefined;
  const { documented } = names.key(key.text);
  if (!documented || FITTING[documented.type].includes(operator.family)) return undefined;
  return isAlsoOf(documented, operator.family) ? undefined : documented;
}

/**
 * Keys that are documented as text and hold addresses (`ec2:InsideTunnelCidr`), and `aws:EpochTime`, of which AWS says
 * that it takes date and numeric operators:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-epochtime
 */
function isAlsoOf({ key, type }: ConditionKey, family: Family): boolean {
  if (family === 'address') return type === 'String' && /cidr|ip(?:v[46])?address/i.test(key);
  return family === 'numeric' && foldCase(key) === 'aws:epochtime';
}
