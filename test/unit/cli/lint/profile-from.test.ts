import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { profileFrom } from '../../../../src/cli/lint/profile-from.ts';

const plan = join(import.meta.dirname, '../../../fixtures/plans/new-network.json');

async function notChecked(
  features: readonly string[],
  texts: readonly string[] = [],
): Promise<readonly string[]> {
  const options = { outputs: [], type: 'auto', rule: [], for: features, plan } as const;
  const from = await profileFrom(
    { ...options, failOn: 'error', color: true, quiet: false, debug: false },
    undefined,
    texts.map((text) => ({ text })),
  );
  return from.notChecked.map(({ subject }) => subject);
}

describe('with a plan', () => {
  test('and no features it is said that nobody looked whether its calls are allowed', async () => {
    expect(await notChecked([])).toEqual([`whether the calls of ${plan} are allowed`]);
  });

  test('and features their permissions are compared', async () => {
    expect(await notChecked(['deploy'])).toEqual([]);
  });

  test('and policies of several accounts nothing about its calls is', async () => {
    const texts = ['arn:aws:iam::111122223333:role/a', 'arn:aws:iam::444455556666:role/b'];
    expect(await notChecked(['deploy'], texts)).toEqual([`the calls of ${plan}`]);
  });
});
