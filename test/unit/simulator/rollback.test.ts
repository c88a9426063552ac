import { describe, expect, it } from 'vitest';

import type { Clients } from '../../../src/aws/clients.ts';
import { Ledger } from '../../../src/simulator/ledger.ts';
import { rollBack, sweep } from '../../../src/simulator/rollback.ts';

/** No client is asked for: the entries note what they are told to remove. */
const clients: Clients = {
  get: () => {
    throw new Error('not asked for');
  },
  destroy: () => {},
};
const never = new AbortController().signal;

function filled(gone: string[], broken?: string): Ledger {
  const ledger = new Ledger();
  for (const id of ['vpc', 'subnet', 'instance']) {
    ledger.created({
      ref: { type: 'T', id },
      remove: async () => {
        if (id === broken)
          throw Object.assign(new Error('not authorized'), { name: 'AccessDenied' });
        gone.push(id);
      },
    });
  }
  return ledger;
}

describe('rollBack', () => {
  it('removes what stands, newest first', async () => {
    const gone: string[] = [];
    const ledger = filled(gone);
    ledger.removed('T', 'subnet');
    expect(await rollBack(ledger, clients, never)).toEqual([]);
    expect(gone).toEqual(['instance', 'vpc']);
    expect(ledger.standing).toEqual([]);
  });

  it('goes on after a refusal, and names what is left with the reason', async () => {
    const gone: string[] = [];
    const left = await rollBack(filled(gone, 'subnet'), clients, never);
    expect(left).toEqual([
      { type: 'T', id: 'subnet', why: 'AccessDenied: not authorized', expected: false },
    ]);
    expect(gone).toEqual(['instance', 'vpc']);
  });

  it('leaves by design what no documented permission removes; only the sweep of an emulator takes it', async () => {
    const swept: string[] = [];
    const ledger = new Ledger();
    ledger.created({
      ref: { type: 'AWS::EC2::KeyPair', id: 'key' },
      keepsBecause: 'no ec2:DeleteKeyPair',
      sweep: async () => void swept.push('key'),
    });
    expect(await rollBack(ledger, clients, never)).toEqual([
      { type: 'AWS::EC2::KeyPair', id: 'key', why: 'no ec2:DeleteKeyPair', expected: true },
    ]);
    expect(await sweep(ledger, clients, never)).toEqual([]);
    expect(swept).toEqual(['key']);
  });
});

describe('Ledger', () => {
  it('tells creations and removals by stage', () => {
    const ledger = new Ledger();
    ledger.stage = 'one';
    ledger.created({ ref: { type: 'T', id: 'a' } });
    ledger.stage = 'two';
    ledger.removed('T', 'a');
    expect([ledger.createdIn('one'), ledger.removedIn('one'), ledger.removedIn('two')]).toEqual([
      [{ type: 'T', id: 'a' }],
      [],
      [{ type: 'T', id: 'a' }],
    ]);
  });

  it('refuses to strike out what it does not hold', () => {
    expect(() => new Ledger().removed('T', 'a')).toThrow('not in the ledger');
  });
});
