import { describe, expect, it } from 'vitest';

import { KeptPolicies } from '../../../../src/policies/can/kept-policies.ts';
import { policyOf } from '../evaluate/policy-of.ts';

const some = policyOf({ Effect: 'Allow', Action: '*', Resource: '*' });
const never = (): never => {
  throw new Error('read again');
};

const long = (name: string): string => name.repeat(300_000);

describe('KeptPolicies', () => {
  it('reads a text twice and then no more', () => {
    const kept = new KeptPolicies();
    let read = 0;
    const get = () =>
      kept.get('/a', 'text', () => {
        read += 1;
        return { ...some };
      });
    const [first, second, third] = [get(), get(), get()];
    expect(read).toBe(2);
    expect(second).not.toBe(first);
    expect(third).toBe(second);
  });

  it('tells the same text at another place apart, as its statements are named by their place', () => {
    const kept = new KeptPolicies();
    for (const at of ['/a', '/b', '/a', '/b']) kept.get(at, 'text', () => ({ ...some, id: at }));
    expect(kept.get('/a', 'text', never).id).toBe('/a');
    expect(kept.get('/b', 'text', never).id).toBe('/b');
  });

  it('forgets the oldest once there is more than 1 MiB of text', () => {
    const kept = new KeptPolicies();
    const keep = (name: string): void => {
      for (let turn = 0; turn < 2; turn += 1) kept.get('/a', long(name), () => some);
    };
    for (const name of ['1', '2', '3', '4']) keep(name);
    expect(() => kept.get('/a', long('1'), never)).toThrow('read again');
    for (const name of ['2', '3', '4']) expect(kept.get('/a', long(name), never)).toBe(some);
  });

  it('keeps nothing of what cannot be read', () => {
    const kept = new KeptPolicies();
    for (let turn = 0; turn < 3; turn += 1) {
      expect(() => kept.get('/a', 'text', never)).toThrow('read again');
    }
  });
});
