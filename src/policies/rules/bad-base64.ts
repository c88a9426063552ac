import { isBase64 } from '../evaluate/conditions/prepare-exact.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { comparedValues } from '../lint/statements/condition-lines.ts';
import { mistypedKey } from '../lint/statements/key-type.ts';

export const badBase64: Rule = {
  id: 'bad-base64',
  category: 'error',
  title: 'Values of BinaryEquals are base64',
  why: 'BinaryEquals compares bytes, which a policy writes in base64. Any other text does not say what was meant.',
  fix: 'Write the bytes in base64, with its = signs at the end.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-type-mismatch-string',
  aws: ['TYPE_MISMATCH_STRING'],
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
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: { BinaryEquals: { 'aws:PrincipalTag/key': ['QmluYXJ5', 'QmluYXJ5Vg='] } },
            },
          ],
        },
        at: ['/Statement/0/Condition/BinaryEquals/aws:PrincipalTag~1key/1'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: { BinaryEquals: { 'aws:PrincipalTag/key': 'QmluYXJ5VmFsdWU=' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { line, value } of comparedValues(document, 'binary')) {
      if (isBase64(value.text) || mistypedKey(line, names)) continue;
      yield { at: value, subject: value.text, message: `"${value.text}" is no base64.` };
    }
  },
};
