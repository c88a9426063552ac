import { parseMoments } from '../evaluate/conditions/dates.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { comparedValues } from '../lint/statements/condition-lines.ts';
import { mistypedKey } from '../lint/statements/key-type.ts';

export const badDate: Rule = {
  id: 'bad-date',
  category: 'error',
  title: 'Values of the date operators are dates',
  why: 'A date operator compares dates in the W3C’s form of ISO 8601. With anything else, a day that does not exist or a time without its zone too, the condition does not say what was meant.',
  fix: 'Write "2027-01-31" or "2027-01-31T23:59:59Z".',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date',
  aws: ['TYPE_MISMATCH_DATE'],
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
              Condition: {
                DateGreaterThan: { 'aws:CurrentTime': '31.01.2027' },
                DateLessThan: { 'aws:CurrentTime': '2027-02-30' },
              },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/DateGreaterThan/aws:CurrentTime',
          '/Statement/0/Condition/DateLessThan/aws:CurrentTime',
        ],
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
              Condition: {
                DateGreaterThan: { 'aws:CurrentTime': '2026-12-01' },
                DateLessThan: { 'aws:CurrentTime': '2027-01-31T23:59:59+01:00' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { line, value } of comparedValues(document, 'date')) {
      if (parseMoments(value.text) || mistypedKey(line, names)) continue;
      yield {
        at: value,
        subject: value.text,
        message: `"${value.text}" is no date in ISO 8601, which ${line.operatorWord.text} compares.`,
      };
    }
  },
};
