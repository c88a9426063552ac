import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { mayBeNear, nearVariables } from '../lint/statements/near-variables.ts';
import { readsVariables } from '../lint/statements/policy-variables.ts';
import { placesOfVariables } from '../lint/statements/variable-places.ts';

export const variableOpening: Rule = {
  id: 'variable-opening',
  category: 'error',
  title: 'Policy variables begin with ${ and end with }',
  why: 'A key in other brackets, or without its dollar sign, is text to AWS: no resource and no value has that text in it.',
  fix: 'Write ${aws:username}: a dollar sign, an opening brace right behind it, the key, a closing brace.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
  aws: ['MISSING_BRACE_IN_VARIABLE', 'UNSUPPORTED_SPACE_IN_VARIABLE'],
  types: allTypes,
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: ['arn:aws:s3:::reports/{aws:username}/*', 'arn:aws:s3:::shared/*'],
              Condition: {
                StringEquals: {
                  's3:ExistingObjectTag/team': '$aws:PrincipalTag/team}',
                  's3:ExistingObjectTag/owner': '$(aws:username)',
                  's3:ExistingObjectTag/user': '$ {aws:userid}',
                },
              },
            },
          ],
        },
        at: [
          '/Statement/0/Resource/0',
          '/Statement/0/Condition/StringEquals/s3:ExistingObjectTag~1team',
          '/Statement/0/Condition/StringEquals/s3:ExistingObjectTag~1owner',
          '/Statement/0/Condition/StringEquals/s3:ExistingObjectTag~1user',
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
              Resource:
                "arn:aws:s3:::reports/${aws:PrincipalTag/team, 'all'}/${aws:username}/{}(a)/*",
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    if (!mayBeNear(document.view.text) || !readsVariables(document)) return;
    for (const value of placesOfVariables(document)) {
      for (const { start, end, meant, isSpaced } of nearVariables(value.text)) {
        const at = value.part(start, end);
        yield {
          at,
          subject: at.text,
          message: `"${at.text}" is no policy variable but plain text; did you mean ${meant}?`,
          advice: `Write ${meant}.`,
          aws: isSpaced ? 'UNSUPPORTED_SPACE_IN_VARIABLE' : 'MISSING_BRACE_IN_VARIABLE',
          fix: {
            safe: false,
            title: `Write ${meant}`,
            edits: [
              {
                kind: 'replace',
                value,
                by: value.text.slice(0, start) + meant + value.text.slice(end),
              },
            ],
          },
        };
      }
    }
  },
};
