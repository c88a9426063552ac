import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { findConfig } from '../../../../src/cli/lint/config/find-config.ts';
import { parseConfig } from '../../../../src/cli/lint/config/read-config.ts';
import { levelsFrom } from '../../../../src/cli/lint/levels-from.ts';
import { levelOf } from '../../../../src/policies/lint/levels.ts';
import type { Level } from '../../../../src/policies/lint/rule.ts';
import { rules } from '../../../../src/policies/rules/index.ts';
import { InputError, UserError } from '../../../../src/vocabulary/errors.ts';

const ids = rules.map(({ id }) => id);

const whole = `lint:
  rules: { suggestion: warn, unknown-action: off, all: error }
  types: { 'scp/*.json': scp }
  ignore: [a/**, b/**]
  identities: [{ group: ops, managed: x.json }]
  product: { for: [deploy, ec2-backup], version: 10, plan: plan.yaml }
  max-warnings: 0
  baseline: ci/accepted.json
`;

const validate = new Ajv2020({ allowUnionTypes: true }).compile(
  JSON.parse(
    readFileSync(new URL('../../../../docs/schema/config.schema.json', import.meta.url), 'utf8'),
  ) as object,
);

function refusal(text: string): unknown {
  try {
    parseConfig(text, 'c.yaml', ids);
  } catch (error) {
    return error;
  }
  throw new Error('was not refused');
}

describe('a configuration', () => {
  test('is read whole, also as JSON', () => {
    const expected = {
      path: 'c.yaml',
      rules: new Map<string, Level>([
        ['suggestion', 'warn'],
        ['unknown-action', 'off'],
        ['all', 'error'],
      ]),
      types: [['scp/*.json', 'scp']],
      ignore: ['a/**', 'b/**'],
      identities: [{ kind: 'group', name: 'ops', files: [['managed', 'x.json']] }],
      features: ['deploy', 'ec2-backup'],
      productVersion: '10',
      plan: 'plan.yaml',
      maxWarnings: 0,
      baseline: 'ci/accepted.json',
    };
    expect(parseConfig(whole, 'c.yaml', ids)).toEqual(expected);
    expect(parseConfig(JSON.stringify(parse(whole)), 'c.yaml', ids)).toEqual(expected);
    expect(validate(parse(whole))).toBe(true);
  });

  test.each(['', 'lint:', '$schema: x', '{}'])('may say nothing: %j', (text) => {
    expect(parseConfig(text, 'c.yaml', ids)).toMatchObject({ features: [], types: [] });
  });

  test.each([
    ['lint:\n  rule: {}', 2, 3, 'lint has no key "rule"', 'Did you mean rules?'],
    ['lints: {}', 1, 1, 'the file has no key "lints"', 'Did you mean lint?'],
    [
      'lint:\n  rules:\n    unknwon-action: off',
      3,
      21,
      'there is no rule "unknwon-action"',
      'Did you mean unknown-action?',
    ],
    [
      'lint:\n  rules:\n    unknown-action: warning',
      3,
      21,
      'lint.rules.unknown-action is "warning"',
      'Write one of off, warn, error.',
    ],
    [
      '{"lint": {"rules": {"unknown-action": false}}}',
      1,
      39,
      'lint.rules.unknown-action is "false"',
      'Write one of off, warn, error.',
    ],
    [
      'lint:\n  rules: { all: [off] }',
      2,
      17,
      'lint.rules.all is no single word',
      'Write one of off, warn, error.',
    ],
    ['lint:\n  types:\n    x: SCP', 3, 8, 'lint.types.x is "SCP"', 'Did you mean scp?'],
    [
      'lint:\n  max-warnings: -1',
      2,
      17,
      'lint.max-warnings must be a whole number from 0 on',
      'Write for example 0.',
    ],
    [
      'lint:\n  identities:\n    - trust: a.json',
      3,
      7,
      'an identity needs exactly one of role, user and group',
      'Write for example "role: backup".',
    ],
    ['lint: [', 1, 8, 'the text is not valid YAML or JSON', 'Mend the text at this place.'],
    ['lint: 3', 1, 7, 'lint must be a mapping', 'Write "key: value" lines.'],
    ['lint:\n  ignore: [{}]', 2, 12, 'lint.ignore must be a text', 'Put it in quotation marks.'],
  ])('%j is refused at its place', (text, line, column, what, mend) => {
    const error = refusal(text);
    if (!(error instanceof InputError)) throw error;
    expect(error.message).toMatch(/[^.]\.$/);
    expect(error.message).toContain(`c.yaml:${line}:${column}: ${what}`);
    expect(error.mend).toBe(mend);
  });
});

describe('the nearest configuration', () => {
  const top = mkdtempSync(join(tmpdir(), 'vba-config-'));
  const repo = join(top, 'repo');
  const inner = join(repo, 'a/b');
  mkdirSync(join(repo, '.git'), { recursive: true });
  mkdirSync(inner, { recursive: true });
  writeFileSync(join(top, 'vba-preflight.yaml'), '');

  test('is that of the directory or above, but not beyond the repository', () => {
    expect(findConfig(inner)).toBeUndefined();
    writeFileSync(join(repo, 'vba-preflight.json'), '{}');
    expect(findConfig(inner)).toBe(join(repo, 'vba-preflight.json'));
    writeFileSync(join(repo, 'a/vba-preflight.yml'), '');
    expect(findConfig(inner)).toBe(join(repo, 'a/vba-preflight.yml'));
    rmSync(top, { recursive: true });
  });
});

describe('levels', () => {
  test('of flags win over those of the configuration, and later flags over what they cover', () => {
    expect(level('unknown-action', [['unknown-action', 'off']], [['unknown-action', 'warn']])).toBe(
      'warn',
    );
    expect(level('unknown-action', [['unknown-action', 'warn']], [['all', 'off']])).toBe('off');
    expect(level('unknown-action', [['unknown-action', 'off']], [['error', 'warn']])).toBe('warn');
    expect(
      level(
        'unknown-action',
        [],
        [
          ['unknown-action', 'off'],
          ['error', 'warn'],
        ],
      ),
    ).toBe('warn');
    expect(
      level(
        'unknown-action',
        [],
        [
          ['all', 'off'],
          ['unknown-action', 'error'],
        ],
      ),
    ).toBe('error');
    expect(level('passrole-star', [], [['error', 'off']])).toBe('warn');
  });

  test('of a rule that there is not are refused, with the nearest', () => {
    expect(() => levelsFrom(new Map(), [['unknown-acton', 'off']], rules)).toThrow(
      new UserError('--rule: there is no rule "unknown-acton".', 'Did you mean unknown-action?'),
    );
  });
});

function level(id: string, config: readonly [string, Level][], flags: readonly [string, Level][]) {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new Error(id);
  return levelOf(rule, levelsFrom(new Map(config), flags, rules));
}
