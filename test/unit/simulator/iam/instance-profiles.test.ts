import { beforeEach, describe, expect, it } from 'vitest';

import type { AccountState } from '../../../../src/simulator/cloud/account.ts';
import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { setLimit } from '../../../../src/simulator/cloud/services/quota-state.ts';
import { accountId, start } from '../../../fixtures/embedded-cloud/account.ts';
import { iam, makeRole, refusal, setUp } from './setup.ts';

let account: AccountState;
let context: CallContext;

beforeEach(() => {
  ({ account, context } = setUp());
  makeRole(context, 'backup');
});

const InstanceProfileName = 'appliance';
const noSuchEntity = (message: string) => ({ code: 'NoSuchEntity', message, status: 404 });

describe('instance profiles', () => {
  it('show the role that is put into them', () => {
    const created = iam.CreateInstanceProfile({ InstanceProfileName, Path: '/vba/' }, context);
    expect(created.InstanceProfile).toEqual({
      InstanceProfileName,
      InstanceProfileId: expect.stringMatching(/^AIPA[A-Z2-7]{17}$/),
      Arn: `arn:aws:iam::${accountId}:instance-profile/vba/appliance`,
      Path: '/vba/',
      CreateDate: new Date(start),
      Roles: [],
    });
    iam.AddRoleToInstanceProfile({ InstanceProfileName, RoleName: 'backup' }, context);
    const { InstanceProfile } = iam.GetInstanceProfile({ InstanceProfileName }, context);
    expect(InstanceProfile?.Tags).toEqual([]);
    expect(InstanceProfile?.Roles?.map(({ RoleName }) => RoleName)).toEqual(['backup']);
    const forRole = iam.ListInstanceProfilesForRole({ RoleName: 'backup' }, context);
    expect(forRole.InstanceProfiles?.map((profile) => profile.InstanceProfileName)).toEqual([
      InstanceProfileName,
    ]);
    expect(
      iam.ListInstanceProfiles({ PathPrefix: '/vba/' }, context).InstanceProfiles,
    ).toHaveLength(1);
    expect(iam.ListInstanceProfiles({ PathPrefix: '/other/' }, context).InstanceProfiles).toEqual(
      [],
    );
  });

  it('hold one role', () => {
    makeRole(context, 'other');
    iam.CreateInstanceProfile({ InstanceProfileName }, context);
    iam.AddRoleToInstanceProfile({ InstanceProfileName, RoleName: 'backup' }, context);
    for (const RoleName of ['other', 'backup']) {
      expect(
        refusal(() => iam.AddRoleToInstanceProfile({ InstanceProfileName, RoleName }, context)),
      ).toEqual({
        code: 'LimitExceeded',
        message: 'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1',
        status: 409,
      });
    }
  });

  it('stay while a role is in them', () => {
    iam.CreateInstanceProfile({ InstanceProfileName }, context);
    iam.AddRoleToInstanceProfile({ InstanceProfileName, RoleName: 'backup' }, context);
    const remove = () => iam.DeleteInstanceProfile({ InstanceProfileName }, context);
    expect(refusal(remove)).toEqual({
      code: 'DeleteConflict',
      message: 'Cannot delete entity, must remove roles from instance profile first.',
      status: 409,
    });
    iam.RemoveRoleFromInstanceProfile({ InstanceProfileName, RoleName: 'backup' }, context);
    remove();
    expect(refusal(remove)).toEqual(noSuchEntity('Instance Profile appliance cannot be found.'));
  });

  it('say what is not there', () => {
    const add = (profile: string, RoleName: string) =>
      refusal(() =>
        iam.AddRoleToInstanceProfile({ InstanceProfileName: profile, RoleName }, context),
      );
    expect(add('none', 'backup')).toEqual(noSuchEntity('Instance Profile none cannot be found.'));
    iam.CreateInstanceProfile({ InstanceProfileName }, context);
    expect(add(InstanceProfileName, 'none')).toEqual(
      noSuchEntity('The role with name none cannot be found.'),
    );
    expect(
      refusal(() =>
        iam.RemoveRoleFromInstanceProfile({ InstanceProfileName, RoleName: 'backup' }, context),
      ),
    ).toEqual(noSuchEntity('Role backup in Instance Profile appliance cannot be found.'));
  });

  it('have one name each and a quota', () => {
    iam.CreateInstanceProfile({ InstanceProfileName }, context);
    expect(
      refusal(() => iam.CreateInstanceProfile({ InstanceProfileName: 'Appliance' }, context)),
    ).toEqual({
      code: 'EntityAlreadyExists',
      message: 'Instance Profile Appliance already exists.',
      status: 409,
    });
    setLimit(account.quotas, 'instance-profiles', 'us-east-1', 1);
    expect(
      refusal(() => iam.CreateInstanceProfile({ InstanceProfileName: 'two' }, context)),
    ).toEqual({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for InstanceProfilesPerAccount: 1',
      status: 409,
    });
  });
});
