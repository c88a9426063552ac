import { compareDecimals, parseDecimal } from '../evaluate/conditions/numbers.ts';
import type { Value } from '../lint/document/value.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { readLines } from '../lint/statements/condition-keys.ts';

export const redundantConditionValue: Rule = {
  id: 'redundant-condition-value',
  category: 'suggestion',
  title: 'A numeric limit is given once',
  why: 'One of the values is enough, so of several limits only the widest counts; the others suggest a narrower one than there is.',
  fix: 'Keep the limit that is meant.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-condition-value-num',
  aws: ['REDUNDANT_CONDITION_VALUE_NUM'],
  types: allTypes,
  when: ['condition'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:DeleteSnapshot',
              Resource: '*',
              Condition: {
                NumericLessThan: { 'aws:MultiFactorAuthAge': ['2700', '3600', '900'] },
              },
            },
          ],
        },
        at: ['/Statement/0/Condition/NumericLessThan/aws:MultiFactorAuthAge'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:CreateVolume',
              Resource: '*',
              Condition: { NumericEquals: { 'ec2:VolumeSize': ['8', '16'] } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      for (const { operator, operatorWord, key, value, values } of readLines(statement)) {
        const { family, comparison } = operator;
        if (family !== 'numeric' || comparison === 'equals' || values.length < 2) continue;
        const widest = widestOf(values, comparison.startsWith('less') ? 1 : -1);
        if (!widest) continue;
        const others = values.filter((one) => one !== widest);
        yield {
          at: key,
          subject: key.text,
          message: `Of the ${values.length} limits of ${operatorWord.text} only ${widest.text} counts.`,
          fix: {
            safe: true,
            title: `Keep ${widest.text} only`,
            edits: others.map(({ pointer }) => ({ kind: 'remove', from: value, pointer })),
          },
        };
      }
    }
  },
};

/** The greatest where `sign` is 1, the least where it is -1; undefined where one is no number. */
function widestOf(values: readonly Value[], sign: 1 | -1): Value | undefined {
  let widest = values[0];
  for (const value of values) {
    const number = parseDecimal(value.text);
    const most = widest && parseDecimal(widest.text);
    if (!number || !most) return undefined;
    if (sign * compareDecimals(number, most) > 0) widest = value;
  }
  return widest;
}
