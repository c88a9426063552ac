/** How values are compared. */
export type Family = 'string' | 'arn' | 'numeric' | 'date' | 'bool' | 'binary' | 'address' | 'null';

export type Comparison = 'equals' | 'less' | 'less-equals' | 'greater' | 'greater-equals';

/** A condition operator as it is written, taken apart. */
export interface Operator {
  readonly family: Family;
  readonly negated: boolean;
  readonly comparison: Comparison;
  readonly wildcards: boolean;
  readonly ignoreCase: boolean;
  readonly set: 'all' | 'any' | undefined;
  readonly ifExists: boolean;
}

type Base = Omit<Operator, 'set' | 'ifExists'>;

const PLAIN = {
  negated: false,
  comparison: 'equals',
  wildcards: false,
  ignoreCase: false,
} as const;
const NEGATED = { ...PLAIN, negated: true } as const;

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const OPERATORS: ReadonlyMap<string, Base> = new Map<string, Base>([
  ['StringEquals', { family: 'string', ...PLAIN }],
  ['StringNotEquals', { family: 'string', ...NEGATED }],
  ['StringEqualsIgnoreCase', { family: 'string', ...PLAIN, ignoreCase: true }],
  ['StringNotEqualsIgnoreCase', { family: 'string', ...NEGATED, ignoreCase: true }],
  ['StringLike', { family: 'string', ...PLAIN, wildcards: true }],
  ['StringNotLike', { family: 'string', ...NEGATED, wildcards: true }],
  ['NumericEquals', { family: 'numeric', ...PLAIN }],
  ['NumericNotEquals', { family: 'numeric', ...NEGATED }],
  ['NumericLessThan', { family: 'numeric', ...PLAIN, comparison: 'less' }],
  ['NumericLessThanEquals', { family: 'numeric', ...PLAIN, comparison: 'less-equals' }],
  ['NumericGreaterThan', { family: 'numeric', ...PLAIN, comparison: 'greater' }],
  ['NumericGreaterThanEquals', { family: 'numeric', ...PLAIN, comparison: 'greater-equals' }],
  ['DateEquals', { family: 'date', ...PLAIN }],
  ['DateNotEquals', { family: 'date', ...NEGATED }],
  ['DateLessThan', { family: 'date', ...PLAIN, comparison: 'less' }],
  ['DateLessThanEquals', { family: 'date', ...PLAIN, comparison: 'less-equals' }],
  ['DateGreaterThan', { family: 'date', ...PLAIN, comparison: 'greater' }],
  ['DateGreaterThanEquals', { family: 'date', ...PLAIN, comparison: 'greater-equals' }],
  ['Bool', { family: 'bool', ...PLAIN }],
  ['BinaryEquals', { family: 'binary', ...PLAIN }],
  ['IpAddress', { family: 'address', ...PLAIN }],
  ['NotIpAddress', { family: 'address', ...NEGATED }],
  ['ArnEquals', { family: 'arn', ...PLAIN, wildcards: true }],
  ['ArnLike', { family: 'arn', ...PLAIN, wildcards: true }],
  ['ArnNotEquals', { family: 'arn', ...NEGATED, wildcards: true }],
  ['ArnNotLike', { family: 'arn', ...NEGATED, wildcards: true }],
  ['Null', { family: 'null', ...PLAIN }],
]);

/** Names of the operators, without set qualifier and IfExists: `StringEquals`. */
export const operatorNames: readonly string[] = [...OPERATORS.keys()];

/**
 * The operator of that name, or why it is none. IfExists and the set qualifiers make no sense with Null:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html (Null with if exists,
 * Null with qualifier)
 */
export function readOperator(written: string): Operator | string {
  const set = written.startsWith('ForAllValues:')
    ? 'all'
    : written.startsWith('ForAnyValue:')
      ? 'any'
      : undefined;
  const unqualified = set === undefined ? written : written.slice(written.indexOf(':') + 1);
  const ifExists = unqualified.endsWith('IfExists');
  const name = ifExists ? unqualified.slice(0, -'IfExists'.length) : unqualified;
  const base = OPERATORS.get(name);
  if (!base) return `AWS documents no condition operator "${written}"`;
  if (base.family === 'null' && (set !== undefined || ifExists)) {
    return `the operator Null stands alone, without ForAllValues, ForAnyValue or IfExists`;
  }
  return { ...base, set, ifExists };
}
