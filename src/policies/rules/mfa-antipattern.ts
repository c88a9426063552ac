import type { Effect } from '../document/policy.ts';
import type { LintDocument } from '../lint/document/lint-document.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { demandsKey, names, type ReadLine, readLines } from '../lint/statements/condition-keys.ts';

export const mfaAntipattern: Rule = {
  id: 'mfa-antipattern',
  category: 'security',
  title: 'A condition on MFA asks for MFA',
  why: 'aws:MultiFactorAuthPresent is absent from requests with long-term keys, and "false" in sessions without MFA. Bool with "false" misses the first, BoolIfExists with "true" and Null let them through.',
  fix: 'Allow with Bool "true", or deny with BoolIfExists "false".',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent',
  types: allTypes,
  when: ['condition'],
  examples: {
    bad: [
      {
        note: 'Does not deny requests with long-term keys',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 'backup:DeleteRecoveryPoint',
              Resource: '*',
              Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/Bool/aws:MultiFactorAuthPresent'],
      },
      {
        note: 'Three that allow requests without MFA',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'backup:DeleteRecoveryPoint',
              Resource: '*',
              Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': true } },
            },
            {
              Effect: 'Allow',
              Action: 'backup:DeleteBackupVault',
              Resource: '*',
              Condition: { Null: { 'aws:MultiFactorAuthPresent': 'false' } },
            },
            {
              Effect: 'Allow',
              Action: 'backup:DeleteBackupPlan',
              Resource: '*',
              Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/BoolIfExists/aws:MultiFactorAuthPresent',
          '/Statement/1/Condition/Null/aws:MultiFactorAuthPresent',
          '/Statement/2/Condition/Bool/aws:MultiFactorAuthPresent',
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
              Action: 'backup:DeleteRecoveryPoint',
              Resource: '*',
              Condition: {
                Bool: { 'aws:MultiFactorAuthPresent': 'true' },
                Null: { 'aws:MultiFactorAuthPresent': 'false' },
              },
            },
            {
              Effect: 'Deny',
              Action: 'backup:DeleteBackupVault',
              Resource: '*',
              Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
            },
          ],
        },
      },
      {
        note: 'Two statements that together deny all that is without MFA',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 'backup:DeleteRecoveryPoint',
              Resource: '*',
              Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
            },
            {
              Effect: 'Deny',
              Action: 'backup:DeleteRecoveryPoint',
              Resource: '*',
              Condition: { Null: { 'aws:MultiFactorAuthPresent': 'true' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      const lines = readLines(statement).filter(({ key }) => names(key, MFA));
      if (lines.length === 0 || !statement.effect) continue;
      for (const line of lines) {
        const asked = askedOf(line);
        const fault = FAULTS[statement.effect][asked];
        // Two conditions on MFA can mend each other; two statements can, where the other denies what lacks the key.
        if (fault === undefined || lines.some((other) => other !== line && isStrict(other)))
          continue;
        if (asked === 'bool-false' && statement.effect === 'Deny' && deniesAbsent(document))
          continue;
        if (asked === 'if-exists-true' && demandsKey(statement, line.key)) continue;
        yield { at: line.key, subject: line.key.text, message: fault };
      }
    }
  },
};

const MFA = 'aws:multifactorauthpresent';

type Asked =
  | 'bool-true'
  | 'bool-false'
  | 'if-exists-true'
  | 'if-exists-false'
  | 'present'
  | 'other';

const FAULTS: Readonly<Record<Effect, Readonly<Partial<Record<Asked, string>>>>> = {
  Allow: {
    'bool-false': 'This allows requests of sessions without MFA, and none with it.',
    'if-exists-true':
      'BoolIfExists also allows requests with long-term keys, which lack aws:MultiFactorAuthPresent.',
    'if-exists-false': 'This allows requests without MFA, and none with it.',
    present:
      'Sessions without MFA have aws:MultiFactorAuthPresent too, with the value "false": this allows them.',
  },
  Deny: {
    'bool-true': 'This denies requests with MFA, and none without it.',
    'bool-false':
      'Requests with long-term keys lack aws:MultiFactorAuthPresent, so Bool does not deny them; BoolIfExists does.',
    'if-exists-true': 'This denies requests with MFA.',
  },
};

function askedOf({ operator, values }: ReadLine): Asked {
  const [value, ...others] = values;
  if (!value || others.length > 0) return 'other';
  if (operator.family === 'null') return value.text === 'false' ? 'present' : 'other';
  if (operator.family !== 'bool' || operator.set) return 'other';
  if (value.text !== 'true' && value.text !== 'false') return 'other';
  return `${operator.ifExists ? 'if-exists' : 'bool'}-${value.text}`;
}

function isStrict(line: ReadLine): boolean {
  return askedOf(line) === 'bool-true';
}

function deniesAbsent({ statements }: LintDocument): boolean {
  return statements.some(
    (statement) =>
      statement.effect === 'Deny' &&
      readLines(statement).some(
        ({ key, operator, values }) =>
          names(key, MFA) &&
          operator.family === 'null' &&
          values.some(({ text }) => text === 'true'),
      ),
  );
}
