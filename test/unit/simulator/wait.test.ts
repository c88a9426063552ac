import { describe, expect, it } from 'vitest';

import { simulatedClock } from '../../../src/simulator/clock.ts';
import { EventQueue } from '../../../src/simulator/event-queue.ts';
import { waitFor } from '../../../src/simulator/wait.ts';

const never = new AbortController().signal;

describe('waitFor', () => {
  it('looks again as simulated time passes, and gives what it saw', async () => {
    const clock = simulatedClock(0);
    const seen = await waitFor(clock, { every: 1000, limit: 60_000 }, never, () =>
      Promise.resolve(clock.now() >= 3000 ? 'there' : undefined),
    );
    expect([seen, clock.now()]).toEqual(['there', 3000]);
  });

  it('looks one last time at the end of its patience, then gives up', async () => {
    const clock = simulatedClock(0);
    let looks = 0;
    const look = () => {
      looks += 1;
      return Promise.resolve(undefined);
    };
    expect(await waitFor(clock, { every: 1000, limit: 2000 }, never, look)).toBeUndefined();
    expect([looks, clock.now()]).toEqual([3, 2000]);
  });

  it('ends when the run is interrupted', async () => {
    const stop = new AbortController();
    const look = () => {
      stop.abort();
      return Promise.resolve(undefined);
    };
    await expect(
      waitFor(simulatedClock(0), { every: 1, limit: 10 }, stop.signal, look),
    ).rejects.toThrow(/abort/i);
  });
});

describe('EventQueue', () => {
  it('delivers in order what was pushed before and while it is read, to the end', async () => {
    const queue = new EventQueue<number>();
    queue.push(1);
    setTimeout(() => {
      queue.push(2);
      queue.push(3);
      queue.close();
    }, 1);
    expect(await Array.fromAsync(queue)).toEqual([1, 2, 3]);
  });
});
