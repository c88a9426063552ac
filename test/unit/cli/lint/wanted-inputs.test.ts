import { expect, test } from 'vitest';

import { parseConfig } from '../../../../src/cli/lint/config/read-config.ts';
import { wantedInputs, type WantedBy } from '../../../../src/cli/lint/wanted-inputs.ts';

function wanted(paths: readonly string[], config: string, options: WantedBy['options'] = {}) {
  const inputs = paths.map((path) => ({
    path,
    file: `/repo/${path}`,
    argument: '.',
    isNamed: false,
  }));
  const found = wantedInputs(inputs, {
    config: parseConfig(config, '/repo/vba-preflight.yaml', []),
    options,
    cwd: '/repo',
  });
  return { ...found, inputs: found.inputs.map(({ path }) => path) };
}

test('what the configuration ignores is left out, and that it was is said', () => {
  expect(wanted(['a.json', 'old/b.json', 'old/c.json'], 'lint: { ignore: [old/**] }')).toEqual({
    inputs: ['a.json'],
    faults: [],
    notChecked: [{ subject: '2 files of .', why: 'The configuration ignores them.' }],
  });
});

test('an argument of which all is ignored is a fault: nothing would be checked', () => {
  const { inputs, faults } = wanted(['old/b.json'], 'lint: { ignore: ["old/**"] }');
  expect(inputs).toEqual([]);
  expect(faults).toMatchObject([
    { path: '.', what: 'the configuration ignores all that it leads to: 1 file', isNamed: true },
  ]);
});

test('the run’s own files are no policies, and nothing is said of them', () => {
  const paths = ['a.json', 'vba-preflight.yaml', 'plan.yaml', 'other-plan.json', 'baseline.json'];
  expect(
    wanted(paths, 'lint: { baseline: baseline.json, product: { plan: plan.yaml } }', {
      plan: './other-plan.json',
    }),
  ).toEqual({ inputs: ['a.json'], faults: [], notChecked: [] });
});

test('a file that was named is linted though it is ignored', () => {
  const input = { path: 'old/b.json', file: '/repo/old/b.json', argument: 'old/b.json' };
  const config = parseConfig('lint: { ignore: ["old/**"] }', '/repo/vba-preflight.yaml', []);
  const { inputs, faults } = wantedInputs([{ ...input, isNamed: true }], {
    config,
    options: {},
    cwd: '/repo',
  });
  expect([inputs.length, faults]).toEqual([1, []]);
});
