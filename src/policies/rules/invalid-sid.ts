import { iamTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';

export const invalidSid: Rule = {
  id: 'invalid-sid',
  category: 'error',
  title: 'A Sid has letters and digits only',
  why: 'IAM refuses a policy with a Sid that has anything but A to Z, a to z and 0 to 9: no space, hyphen or underscore.',
  fix: 'Leave out the other characters.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html',
  aws: ['UNSUPPORTED_SID'],
  types: iamTypes,
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'read-reports',
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
        at: ['/Statement/0/Sid'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'ReadReports2',
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
      },
      {
        note: 'Other services are not so strict',
        type: 'resource',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'read-reports',
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/auditor' },
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
      },
    ],
  },
  *check({ document: { statements } }) {
    for (const { sid } of statements) {
      if (!sid || !OTHER.test(sid.text)) continue;
      const mended = plain(sid.text);
      const isFree =
        mended !== '' &&
        statements.every((other) => other.sid === sid || plain(other.sid?.text ?? '') !== mended);
      yield {
        at: sid,
        subject: sid.text,
        message: `The Sid "${sid.text}" has ${quoted(sid.text)}; IAM takes letters and digits only.`,
        ...(isFree
          ? {
              fix: {
                safe: true,
                title: `Replace it by "${mended}"`,
                edits: [{ kind: 'replace', value: sid, by: mended }],
              },
            }
          : {}),
      };
    }
  },
};

const OTHER = /[^A-Za-z0-9]/;

function plain(sid: string): string {
  return sid.replaceAll(/[^A-Za-z0-9]/g, '');
}

/** The characters that are not allowed, each once. */
function quoted(sid: string): string {
  const odd = [...new Set(sid)].filter((character) => OTHER.test(character));
  return odd.map((character) => (character === ' ' ? 'a space' : `"${character}"`)).join(' and ');
}
