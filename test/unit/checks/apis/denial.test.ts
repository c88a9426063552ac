import { describe, expect, it } from 'vitest';

import { describeDenial, readDenial } from '../../../../src/checks/apis/denial.ts';

const who = 'User: arn:aws:iam::123456789012:user/Matt is not authorized to perform: iam:ListRoles';
const what = `${who} on resource: arn:aws:iam::123456789012:role/*`;

describe('readDenial', () => {
  it('finds the layer of an implicit denial', () => {
    const text = `${what} because no identity-based policy allows the iam:ListRoles action`;
    expect(readDenial(text)).toEqual({
      effect: 'implicit',
      action: 'iam:ListRoles',
      policyType: 'identity-based policy',
      layer: 'identity',
    });
  });

  it('finds layer and policy of an explicit denial by a service control policy', () => {
    const scp =
      'arn:aws:organizations::987654321098:policy/o-qv5af4abcd/service_control_policy/p-2kgnabcd';
    const denial = readDenial(`${what} with an explicit deny in a service control policy: ${scp}`);
    expect(denial).toMatchObject({ effect: 'explicit', layer: 'scp', policyArn: scp });
    expect(describeDenial(denial)).toBe(`an explicit deny in a service control policy (${scp})`);
  });

  it.each([
    ['a permissions boundary', 'boundary'],
    ['a session policy', 'session'],
    ['a resource control policy', 'rcp'],
    ['a resource-based policy', 'resource'],
    ['an identity-based policy', 'identity'],
  ])('knows %s', (policy, layer) => {
    expect(readDenial(`${what} with an explicit deny in ${policy}`).layer).toBe(layer);
  });

  it('names a VPC endpoint policy, which is no layer', () => {
    const denial = readDenial(
      `${what} because no VPC endpoint policy allows the iam:ListRoles action`,
    );
    expect(denial.layer).toBeUndefined();
    expect(describeDenial(denial)).toBe('no vpc endpoint policy allows it');
  });

  it('does not take the full stop of a sentence for part of the policy', () => {
    const boundary = 'arn:aws:iam::123456789012:policy/Boundary';
    const text = `${what} with an explicit deny in a permissions boundary: ${boundary}. Encoded`;
    expect(readDenial(text).policyArn).toBe(boundary);
  });

  it('claims nothing where the text says nothing', () => {
    const denial = readDenial('Access Denied');
    expect(denial).toEqual({ effect: undefined });
    expect(describeDenial(denial)).toContain('does not say');
  });
});
