import { expect, it } from 'vitest';

import { Remembered } from '../../../../src/policies/evaluate/remembered.ts';

it('makes the value of an object once while it is asked for, and twice at most', () => {
  const remembered = new Remembered<object, number>();
  const objects = Array.from({ length: 100 }, () => ({}));
  const made = new Map<object, number>();
  const ask = (object: object): number =>
    remembered.of(object, (key) => {
      const times = (made.get(key) ?? 0) + 1;
      made.set(key, times);
      return times;
    });
  for (const object of objects) {
    for (let turn = 0; turn < 3; turn += 1) expect(ask(object)).toBe(1);
  }
  for (let turn = 0; turn < 3; turn += 1) {
    for (const object of objects) expect(ask(object)).toBeLessThanOrEqual(2);
  }
  expect([...made.values()].toSorted((a, b) => a - b).at(-1)).toBe(2);
});
