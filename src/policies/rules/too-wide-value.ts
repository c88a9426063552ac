import { foldCase } from '../evaluate/match/fold-case.ts';
import type { AccessAnalyzerCode } from '../lint/access-analyzer-codes.ts';
import type { Value, Word } from '../lint/document/value.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { readLines } from '../lint/statements/condition-keys.ts';
import {
  isEscape,
  readsVariables,
  variableName,
  writtenVariables,
} from '../lint/statements/policy-variables.ts';
import { sensitiveKeys } from '../lint/tables/sensitive-keys.ts';

export const tooWideValue: Rule = {
  id: 'too-wide-value',
  category: 'error',
  title: 'Accounts, organizations and networks are named in full',
  why: 'IDs of accounts, organizations, VPCs and endpoints are random: a pattern for them matches those of strangers. So does a value that the caller can choose.',
  fix: 'Write the whole value, several of them as a list.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sensitive',
  aws: ['WILDCARD_USAGE_TOO_PERMISSIVE', 'VARIABLE_USAGE_TOO_PERMISSIVE'],
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
              Resource: '*',
              Condition: {
                StringLike: {
                  'aws:PrincipalOrgID': 'o-*',
                  'aws:userid': ['AROA*:backup', 'AROAEXAMPLEEXAMPLE:*'],
                },
                StringEquals: {
                  'aws:ResourceAccount': '${aws:RequestTag/account}',
                  'aws:SourceVpc': '${aws:PrincipalTag/vpc}',
                  'aws:userid': 'AROA${aws:PrincipalTag/role}:backup',
                },
              },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/StringLike/aws:PrincipalOrgID',
          '/Statement/0/Condition/StringLike/aws:userid/0',
          '/Statement/0/Condition/StringEquals/aws:ResourceAccount',
          '/Statement/0/Condition/StringEquals/aws:SourceVpc',
          '/Statement/0/Condition/StringEquals/aws:userid',
        ],
      },
      {
        note: 'Whoever the provider calls so; five characters do not tell whose they are',
        type: 'trust',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Federated: 'arn:aws:iam::444455556666:oidc-provider/accounts.example.com',
              },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: { 'accounts.example.com:aud': 'sts.amazonaws.com' },
                StringLike: { 'accounts.example.com:sub': 'team:*' },
              },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringLike/accounts.example.com:sub'],
      },
    ],
    good: [
      {
        note: 'The caller’s own account and organization cannot be chosen',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: '*',
              Condition: {
                StringEquals: {
                  'aws:ResourceAccount': '${aws:PrincipalAccount}',
                  'aws:ResourceOrgID': '${aws:PrincipalOrgID}',
                },
                StringLike: {
                  'aws:userid': [
                    'AROAEXAMPLEEXAMPLE:*',
                    '*:backup@example.com',
                    '${aws:PrincipalTag/role}:*',
                  ],
                },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    const hasVariables = readsVariables(document);
    for (const statement of document.statements) {
      for (const { operator, key, values } of readLines(statement)) {
        if (operator.family !== 'string') continue;
        const confined = confinedPart(key);
        if (!confined) continue;
        for (const value of values) {
          if (operator.wildcards) yield* wildcardIn(value, key, confined);
          if (hasVariables) yield* variableIn(value, key, confined);
        }
      }
    }
  },
};

/** What of a key’s value must be written out. */
type Confined = 'all' | 'before-colon' | 'beginning';

/** `aws:userid` is `<unique id>:<session name>`; of a token’s subject the beginning says whose it is. */
function confinedPart({ text }: Word): Confined | undefined {
  const key = foldCase(text);
  if (sensitiveKeys.has(key)) return 'all';
  if (key === 'aws:userid') return 'before-colon';
  return SUBJECT_CLAIM.test(key) ? 'beginning' : undefined;
}

const SUBJECT_CLAIM = /^[^:]+\.[^:]+:sub$/;

/** Fewer characters than this before a wildcard do not confine a value: the check of AWS’s that is answered here. */
const FEWEST_LITERALS = 6;

function* wildcardIn(value: Value, key: Word, confined: Confined): Generator<Finding> {
  const text = masked(value.text);
  const at = text.search(/[*?]/);
  if (at < 0 || isNarrow(text, at, at + 1, confined)) return;
  yield {
    at: value,
    subject: value.text,
    message: `"${value.text}" is too wide for ${key.text}: ${WHY_WIDE[confined]}.`,
    aws: 'WILDCARD_USAGE_TOO_PERMISSIVE',
  };
}

/** The text with its variables as so many letters: what is in them is no wildcard and no colon of its own. */
function masked(text: string): string {
  return text.replaceAll(VARIABLE, (variable) => 'x'.repeat(variable.length));
}

const VARIABLE = /\$\{[^}]*\}/g;

/** Whether an open part, from one place to another, is where the key may have one. */
function isNarrow(text: string, from: number, to: number, confined: Confined): boolean {
  if (confined === 'all') return false;
  if (confined === 'beginning') return from >= FEWEST_LITERALS;
  const colon = text.indexOf(':');
  // Of any user or role: what is meant is the name of the session alone.
  const isWholeId = from === 0 && to === colon;
  return colon >= 0 && (from > colon || isWholeId);
}

const WHY_WIDE: Readonly<Record<Confined, string>> = {
  all: 'a pattern matches values of strangers too',
  'before-colon': 'before the colon stands the ID of the user or role, which must be whole',
  beginning: `fewer than ${FEWEST_LITERALS} characters before the wildcard let in whoever has an account there`,
};

function* variableIn(value: Value, key: Word, confined: Confined): Generator<Finding> {
  for (const variable of writtenVariables(value.text)) {
    const { start, end } = variable;
    const name = variableName(variable);
    if (isEscape(variable) || isFixed(name)) continue;
    if (isNarrow(masked(value.text), start, end, confined)) continue;
    const aws: AccessAnalyzerCode = 'VARIABLE_USAGE_TOO_PERMISSIVE';
    yield {
      at: value.part(start, end),
      subject: value.text,
      message: isChosenByCaller(name)
        ? `The caller chooses the value of ${name}, and with it what ${key.text} is compared with.`
        : `${name} may have any value, and with it what ${key.text} is compared with; ${WHY_NOT[confined]}.`,
      aws,
    };
  }
}

const WHY_NOT: Readonly<Record<Confined, string>> = {
  all: 'write the value out',
  'before-colon': 'a variable may stand for all before the colon, or behind it',
  beginning: `write ${FEWEST_LITERALS} characters or more before it`,
};

/** Accounts, organizations and networks of the request’s own parts, which nobody chooses: they may be compared. */
function isFixed(name: string): boolean {
  return sensitiveKeys.has(foldCase(name));
}

/** Keys whose value the request itself brings along. */
function isChosenByCaller(name: string): boolean {
  return /^aws:(?:requesttag\/.+|useragent|referer)$/i.test(name);
}
