import type { Value } from '../lint/document/value.ts';
import { valuesIn } from '../lint/document/values-in.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { mayHavePlaceholders, placeholdersIn } from '../lint/statements/placeholders.ts';

export const placeholderLeft: Rule = {
  id: 'placeholder-left',
  category: 'error',
  title: 'No placeholder of an example is left',
  why: 'Documentation prints policies with placeholders such as <Role ARN> or ACCOUNT_ID. AWS takes most of them, and the policy then matches nothing that exists.',
  fix: 'Put the real account, role or name in its place.',
  source: 'https://helpcenter.veeam.com/docs/vbaws/guide/full_list_permissions.html',
  types: allTypes,
  examples: {
    bad: [
      {
        note: 'The trust policy of the product’s guide',
        type: 'trust',
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { AWS: '<Role ARN>' }, Action: 'sts:AssumeRole' },
          ],
        },
        at: ['/Statement/0/Principal/AWS'],
      },
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Resource: 'arn:aws:iam::ACCOUNT_ID:role/backup',
            },
          ],
        },
        at: ['/Statement/0/Resource'],
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
              Resource: 'arn:aws:s3:::reports/${aws:PrincipalTag/team}/*',
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    const { root, view } = document;
    // Cheap, and nearly always enough. Of an escape in the text it cannot be told what it is.
    if (root.plain !== undefined && !view.text.includes('\\') && !mayHavePlaceholders(view.text)) {
      return;
    }
    for (const value of valuesIn(root)) {
      const finding = value.kind === 'string' ? judge(value) : undefined;
      if (finding) yield finding;
    }
  },
};

function judge(value: Value): Finding | undefined {
  const [placeholder] = placeholdersIn(value.text);
  if (!placeholder) return undefined;
  const { from, written } = placeholder;
  return {
    at: value.part(from, from + written.length),
    subject: written,
    message: `"${written}" looks like a placeholder that was not filled in.`,
  };
}
