import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';

export const invalidVersion: Rule = {
  id: 'invalid-version',
  category: 'error',
  title: 'The Version is one that the policy language has',
  why: 'Version is the version of the policy language, not of the document: AWS knows 2012-10-17 and 2008-10-17 and refuses every other.',
  fix: 'Write "2012-10-17". To number your own versions use tags, or the versions that IAM itself keeps of a managed policy.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html',
  aws: ['INVALID_VERSION'],
  types: allTypes,
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-71',
          Statement: [
            { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
          ],
        },
        at: ['/Version'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2008-10-17',
          Statement: [
            { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
          ],
        },
      },
    ],
  },
  *check({ document: { version } }) {
    if (version?.kind !== 'string' || VERSIONS.has(version.text)) return;
    yield {
      at: version,
      subject: version.text,
      message: `The policy language has no version "${version.text}", only 2012-10-17 and 2008-10-17.`,
      fix: {
        safe: false,
        title: 'Replace it by "2012-10-17"',
        edits: [{ kind: 'replace', value: version, by: '2012-10-17' }],
      },
    };
  },
};

const VERSIONS: ReadonlySet<string> = new Set(['2012-10-17', '2008-10-17']);
