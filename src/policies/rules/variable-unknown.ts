import { foldCase } from '../evaluate/match/fold-case.ts';
import {
  globalConditionKeys,
  isKey,
  type Lexicon,
  servicePrefixes,
} from '../lint/lexicon/lexicon.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { isFilledIn } from '../lint/statements/condition-lines.ts';
import { variableName, type WrittenVariable } from '../lint/statements/policy-variables.ts';
import { replacedVariables } from '../lint/statements/variable-places.ts';
import { nearest } from '../lint/suggest/nearest.ts';
import { isUsedByAws } from '../lint/tables/undocumented-keys.ts';

export const variableUnknown: Rule = {
  id: 'variable-unknown',
  category: 'error',
  title: 'Every policy variable names a key with one value',
  why: 'A variable without a value matches nothing: a resource with it allows and denies nothing, and a condition never holds, or always where its operator is a negated one.',
  fix: 'Name a condition key that AWS documents and that has one value, prefix included.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-infotouse',
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
              Resource: [
                'arn:aws:s3:::reports/${aws:usernam}/*',
                'arn:aws:s3:::reports/${username}/*',
                'arn:aws:s3:::reports/${AWS::AccountId}/*',
              ],
              Condition: {
                StringEquals: { 's3:ExistingObjectTag/team': '${aws:PrincipalOrgPaths}' },
              },
            },
          ],
        },
        at: [
          '/Statement/0/Resource/0',
          '/Statement/0/Resource/1',
          '/Statement/0/Resource/2',
          '/Statement/0/Condition/StringEquals/s3:ExistingObjectTag~1team',
        ],
      },
    ],
    good: [
      {
        note: 'Letter case does not count; keys of identity providers are not listed by AWS',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: [
                'arn:aws:s3:::reports/${AWS:UserName}/*',
                'arn:aws:s3:::reports/${cognito-identity.amazonaws.com:sub}/*',
                'arn:aws:s3:::reports/${saml:sub}/${aws:PrincipalTag/team}/*',
              ],
            },
          ],
        },
      },
      {
        note: 'Home directories of Transfer Family',
        type: 'session',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::${transfer:HomeDirectory}*',
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { variable, value } of replacedVariables(document)) {
      const name = nameOf(variable);
      const fault = name === undefined ? undefined : faultOf(name, names);
      if (fault === undefined) continue;
      const at = value.part(variable.start, variable.end);
      yield { at, subject: name ?? at.text, message: fault };
    }
  },
};

/** Undefined where the variable is badly formed, which is another rule's matter. */
function nameOf(variable: WrittenVariable): string | undefined {
  const name = variableName(variable);
  return !variable.isClosed || name === '' || /\s/.test(name) ? undefined : name;
}

function faultOf(name: string, names: Lexicon): string | undefined {
  const { documented, retired } = names.key(name);
  if (documented) {
    return documented.multivalued
      ? `${name} can have several values, and a variable stands for one.`
      : undefined;
  }
  if (retired || isUsedByAws(name) || !isFilledIn(name)) return undefined;
  if (name.startsWith('AWS::')) {
    return `${name} is a parameter of CloudFormation, which only Fn::Sub replaces; IAM has no such key.`;
  }
  const colon = name.indexOf(':');
  const prefix = foldCase(name.slice(0, Math.max(0, colon)));
  if (!isListed(prefix)) return undefined;
  const meant = meantBy(name.slice(colon + 1), prefix);
  const what = `There is no condition key ${name}`;
  return meant === undefined ? `${what}.` : `${what}; did you mean ${meant}?`;
}

/**
 * Whether AWS lists the keys with the prefix. It does not list those of identity providers, whose prefix is an address
 * or `saml`, nor the variables that Transfer Family and IoT put into the policies that they are given. Sources:
 * https://docs.aws.amazon.com/transfer/latest/userguide/users-policies-session.html,
 * https://docs.aws.amazon.com/iot/latest/developerguide/iot-policy-variables.html
 */
function isListed(prefix: string): boolean {
  if (prefix === '' || prefix === 'aws') return true;
  return servicePrefixes.includes(prefix) && !OWN_VARIABLES.has(prefix);
}

const OWN_VARIABLES: ReadonlySet<string> = new Set(['iot', 'saml', 'sts', 'transfer']);

function meantBy(name: string, prefix: string): string | undefined {
  if (prefix !== '' && prefix !== 'aws') return undefined;
  const same = globalConditionKeys.find(({ key }) => isKey(key, `aws:${name}`));
  if (same) return `aws:${name}`;
  const closed = globalConditionKeys.filter(({ key }) => !key.includes('/'));
  return nearest(
    `aws:${name}`,
    closed.map(({ key }) => key),
  );
}
