import fc from 'fast-check';
import { expect, it } from 'vitest';

import { decideCase } from '../../../../src/policies/can.ts';
import { type PlainCaller, plainReading, type PlainStatement } from './plain-reading.ts';

const OWN = '111122223333';
const OTHER = '444455556666';
const USER = `arn:aws:iam::${OWN}:user/alice`;
const SESSION = `arn:aws:sts::${OWN}:assumed-role/app/s1`;
const ROLE = `arn:aws:iam::${OWN}:role/app`;
const ROOT = `arn:aws:iam::${OWN}:root`;

const actions = ['s3:GetObject', 'sqs:SendMessage', 'ec2:StopInstances', 'kms:Decrypt'] as const;
const statement = fc.record({
  Effect: fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const),
  Action: fc.constantFrom('*', 's3:*', 's3:GetObject', 'sqs:*', 'kms:*', 'ec2:*', 'sts:*'),
});
const principal = fc.constantFrom<NonNullable<PlainStatement['Principal']>>(
  '*',
  ...[OWN, OTHER, '*', ROOT, USER, ROLE, SESSION].map((AWS) => ({ AWS })),
  { Service: 'logs.amazonaws.com' },
);
const named = fc
  .tuple(statement, principal)
  .map(([one, Principal]): PlainStatement => ({ ...one, Principal }));
const policy = fc.array(statement, { minLength: 1, maxLength: 2 });
const full = [{ Effect: 'Allow', Action: '*' } as const];
const often = fc.oneof(fc.constant(full), policy);
const policies = fc.record(
  {
    identity: fc.array(often, { maxLength: 2 }),
    boundary: often,
    session: fc.tuple(often),
    scp: fc.array(fc.array(often, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
    rcp: fc.tuple(
      fc.tuple(
        fc
          .constantFrom('s3:*', 'sqs:*', 'kms:*', 'sts:*', 'ec2:*')
          .map((Action): PlainStatement => ({ Effect: 'Deny', Action, Principal: '*' })),
      ),
    ),
    resource: fc.array(named, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ['identity', 'resource'] },
);
const request = fc.record({
  caller: fc.constantFrom<PlainCaller>(
    { id: USER, account: OWN },
    { id: SESSION, account: OWN, role: ROLE },
    { id: ROOT, account: OWN },
    { id: 'logs.amazonaws.com' },
    { id: '*' },
  ),
  action: fc.constantFrom(...actions),
  owner: fc.constantFrom(OWN, OTHER),
});

it('decides the layers of any request as a plain reading of AWS’s flow chart does', () => {
  fc.assert(
    fc.property(policies, request, (given, asked) => {
      // An account has no identity policies for its root user, and only a session has a session policy.
      const { session, ...others } = given;
      const held = {
        ...others,
        ...(session && asked.caller.role ? { session } : {}),
        ...(asked.caller.id === ROOT ? { identity: [] } : {}),
      };
      const { effect } = decideCase({
        id: 'plain',
        policies: documentsOf(held),
        request: {
          principal: asked.caller.id,
          action: asked.action,
          resource: '*',
          resourceAccount: asked.owner,
          complete: true,
        },
      });
      expect(effect).toBe(plainReading(held, asked));
    }),
    { numRuns: 2_000 },
  );
});

/** Every list of statements made a document, wherever it stands. */
function documentsOf(held: object): object {
  return Object.fromEntries(
    Object.entries(held).map(([layer, value]) => [
      layer,
      layer === 'rcp' ? [documentOf(value)] : documentOf(value),
    ]),
  );
}

function documentOf(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const isPolicy = value.some((one: unknown) => !Array.isArray(one));
  return isPolicy
    ? {
        Version: '2012-10-17',
        Statement: value.map((one: object) => ({ Resource: '*', ...one })),
      }
    : value.map((one: unknown) => documentOf(one));
}
