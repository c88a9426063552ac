import { describe, expect, it } from 'vitest';

import { decideCase, decideLine } from '../../../src/policies/can.ts';
import { UserError } from '../../../src/vocabulary/errors.ts';

const allow = (action: string, condition?: unknown): unknown => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Grant',
      Effect: 'Allow',
      Action: action,
      Resource: '*',
      ...(condition ? { Condition: condition } : {}),
    },
  ],
});
const request = {
  principal: 'arn:aws:iam::111122223333:user/alice',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::photos/cat.jpg',
};

const principalAllowed = {
  Statement: {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::111122223333:root' },
    Action: 'kms:*',
    Resource: '*',
  },
};
const trusted = {
  Statement: { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
};
const ask = (policies: unknown): string => decideCase({ id: 'k', policies, request }).effect;
const alias = 'arn:aws:kms:eu-central-1:111122223333:alias/backup';

describe('a case of `policy can`', () => {
  it('is allowed by a statement, named by its place in the case', () => {
    expect(decideCase({ id: 'a', policies: { identity: [allow('s3:*')] }, request })).toEqual({
      id: 'a',
      effect: 'allowed',
      by: [{ layer: 'identity', pointer: '/policies/identity/0/Statement/0', sid: 'Grant' }],
    });
  });

  it('is denied by a layer and a statement', () => {
    const deny = { Statement: { Effect: 'Deny', Action: 's3:*', Resource: '*' } };
    expect(
      decideCase({
        id: 'd',
        policies: { identity: [allow('*')], scp: [[allow('*')], [allow('*'), deny]] },
        request,
      }),
    ).toEqual({
      id: 'd',
      effect: 'denied',
      layer: 'scp',
      by: [{ layer: 'scp', pointer: '/policies/scp/1/1/Statement' }],
    });
  });

  it('is not granted by the layer that does not allow', () => {
    expect(
      decideCase({
        id: 'n',
        policies: { identity: [allow('*')], boundary: allow('ec2:*') },
        request,
      }),
    ).toEqual({ id: 'n', effect: 'not-granted', layer: 'boundary' });
  });

  it('is undecided with the missing keys and the values that turn it', () => {
    const condition = {
      StringEquals: { 'aws:RequestedRegion': 'eu-central-1', 'aws:PrincipalTag/team': ['a'] },
    };
    expect(
      decideCase({ id: 'u', policies: { identity: [allow('s3:*', condition)] }, request }),
    ).toEqual({
      id: 'u',
      effect: 'undecided',
      missing: ['aws:RequestedRegion', 'aws:PrincipalTag/team'],
      reason:
        'aws:RequestedRegion, aws:PrincipalTag/team are not known. Where aws:RequestedRegion is "eu-central-1", it would be allowed where aws:PrincipalTag/team is "a", and not where it is absent.',
    });
  });

  it('takes policies as text, a missing identity list as none, and null layers as absent', () => {
    expect(
      decideCase({
        id: 1,
        policies: {
          boundary: null,
          resource: JSON.stringify({
            Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' }],
          }),
        },
        request: { ...request, principal: '*' },
      }),
    ).toEqual({
      id: 1,
      effect: 'allowed',
      by: [{ layer: 'resource', pointer: '/policies/resource/Statement/0' }],
    });
  });

  it('reads context values that are numbers, booleans and lists, whatever the case of their keys', () => {
    const condition = {
      NumericLessThan: { 's3:max-keys': '10' },
      Bool: { 'aws:SecureTransport': 'true' },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] },
    };
    expect(
      decideCase({
        id: 'c',
        policies: { identity: [allow('s3:*', condition)] },
        request: {
          ...request,
          context: { 'S3:Max-Keys': 9, 'AWS:securetransport': true, 'aws:tagkeys': ['a', 'b'] },
        },
      }).effect,
    ).toBe('allowed');
  });

  it.each([
    ['no object', [], 'The case: a case must be a JSON object'],
    ['no id', { policies: {}, request }, '/id: a string is expected here'],
    ['no policies', { id: 'x', request }, '/policies: an object is expected here'],
    ['no request', { id: 'x', policies: {} }, '/request: an object is expected here'],
    [
      'a misspelt layer',
      { id: 'x', policies: { boundry: {} }, request },
      '/policies/boundry: there is no such member; known are identity, boundary, scp, rcp, session, resource, trust',
    ],
    [
      'a misspelt member',
      { id: 'x', policies: {}, request: { ...request, contxt: {} } },
      '/request/contxt: there is no such member',
    ],
    [
      'scp without levels',
      { id: 'x', policies: { scp: [{}] }, request },
      '/policies/scp/0: a list of policies is expected here',
    ],
    [
      'a policy that is a number',
      { id: 'x', policies: { identity: [1] }, request },
      '/policies/identity/0: a policy document is expected here',
    ],
    [
      'a policy that is none',
      { id: 'x', policies: { identity: [{ Statement: [{ Effect: 'allow' }] }] }, request },
      '/policies/identity/0/Statement/0/Effect: Effect must be exactly "Allow" or "Deny"; case counts',
    ],
    [
      'an action without prefix',
      { id: 'x', policies: {}, request: { ...request, action: 'GetObject' } },
      '/request/action: "GetObject" is no action',
    ],
    [
      'an action with a wildcard',
      { id: 'x', policies: {}, request: { ...request, action: 's3:*' } },
      '/request/action: "s3:*" is no action',
    ],
    [
      'a principal that is none',
      { id: 'x', policies: {}, request: { ...request, principal: 'alice' } },
      '/request/principal: "alice" is neither',
    ],
    [
      'a resource that is missing',
      { id: 'x', policies: {}, request: { ...request, resource: undefined } },
      '/request/resource: a string is expected here',
    ],
    [
      'a context that is a list',
      { id: 'x', policies: {}, request: { ...request, context: [] } },
      '/request/context: an object of condition keys is expected',
    ],
    [
      'a context value that is null',
      { id: 'x', policies: {}, request: { ...request, context: { k: null } } },
      '/request/context/k: a string, a number',
    ],
    [
      'a key in two cases',
      { id: 'x', policies: {}, request: { ...request, context: { 'k:a': '1', 'K:A': '2' } } },
      '/request/context/K:A: this key stands twice',
    ],
    [
      'complete that is no boolean',
      { id: 'x', policies: {}, request: { ...request, complete: 'yes' } },
      '/request/complete: true or false is expected',
    ],
  ])('is refused with a place: %s', (_, value, message) => {
    expect(() => decideCase(value)).toThrow(UserError);
    expect(() => decideCase(value)).toThrow(message);
  });

  it.each([
    'iam::111122223333:group/admins',
    'iam::111122223333:policy/p',
    'iam::111122223333:user/',
    'iam::111122223333:user/team/',
    'sts::111122223333:assumed-role/app',
    'sts::111122223333:assumed-role/app/',
    'ec2:eu-central-1:111122223333:instance/i-1',
  ])('is refused where the principal cannot ask: %s', (rest) => {
    const asked = { ...request, principal: `arn:aws:${rest}` };
    expect(() => decideCase({ id: 'x', policies: {}, request: asked })).toThrow(
      `/request/principal: "arn:aws:${rest}" is neither`,
    );
  });

  const key = {
    ...request,
    action: 'kms:Decrypt',
    resource: 'arn:aws:kms:eu-central-1:111122223333:key/1234',
  };
  const role = { ...request, resource: 'arn:aws:iam::111122223333:role/worker' };
  const keyUntold = 'The policy of the key is not given, and it must allow the caller too.';
  const trustUntold =
    'The trust policy of the role is not given, and it must allow the caller too.';

  it.each([
    ['a KMS key', key, keyUntold],
    [
      'a key of several regions',
      { ...key, resource: `${key.resource.slice(0, -4)}mrk-1` },
      keyUntold,
    ],
    ['the role that is assumed', { ...role, action: 'sts:AssumeRole' }, trustUntold],
    ['the role whose session is tagged', { ...role, action: 'sts:TagSession' }, trustUntold],
    [
      'the role that an identity provider stands for',
      { ...role, action: 'sts:AssumeRoleWithSAML' },
      trustUntold,
    ],
  ])('is undecided without the policy of what must itself allow: %s', (_, asked, reason) => {
    expect(decideCase({ id: 'u', policies: { identity: [allow('*')] }, request: asked })).toEqual({
      id: 'u',
      effect: 'undecided',
      missing: [],
      reason,
    });
  });

  it.each([
    ['its key policy', key, { resource: principalAllowed }],
    ['its trust policy', { ...role, action: 'sts:AssumeRole' }, { trust: trusted }],
    ['nothing, as a new key has none yet', { ...key, action: 'kms:CreateKey', resource: '*' }, {}],
    ['nothing, as an alias has none', { ...key, action: 'kms:CreateAlias', resource: alias }, {}],
    ['nothing, as a role is read by identity policies', { ...role, action: 'iam:GetRole' }, {}],
  ])('is allowed with %s', (_, asked, policies) => {
    expect(
      decideCase({ id: 'u', policies: { identity: [allow('*')], ...policies }, request: asked })
        .effect,
    ).toBe('allowed');
  });

  it('is refused all the same where a Deny is told', () => {
    const deny = { Statement: { Effect: 'Deny', Action: 'kms:*', Resource: '*' } };
    expect(
      decideCase({ id: 'u', policies: { identity: [allow('*'), deny] }, request: key }),
    ).toMatchObject({ effect: 'denied', layer: 'identity' });
  });

  it('is refused with the limit where it is nested too deep for anybody, as text and as object', () => {
    for (const depth of [120, 5_000, 100_000]) {
      const deep = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
      for (const document of [deep, JSON.stringify(deep)]) {
        const line = `{"id":"d","policies":{"identity":[${document}]},"request":{}}`;
        expect(() => decideLine(line)).toThrow(UserError);
        expect(() => decideLine(line)).toThrow(
          '/policies/identity/0: The document is nested deeper than the limit of 100 levels',
        );
      }
    }
  });

  it('is decided by its own policies, whatever was asked before', () => {
    for (let turn = 0; turn < 4; turn += 1) {
      expect(ask({ identity: [allow('s3:*')] })).toBe('allowed');
      expect(ask({ identity: [allow('ec2:*')] })).toBe('not-granted');
      expect(ask({ identity: [allow('s3:*')], boundary: allow('ec2:*') })).toBe('not-granted');
    }
    const document = { Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };
    expect(ask({ identity: [document] })).toBe('allowed');
    document.Statement[0] = { Effect: 'Deny', Action: 's3:*', Resource: '*' };
    expect(ask({ identity: [document] })).toBe('denied');
  });

  it('is read from a line, and a line that is no JSON is refused', () => {
    expect(decideLine(JSON.stringify({ id: 'l', policies: {}, request })).effect).toBe(
      'not-granted',
    );
    expect(() => decideLine('{"id"')).toThrow('This line is no JSON');
  });
});
