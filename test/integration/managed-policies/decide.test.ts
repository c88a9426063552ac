import { describe, expect, test } from 'vitest';

import { accessLevelOf, changes, expandAction } from '../../../src/policies/catalogue/aws/index.ts';
import { deploySet } from '../../../src/policies/catalogue/veeam/10/permission-sets.ts';
import type { Policy } from '../../../src/policies/document/policy.ts';
import { decide } from '../../../src/policies/evaluate/decide.ts';
import type { AuthorisationRequest, Decision } from '../../../src/policies/evaluate/decision.ts';
import { documents, managedPolicy, read } from './managed-policies.ts';
import { type PlainDocument, plainVerdict, type Verdict } from './oracle.ts';

const everything = await expandAction('*');

function request(action: string, resource = '*'): AuthorisationRequest {
  return {
    principal: { kind: 'aws', arn: 'arn:aws:iam::123456789012:user/operator' },
    action,
    resource,
    context: new Map(),
    complete: true,
  };
}

/** The documented actions that the policy allows on `*`, without any condition key. */
function allowedBy(policy: Policy): readonly string[] {
  const layers = { identity: [policy] };
  return everything.filter((action) => decide(layers, request(action)).effect === 'allowed');
}

async function changing(actions: readonly string[]): Promise<readonly string[]> {
  const levels = await Promise.all(actions.map(accessLevelOf));
  return actions.filter((_, place) => changes(levels[place] ?? 'Write'));
}

describe('of all 22,091 documented actions', () => {
  test('AdministratorAccess allows every one', () => {
    expect(allowedBy(managedPolicy('AdministratorAccess'))).toHaveLength(22_091);
  });

  // AWS classes these as writing or managing permissions although they read.
  test('ReadOnlyAccess allows 6,912, and of the 12,501 that change something seven by name', async () => {
    expect(await changing(everything)).toHaveLength(12_501);
    const allowed = allowedBy(managedPolicy('ReadOnlyAccess'));
    expect(allowed).toHaveLength(6912);
    expect(await changing(allowed)).toEqual([
      'athena:GetSessionEndpoint',
      'backup:ListIndexedRecoveryPointsForSearch',
      'billing:GetResourcePolicy',
      'cognito-idp:GetTokensFromRefreshToken',
      'iot:GetConnection',
      'iot:ListSubscriptions',
      'ssm-sap:GetResourcePermission',
    ]);
  });

  test('PowerUserAccess allows of IAM, Organizations and the account only what it names', () => {
    const guarded = /^(iam|organizations|account):/;
    expect(
      allowedBy(managedPolicy('PowerUserAccess')).filter((action) => guarded.test(action)),
    ).toEqual([
      'account:GetAccountInformation',
      'account:GetGovCloudAccountInformation',
      'account:GetPrimaryEmail',
      'account:ListRegions',
      'iam:CreateServiceLinkedRole',
      'iam:DeleteServiceLinkedRole',
      'iam:ListRoles',
      'organizations:DescribeEffectivePolicy',
      'organizations:DescribeOrganization',
    ]);
  });

  // AWS answers sts:GetCallerIdentity whatever policies say.
  test('AWSDenyAll denies every one but sts:GetCallerIdentity, also to an administrator', () => {
    const layers = {
      identity: [managedPolicy('AdministratorAccess'), managedPolicy('AWSDenyAll')],
    };
    const allowed = everything.filter((action) => {
      const decision = decide(layers, request(action));
      return decision.effect !== 'denied' || decision.layer !== 'identity';
    });
    expect(allowed).toEqual(['sts:GetCallerIdentity']);
  });
});

test('each of them decides the deployment as the plainest reading of it does', () => {
  const counts = { allowed: 0, denied: 0, 'not-granted': 0, 'hangs on conditions': 0 };
  const differing: unknown[] = [];
  const gaveUp: string[] = [];
  for (const document of documents) {
    const layers = { identity: [read(document)] };
    const plain = JSON.parse(document.text) as PlainDocument;
    for (const action of deploySet.actions) {
      const resource = action.startsWith('ec2:') ? INSTANCE : '*';
      const expected = plainVerdict(plain, action, resource);
      counts[expected.effect] += 1;
      if (expected.effect === 'hangs on conditions') continue;
      const decision = decide(layers, { ...request(action, resource), complete: false });
      if (decision.effect === 'undecided') gaveUp.push(`${action}: ${decision.reason}`);
      else if (!isSame(decision, expected)) {
        differing.push({ name: document.name, action, decision, expected });
      }
    }
  }
  expect(differing).toEqual([]);
  expect(counts).toEqual({
    allowed: 3649,
    denied: 954,
    'not-granted': 126_975,
    'hangs on conditions': 724,
  });
  expect(gaveUp).toEqual([]);
});

const INSTANCE = 'arn:aws:ec2:eu-central-1:123456789012:instance/i-0123456789abcdef0';

/** The plain reading names no statement with a condition, of which the request may well tell that it holds. */
function isSame(
  decision: Exclude<Decision, { readonly effect: 'undecided' }>,
  expected: Verdict,
): boolean {
  if (decision.effect !== expected.effect) return false;
  if (decision.effect === 'not-granted' || !('by' in expected)) return true;
  const named = decision.by.map(({ index }) => index);
  return named.length > 0 && expected.by.every((index) => named.includes(index));
}
