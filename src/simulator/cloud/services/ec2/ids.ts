import { createHash } from 'node:crypto';

import type { Ec2State } from './state.ts';

/** An id of AWS's long form, the same for the same history of the region: `vpc-0` and sixteen hex digits. */
export function newId(state: Ec2State, prefix: string): string {
  state.counter += 1;
  return `${prefix}-0${fingerprint(`${state.seed} ${prefix} ${state.counter}`, 16)}`;
}

/** The first digits of a hash: ids that depend on nothing but a name. */
export function fingerprint(text: string, digits: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, digits);
}

/** A locally administered address as EC2 gives them: `0a:` and five more bytes. */
export function macOf(networkInterfaceId: string): string {
  const bytes = fingerprint(networkInterfaceId, 10).match(/../g) ?? [];
  return ['0a', ...bytes].join(':');
}

/**
 * The next public address. They come from 198.18.0.0/15, which is kept for benchmarks and routed nowhere, so that no
 * simulated appliance carries the address of a real host. Source: https://www.rfc-editor.org/rfc/rfc2544
 */
export function nextPublicIp(state: Ec2State): string {
  state.counter += 1;
  const host = state.counter;
  return `198.${18 + (Math.floor(host / 65_536) % 2)}.${Math.floor(host / 256) % 256}.${host % 256}`;
}
