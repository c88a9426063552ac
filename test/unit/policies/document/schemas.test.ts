import { readdirSync, readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  ajvWithSchemas,
  compiledSchemas,
  schemaNames,
} from '../../../../scripts/policy-schemas/compile.ts';
import { faultsOfType } from '../../../../src/policies/document/grammar/faults-of-type.ts';
import { parsePolicy } from '../../../../src/policies/document/parse.ts';
import type { Layer } from '../../../../src/vocabulary/result.ts';
import { RUNS, SEED, Stopwatch } from '../fuzz-runs.ts';

const root = new URL('../../../../', import.meta.url);
const ajv = await ajvWithSchemas();

describe('the JSON Schemas of policies', () => {
  it('are what the committed modules were compiled from', async () => {
    const stale = [...(await compiledSchemas())].filter(
      ([file, text]) => readFileSync(new URL(file, root), 'utf8') !== text,
    );
    expect(stale.map(([file]) => file)).toEqual([]);
  });

  it.each(schemaNames)('say what they are about and where that is written: %s', (name) => {
    const text = readFileSync(new URL(`docs/schema/policy/${name}.schema.json`, root), 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: expect.stringMatching(/^an? .+/),
      description: expect.stringMatching(/\.$/),
      $comment: expect.stringMatching(/^Source: https:\/\/docs\.aws\.amazon\.com\//),
    });
  });
});

const principal = '"Principal":"*"';
const action = '"Action":"s3:GetObject"';
const resource = '"Resource":"*"';
const noPrincipal = 'it has no Principal, which its type of policy needs';
const surplusPrincipal = 'it has a Principal, which its type of policy must not have';
const noResource = 'it has neither Resource nor NotResource';
const negated = 'a resource control policy must have neither NotAction nor NotPrincipal';

/** Types, parts of a statement that denies, pointer of what is wrong in it and why; no pointer where nothing is. */
const ROWS: readonly (readonly [
  readonly Layer[],
  readonly string[],
  (string | undefined)?,
  string?,
])[] = [
  [
    ['identity', 'boundary', 'session', 'scp'],
    [action, resource],
  ],
  [
    ['identity', 'boundary', 'session', 'scp'],
    [action, '"NotResource":"*"'],
  ],
  [
    ['identity', 'boundary', 'session', 'scp'],
    ['"NotAction":"s3:*"', resource],
  ],
  [['identity', 'boundary', 'session', 'scp'], [action], '', noResource],
  [
    ['identity', 'boundary', 'session', 'scp'],
    [principal, action, resource],
    '/Principal',
    surplusPrincipal,
  ],
  [
    ['identity', 'boundary', 'session', 'scp'],
    ['"NotPrincipal":{"AWS":"*"}', action, resource],
    '/NotPrincipal',
    surplusPrincipal,
  ],
  [['resource'], [principal, action, resource]],
  [['resource'], [principal, action]],
  [['resource'], ['"NotPrincipal":{"AWS":"111122223333"}', action, resource]],
  [['resource', 'rcp'], [action, resource], '', noPrincipal],
  [['trust'], [action], '', noPrincipal],
  [['trust'], ['"Principal":{"Service":"ec2.amazonaws.com"}', '"Action":"sts:AssumeRole"']],
  [
    ['trust'],
    [principal, action, resource],
    '/Resource',
    'it has a Resource, which a trust policy must not have',
  ],
  [
    ['trust'],
    [principal, action, '"NotResource":"*"'],
    '/NotResource',
    'it has a Resource, which a trust policy must not have',
  ],
  [
    ['trust'],
    ['"NotPrincipal":{"AWS":"111122223333"}', action],
    '/NotPrincipal',
    'NotPrincipal in a trust policy: its own page allows it, the policy checks forbid it',
  ],
  [['rcp'], [principal, action, resource]],
  [['rcp'], ['"Principal":{"AWS":["*"]}', action, '"NotResource":"arn:aws:s3:::a"']],
  [['rcp'], [principal, action], '', noResource],
  [['rcp'], [principal, '"NotAction":"s3:*"', resource], '/NotAction', negated],
  [['rcp'], ['"NotPrincipal":{"AWS":"*"}', action, resource], '/NotPrincipal', negated],
  [
    ['rcp'],
    ['"Principal":{"AWS":"111122223333"}', action, resource],
    '/Principal',
    'the Principal of a resource control policy must be "*"',
  ],
  [
    ['rcp'],
    ['"Principal":{"Service":"ec2.amazonaws.com"}', action, resource],
    '/Principal',
    'the Principal of a resource control policy must be "*"',
  ],
];

