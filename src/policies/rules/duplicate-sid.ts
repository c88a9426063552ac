import { iamTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { repeatedSids } from '../lint/statements/repeated-sids.ts';

export const duplicateSid: Rule = {
  id: 'duplicate-sid',
  category: 'error',
  title: 'No Sid stands twice in a policy of IAM',
  why: 'IAM refuses a policy in which two statements have the same Sid.',
  fix: 'Give each statement a Sid of its own, or none.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html',
  aws: ['UNIQUE_SIDS_REQUIRED'],
  types: iamTypes,
  when: ['several-statements'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'Read',
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::a/*',
            },
            {
              Sid: 'Read',
              Effect: 'Allow',
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3:::a',
            },
          ],
        },
        at: ['/Statement/1/Sid'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'Read',
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::a/*',
            },
            {
              Sid: 'List',
              Effect: 'Allow',
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3:::a',
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    const taken = new Set(document.statements.map(({ sid }) => sid?.text));
    for (const { sid, first } of repeatedSids(document)) {
      const by = freeSid(sid.text, taken);
      taken.add(by);
      yield {
        at: sid,
        subject: sid.text,
        message: `The Sid "${sid.text}" is that of statement ${first + 1} already; IAM refuses the policy.`,
        fix: {
          safe: true,
          title: `Replace it by "${by}"`,
          edits: [{ kind: 'replace', value: sid, by }],
        },
      };
    }
  },
};

/** With the next number that no statement has: `Read2`. */
function freeSid(sid: string, taken: ReadonlySet<string | undefined>): string {
  for (let number = 2; ; number += 1) {
    const by = `${sid}${String(number)}`;
    if (!taken.has(by)) return by;
  }
}
