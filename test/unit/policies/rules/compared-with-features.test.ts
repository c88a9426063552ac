import { describe, expect, test } from 'vitest';

import { loadProduct } from '../../../../src/policies/catalogue/veeam/index.ts';
import type { Profile } from '../../../../src/policies/lint/context.ts';
import * as engine from '../../../../src/policies/lint/deployment/engine.ts';
import { openPolicies } from '../../../../src/policies/lint/inputs/open-policies.ts';
import { setsOf } from '../../../../src/policies/lint/inputs/sets-of.ts';
import { RuleRunner } from '../../../../src/policies/lint/run-rules.ts';
import { profileExtraAction } from '../../../../src/policies/rules/profile-extra-action.ts';
import { profileMissingAction } from '../../../../src/policies/rules/profile-missing-action.ts';

const product = await loadProduct('10');
const needed = await product.permissionSet('plugin-encrypt-repositories-kms');
const profile: Profile = { product, sets: [needed], engine };

const all = allowing(needed.actions);
const most = allowing(needed.actions.slice(1));
const few = allowing(['s3:GetObject']);

function allowing(Action: readonly string[]) {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] };
}

interface Identity {
  readonly inline: object;
  readonly attached?: string;
  readonly groups?: readonly string[];
}

type Account = Partial<
  Readonly<Record<'roles' | 'users' | 'groups', Readonly<Record<string, Identity>>>>
>;

/** An answer of `aws iam get-account-authorization-details`. */
function account({ roles = {}, users = {}, groups = {} }: Account): string {
  return JSON.stringify({
    UserDetailList: details('User', users),
    GroupDetailList: details('Group', groups),
    RoleDetailList: details('Role', roles),
    Policies: [],
  });
}

function details(kind: string, identities: Readonly<Record<string, Identity>>) {
  return Object.entries(identities).map(([name, { inline, attached, groups }]) => ({
    Arn: `arn:aws:iam::444455556666:${kind.toLowerCase()}/${name}`,
    [`${kind}Name`]: name,
    [`${kind}PolicyList`]: [{ PolicyName: 'inline', PolicyDocument: inline }],
    AttachedManagedPolicies:
      attached === undefined ? [] : [{ PolicyName: 'attached', PolicyArn: attached }],
    ...(groups ? { GroupList: groups } : {}),
  }));
}

/** What the two rules say, with whom the documents are of. */
async function found(identities: Account): Promise<readonly string[]> {
  const text = account(identities);
  const { documents } = await openPolicies({ path: 'account.json', text });
  const runner = new RuleRunner([profileMissingAction, profileExtraAction], profile);
  const results = await runner.runAll(setsOf(documents, { together: true }));
  return results.map(
    ({ rule, document, finding }) =>
      `${rule.id} of ${document.owners.map(({ name }) => name).join()}: ${finding.subject ?? ''}`,
  );
}

const missing = (name: string) =>
  `profile-missing-action of ${name}: plugin-encrypt-repositories-kms`;

describe('of several identities', () => {
  test('those are meant that allow half of what the feature needs', async () => {
    expect(await found({ roles: { backup: { inline: all }, web: { inline: few } } })).toEqual([]);
    expect(await found({ roles: { web: { inline: few }, backup: { inline: most } } })).toEqual([
      missing('backup'),
    ]);
  });

  test('or else the one that allows most of it', async () => {
    const one = { inline: allowing(needed.actions.slice(0, 1)) };
    expect(await found({ roles: { web: { inline: few }, backup: one } })).toEqual([
      missing('backup'),
    ]);
  });

  test('a user has what the groups allow, and the group is not judged without the user', async () => {
    const users = { ann: { inline: most, groups: ['operators'] } };
    const groups = { operators: { inline: allowing(needed.actions.slice(0, 1)) } };
    expect(await found({ users, groups })).toEqual([]);
  });
});

test('the only identity is meant, whatever it allows', async () => {
  expect(await found({ roles: { backup: { inline: few } } })).toEqual([
    missing('backup'),
    'profile-extra-action of backup: s3:GetObject',
  ]);
  expect(await found({ groups: { operators: { inline: most } } })).toEqual([missing('operators')]);
});

test('nothing is missing for certain beside a policy that the file only names', async () => {
  const attached = 'arn:aws:iam::444455556666:policy/keys';
  expect(await found({ roles: { backup: { inline: most, attached } } })).toEqual([]);
});