describe('the grammar of a type', () => {
  const rows = ROWS.flatMap(([of, parts, pointer, message]) =>
    of.map((type) => ({ type, parts: parts.join(), pointer, message })),
  );

  it.each(rows)('$type: {$parts} $pointer $message', ({ type, parts, pointer, message }) => {
    const text = `{"Statement":[{"Effect":"Deny",${parts}}]}`;
    const faults = faultsIn(text, type);
    expect(faults.map(({ span, message: why }) => [span.pointer, why])).toEqual(
      pointer === undefined ? [] : [[`/Statement/0${pointer}`, message]],
    );
    expect(ajv.validate(`${type}.schema.json`, JSON.parse(text))).toBe(pointer === undefined);
  });

  it('lets one resource control policy allow: RCPFullAWSAccess', () => {
    const full = `"Effect":"Allow",${principal},"Action":"*",${resource}`;
    expect(faultsIn(`{"Statement":{${full}}}`, 'rcp')).toEqual([]);
    const message = 'a resource control policy of one’s own can only deny';
    const narrow = [
      `"Effect":"Allow",${principal},${action},${resource}`,
      `${full},"Condition":{"Bool":{"aws:SecureTransport":"true"}}`,
    ];
    for (const parts of narrow) {
      expect(faultsIn(`{"Statement":{${parts}}}`, 'rcp')).toMatchObject([{ message }]);
    }
  });

  it('names the statements that break it, each by its own place', () => {
    const text = `{"Statement":[{"Effect":"Allow",${action},${resource}},\n{"Effect":"Allow",${action}},\n{"Effect":"Deny",${action}}]}`;
    expect(faultsIn(text, 'identity')).toMatchObject([
      { statement: 1, message: noResource, span: { pointer: '/Statement/1', line: 2 } },
      { statement: 2, message: noResource, span: { pointer: '/Statement/2', line: 3 } },
    ]);
  });
});

/** Parts that a policy may have, right and wrong ones. */
const PARTS: Readonly<Record<string, readonly unknown[]>> = {
  Effect: ['Allow', 'Deny', 'allow', true],
  Action: ['*', 's3:*', ['s3:Get*', '*'], [], 's3', [1]],
  NotAction: ['s3:*', null],
  Resource: ['*', ['arn:aws:s3:::a'], {}],
  NotResource: ['*', 1],
  Principal: ['*', { AWS: '*' }, { AWS: ['1'], Service: 'a.b' }, { Aws: '*' }, {}, 'x', ['*']],
  NotPrincipal: [{ AWS: '1' }, '*'],
  Sid: ['a', '', 1],
  Condition: [
    { StringEquals: { 'k:a': 'v' } },
    { Null: { 'k:a': [true, 'x'], 'k:b': 1.5 }, Bool: {} },
    { Bool: { 'k:a': {} } },
    { Bool: { 'k:a': [[]] } },
    { Bool: [] },
    [],
  ],
  ['__proto__']: [{ Effect: 'Allow' }],
  Extra: [1],
};
const edit = fc
  .constantFrom(...Object.keys(PARTS))
  .chain((name) => fc.tuple(fc.constant(name), fc.constantFrom(...(PARTS[name] ?? []), undefined)));
