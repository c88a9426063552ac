import { describe, expect, it } from 'vitest';

import { callLimit, pace, readOnly } from '../../../../src/checks/readers/call-budget.ts';
import type { ClientCall, ServiceName } from '../../../../src/vocabulary/connection.ts';

function call(service: ServiceName, operation: string): ClientCall {
  return { service, operation, region: 'eu-central-1', input: {} };
}

function watch() {
  const state = { at: 0, slept: [] as number[] };
  const observer = pace({
    now: () => state.at,
    sleep: (ms) => {
      state.slept.push(Math.round(ms));
      return Promise.resolve();
    },
  });
  return { state, send: (service: ServiceName) => observer.before?.(call(service, 'X')) };
}

describe('readOnly', () => {
  it('lets reads of the closed list through', () => {
    expect(() => readOnly.before?.(call('iam', 'GetRole'))).not.toThrow();
  });

  it.each([
    ['iam', 'CreateRole'],
    ['ec2', 'RunInstances'],
    ['ssm', 'SendCommand'],
    ['s3', 'GetObject'],
    ['ec2', 'constructor'],
  ] as const)('refuses %s %s', (service, operation) => {
    expect(() => readOnly.before?.(call(service, operation))).toThrow(
      'is not on the list of reads',
    );
  });
});

describe('callLimit', () => {
  it('refuses the call that is one too many', () => {
    const limit = callLimit(2);
    const one = call('iam', 'GetRole');
    expect(() => limit.before?.(one)).not.toThrow();
    expect(() => limit.before?.(one)).not.toThrow();
    expect(() => limit.before?.(one)).toThrow('had made its 2 calls');
  });
});

describe('pace', () => {
  it('lets a burst through, then spaces out what waits', async () => {
    const { state, send } = watch();
    for (let n = 0; n < 17; n += 1) await send('iam');
    expect(state.slept).toEqual([100, 200]);
  });

  it('fills up again with time', async () => {
    const { state, send } = watch();
    for (let n = 0; n < 15; n += 1) await send('iam');
    state.at = 1000;
    for (let n = 0; n < 11; n += 1) await send('iam');
    expect(state.slept).toEqual([100]);
  });

  it('keeps a bucket for each service', async () => {
    const { state, send } = watch();
    for (let n = 0; n < 15; n += 1) await send('iam');
    await send('ec2');
    expect(state.slept).toEqual([]);
  });
});
