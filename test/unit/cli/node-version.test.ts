import { expect, it } from 'vitest';

import { tooOld } from '../../../src/cli/node-version.ts';

it.each(['20.20.2', '22.21.0', '18.0.0'])('refuses Node %s, and names what it needs', (version) => {
  expect(tooOld(version)).toContain(`needs Node 22.22 or newer, this is ${version}`);
});

it.each(['22.22.0', '22.30.1', '24.0.0'])('takes Node %s', (version) => {
  expect(tooOld(version)).toBeUndefined();
});