const statement = fc
  .tuple(
    fc.constantFrom(
      { Effect: 'Allow', Action: 's3:*', Resource: '*' },
      { Effect: 'Deny', NotAction: 's3:*', NotResource: 'arn:aws:s3:::a' },
      { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' },
      { Effect: 'Allow', Principal: { Service: 'a.b' }, Action: 'sts:AssumeRole' },
      {},
    ),
    fc.array(edit, { maxLength: 2 }),
  )
  .map(([whole, edits]): unknown =>
    Object.fromEntries(
      [...Object.entries(whole), ...edits].filter(([, value]) => value !== undefined),
    ),
  );
const oddValue = fc.constantFrom(null, 1, true, '', [], {}, [[]], ['x']);
const policy = fc.record(
  {
    Statement: fc.oneof(
      { arbitrary: fc.array(statement, { minLength: 1, maxLength: 2 }), weight: 6 },
      { arbitrary: statement, weight: 6 },
      { arbitrary: oddValue, weight: 1 },
    ),
    Version: fc.constantFrom('2012-10-17', '2008-10-17', '2012-10-17', '2012-10-71', 2012),
    Id: fc.constantFrom('x', '', 1),
  },
  { requiredKeys: ['Statement'] },
);
const folder = new URL('test/fixtures/policies/documents/', root);
const fixtures = readdirSync(folder)
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .filter((text) => text.startsWith('{'));

describe('parsePolicy and faultsOfType', () => {
  it(`take what the schemas take, run by ajv itself, and nothing else (${RUNS} documents, seed ${SEED})`, () => {
    const stopwatch = new Stopwatch();
    const takenBy = new Map<string, number>();
    fc.assert(
      fc.property(policy, (document) => {
        // As text, so that `__proto__` is a member as any other.
        const taken = stopwatch.time(() => agree(JSON.stringify(document)));
        for (const name of taken) takenBy.set(name, (takenBy.get(name) ?? 0) + 1);
      }),
      { numRuns: RUNS, seed: SEED },
    );
    stopwatch.tell(
      `policies against ajv (${[...takenBy].map((pair) => pair.join(' ')).join(', ')})`,
    );
    // A generator that is refused everywhere would agree about nothing.
    expect([...takenBy.keys()].toSorted()).toEqual(schemaNames.toSorted());
  }, 600_000);

  it.each(fixtures)('do so for the fixture %#', (text) => {
    const found = parsePolicy(text, { path: 'p', name: 'p' });
    const first = found.ok ? found.policy.statements[0]?.span.pointer : undefined;
    const at = first?.slice(0, first.indexOf('/Statement')) ?? '';
    let value: unknown = JSON.parse(text);
    for (const token of at.split('/').slice(1)) value = (value as Record<string, unknown>)[token];
    if (typeof value !== 'object') return;
    expect(agree(JSON.stringify(value)).length > 0).toBe(found.ok);
  });
});

/** The schemas that take the document, after making sure that the reader says the same as ajv of each. */
function agree(text: string): readonly string[] {
  const value: unknown = JSON.parse(text);
  const parsed = parsePolicy(text, { path: 'p', name: 'p' }, { pointer: '' });
  const verdicts = schemaNames.map((name): readonly [string, boolean] => {
    if (name === 'common') return [name, parsed.ok];
    return [name, parsed.ok && faultsOfType(parsed.policy, name).length === 0];
  });
  const told = schemaNames.map((name) => [name, ajv.validate(`${name}.schema.json`, value)]);
  expect({ text, verdicts }).toEqual({ text, verdicts: told });
  return verdicts.filter(([, taken]) => taken).map(([name]) => name);
}

function faultsIn(text: string, type: Layer): ReturnType<typeof faultsOfType> {
  const parsed = parsePolicy(text, { path: 'p', name: 'p' });
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return faultsOfType(parsed.policy, type);
}
