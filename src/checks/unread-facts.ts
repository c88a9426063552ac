import type { Facts } from '../vocabulary/facts.ts';
import type { Plan } from '../vocabulary/plan.ts';
import type { Caller } from './readers/reading.ts';

/** The facts of an account of which nothing but the caller is known yet. */
export function unreadFacts(
  { arn, kind, name, accountId, partition }: Caller,
  plan: Plan,
  region: string,
  takenAt: string,
): Facts {
  const unread = { unknown: 'it was not read: no chosen check needs it.' };
  return {
    schemaVersion: '1.0',
    takenAt,
    readFor: plan,
    accountId,
    partition,
    region,
    identity: {
      arn,
      kind,
      name,
      policyArn: unread,
      policies: unread,
      boundary: unread,
      scps: unread,
    },
    apis: [],
    simulatedActions: unread,
    quotas: [],
    roles: unread,
    network: unread,
    regionFacts: { ebsEncryptionByDefault: unread, instanceType: unread, optedIn: unread },
  };
}
