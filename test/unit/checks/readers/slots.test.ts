import { describe, expect, it } from 'vitest';

import { slots } from '../../../../src/checks/readers/slots.ts';

describe('slots', () => {
  it('never runs more at a time than there are slots, and runs all', async () => {
    const slot = slots(3);
    let running = 0;
    let most = 0;
    const done = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        slot(async () => {
          running += 1;
          most = Math.max(most, running);
          await Promise.resolve();
          running -= 1;
          return n;
        }),
      ),
    );
    expect(most).toBe(3);
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('gives the slot of work that failed to the next', async () => {
    const slot = slots(1);
    const failed = slot(() => Promise.reject(new Error('no')));
    const next = slot(() => Promise.resolve('yes'));
    await expect(failed).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
  });
});
