import type { AccessAnalyzerCode } from '../lint/access-analyzer-codes.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import type { WrittenVariable } from '../lint/statements/policy-variables.ts';
import { replacedVariables } from '../lint/statements/variable-places.ts';

export const variableSyntax: Rule = {
  id: 'variable-syntax',
  category: 'error',
  title: 'Policy variables are well formed',
  why: 'AWS refuses the policy, or takes the text as it stands: then it matches nothing.',
  fix: "Write ${key}, or ${key, 'default'} with the default in single quotes. The name of a key has no spaces.",
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
  aws: [
    'MISSING_BRACE_IN_VARIABLE',
    'MISSING_QUOTE_IN_VARIABLE',
    'UNSUPPORTED_SPACE_IN_VARIABLE',
    'EMPTY_VARIABLE',
  ],
  types: allTypes,
  when: ['variable'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: ['arn:aws:s3:::reports/${aws:username/*', 'arn:aws:s3:::reports/${}/*'],
              Condition: {
                StringEquals: {
                  's3:ExistingObjectTag/team': '${aws:PrincipalTag/team, backup}',
                  's3:ExistingObjectTag/owner': '${ aws:username }',
                },
              },
            },
          ],
        },
        at: [
          '/Statement/0/Resource/0',
          '/Statement/0/Resource/1',
          '/Statement/0/Condition/StringEquals/s3:ExistingObjectTag~1team',
          '/Statement/0/Condition/StringEquals/s3:ExistingObjectTag~1owner',
        ],
      },
      {
        note: 'Another variable begins before the first is closed',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/${aws:username-${aws:userid}',
            },
          ],
        },
        at: ['/Statement/0/Resource'],
      },
    ],
    good: [
      {
        note: 'A default, and three characters that are written out',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: "arn:aws:s3:::reports/${aws:PrincipalTag/team, 'no team'}/${*}${?}${$}/*",
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { variable, value } of replacedVariables(document)) {
      const fault = faultOf(variable);
      if (!fault) continue;
      const at = value.part(variable.start, variable.end);
      yield {
        at,
        subject: at.text,
        message: `In "${at.text}" ${fault.what}.`,
        aws: fault.aws,
        ...(fault.meant === undefined
          ? {}
          : {
              advice: `Write ${fault.meant}.`,
              fix: {
                safe: false,
                title: `Write ${fault.meant}`,
                edits: [
                  {
                    kind: 'replace',
                    value,
                    by: withText(value.text, variable, fault.meant),
                  },
                ],
              },
            }),
      };
    }
  },
};

interface Fault {
  readonly aws: AccessAnalyzerCode;
  readonly what: string;
  /** The whole variable as it was meant, where that can be told. */
  readonly meant?: string;
}

function faultOf(variable: WrittenVariable): Fault | undefined {
  const { inside, isClosed } = variable;
  if (!isClosed) {
    return {
      aws: 'MISSING_BRACE_IN_VARIABLE',
      what: 'the closing } is missing',
      ...closed(inside),
    };
  }
  const comma = inside.indexOf(',');
  const name = comma < 0 ? inside : inside.slice(0, comma);
  const rest = comma < 0 ? '' : inside.slice(comma);
  if (name.trim() === '') return { aws: 'EMPTY_VARIABLE', what: 'there is no key' };
  if (/\s/.test(name)) {
    const what = 'there is a space in or around the key';
    // A space within the name of a tag cannot be left out: it would be another tag.
    const key = name.trim().replace(/:\s+/, ':');
    const meant = /\s/.test(key) ? {} : { meant: `\${${key}${rest}}` };
    return { aws: 'UNSUPPORTED_SPACE_IN_VARIABLE', what, ...meant };
  }
  const fallback = rest.slice(1).trim();
  if (comma < 0 || /^'.*'$/s.test(fallback)) return undefined;
  return {
    aws: 'MISSING_QUOTE_IN_VARIABLE',
    what: 'the default is not in single quotes',
    meant: `\${${name}, '${fallback.replaceAll(/^["']|["']$/g, '')}'}`,
  };
}

/** With its brace behind the key, where what follows the key cannot be a part of it. */
function closed(inside: string): Pick<Fault, 'meant'> {
  const key = KEY.exec(inside)?.[0];
  return key === undefined ? {} : { meant: `\${${key}}${inside.slice(key.length)}` };
}

/** A key that has no tag's name in it: of that one cannot tell where it ends. */
const KEY = /^[A-Za-z\d-]+:[A-Za-z\d]+(?=$|[^A-Za-z\d/]|\/\*?$)/;

function withText(text: string, { start, end }: WrittenVariable, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}
