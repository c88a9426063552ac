import type { LintDocument } from '../lint/document/lint-document.ts';
import type { ConditionLine } from '../lint/document/statement.ts';
import type { Value, Word } from '../lint/document/value.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';

export const oldVersionWithVariable: Rule = {
  id: 'old-version-with-variable',
  category: 'error',
  title: 'A policy with variables is of version 2012-10-17',
  why: 'Variables came with version 2012-10-17. In an older policy, and in one without Version, ${aws:username} is plain text, which no resource and no value ever equals.',
  fix: 'Set "Version": "2012-10-17", after a look at what the variables will then allow.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html',
  aws: ['VARIABLE_UNSUPPORTED_IN_VERSION'],
  types: allTypes,
  when: ['irregular', 'variable'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2008-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::home/${aws:username}/*',
            },
          ],
        },
        at: ['/Statement/0/Resource'],
      },
      {
        note: 'Without Version the policy is of 2008; of several variables the first is told',
        policy: {
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3:::home',
              Condition: {
                StringLike: {
                  's3:prefix': ['shared/*', '${aws:username}/*', 'team/${aws:PrincipalTag/team}/*'],
                },
              },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringLike/s3:prefix/1'],
        also: ['missing-version'],
      },
      {
        note: 'Nor is ${*} a star that is written out: its star matches whatever it likes',
        policy: {
          Version: '2008-10-17',
          Statement: [
            { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/${*}' },
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
              Resource: 'arn:aws:s3:::home/${aws:username}/*',
            },
          ],
        },
      },
      {
        note: 'A dollar sign alone is no variable',
        policy: {
          Version: '2008-10-17',
          Statement: [
            { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::prices/in-$/*' },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    const { root, version } = document;
    if (version ? version.text !== '2008-10-17' : root.kind !== 'object') return;
    const [first, ...others] = variablesIn(document);
    if (!first) return;
    const more = others.length === 0 ? '' : ` (and ${others.length} more with it)`;
    yield {
      at: first,
      subject: first.text,
      message: `${version ? 'In a policy of version 2008-10-17' : 'In a policy without Version'} ${first.text} is plain text${more}.`,
      fix: {
        safe: false,
        title: 'Set "Version": "2012-10-17"',
        edits: [
          version
            ? { kind: 'replace', value: version, by: '2012-10-17' }
            : { kind: 'add', to: root, name: 'Version', value: '2012-10-17', first: true },
        ],
      },
    };
  },
};

function variablesIn({ statements }: LintDocument): readonly Word[] {
  return statements
    .flatMap(({ resources, conditions }) => [
      ...(resources?.items ?? []),
      ...conditions.filter(takesVariables).flatMap(({ values }) => values),
    ])
    .flatMap((value) => variableIn(value) ?? []);
}

function takesVariables({ operator }: ConditionLine): boolean {
  return (
    typeof operator !== 'string' && (operator.family === 'string' || operator.family === 'arn')
  );
}

/** The first variable of a text. What has no key of a service in it was hardly meant to be one. */
function variableIn(value: Value): Word | undefined {
  const { text } = value;
  for (let at = text.indexOf('${'); at >= 0; at = text.indexOf('${', at + 2)) {
    const close = text.indexOf('}', at);
    if (close < 0) return undefined;
    const [key = ''] = text.slice(at + 2, close).split(',', 1);
    const isKey = key.indexOf(':') > 0 && !key.includes('::');
    if (isKey || ESCAPED.has(key)) return value.part(at, close + 1);
  }
  return undefined;
}

/** What stands in braces for itself. */
const ESCAPED: ReadonlySet<string> = new Set(['*', '?', '$']);
