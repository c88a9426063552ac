import { parseMoments } from '../evaluate/conditions/dates.ts';
import { foldCase } from '../evaluate/match/fold-case.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { comparedValues } from '../lint/statements/condition-lines.ts';

export const epochDate: Rule = {
  id: 'epoch-date',
  category: 'warning',
  title: 'Dates are written as dates',
  why: 'Seconds since 1970 may not come to the moment that was meant, AWS says, and nobody sees which one it is.',
  fix: 'Write "2027-01-31" or "2027-01-31T23:59:59Z".',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-invalid-date-value',
  aws: ['INVALID_DATE_VALUE'],
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
              Condition: { DateLessThan: { 'aws:CurrentTime': '1801439999' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/DateLessThan/aws:CurrentTime'],
      },
    ],
    good: [
      {
        note: 'The key that is such a number itself',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
              Condition: {
                DateLessThan: { 'aws:EpochTime': '1801439999', 'aws:CurrentTime': '2027-01-31' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { line, value } of comparedValues(document, 'date')) {
      const { text } = value;
      if (!SECONDS.test(text) || foldCase(line.key.text) === 'aws:epochtime') continue;
      const [moment = Number.NaN] = parseMoments(text) ?? [];
      const date = isoDate(moment);
      yield {
        at: value,
        subject: text,
        message:
          date === undefined
            ? `${text} is a number of seconds, not a date.`
            : `${text} is a number of seconds since 1970, which comes to ${date}.`,
        ...(date === undefined ? {} : { advice: `Write "${date}".` }),
      };
    }
  },
};

/** Four digits are a year. */
const SECONDS = /^\d{5,}(?:\.\d+)?$/;

function isoDate(moment: number): string | undefined {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('.000Z', 'Z');
}
