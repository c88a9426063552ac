import { beforeEach, describe, expect, it } from 'vitest';

import type { AccountState } from '../../../../src/simulator/cloud/account.ts';
import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { accountId } from '../../../fixtures/embedded-cloud/account.ts';
import { iam, makePolicy, policy, refusal, setUp, trust } from './setup.ts';

let account: AccountState;
let context: CallContext;

beforeEach(() => {
  ({ account, context } = setUp());
});

const AWSServiceName = 'events.amazonaws.com';
const RoleName = 'AWSServiceRoleForCloudWatchEvents';

describe('service-linked roles', () => {
  it('are made with the name, path, trust and policy of their service', () => {
    const { Role } = iam.CreateServiceLinkedRole({ AWSServiceName }, context);
    expect(Role).toMatchObject({
      RoleName,
      Path: '/aws-service-role/events.amazonaws.com/',
      Arn: `arn:aws:iam::${accountId}:role/aws-service-role/events.amazonaws.com/${RoleName}`,
    });
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toContain(
      '"Service":"events.amazonaws.com"',
    );
    expect(iam.ListAttachedRolePolicies({ RoleName }, context).AttachedPolicies).toEqual([
      {
        PolicyName: 'CloudWatchEventsServiceRolePolicy',
        PolicyArn: 'arn:aws:iam::aws:policy/aws-service-role/CloudWatchEventsServiceRolePolicy',
      },
    ]);
  });

  it('are one a service', () => {
    iam.CreateServiceLinkedRole({ AWSServiceName }, context);
    expect(refusal(() => iam.CreateServiceLinkedRole({ AWSServiceName }, context))).toEqual({
      code: 'InvalidInput',
      message: `Service role name ${RoleName} has been taken in this account, please try a different suffix.`,
      status: 400,
    });
    expect(account.iam.roles.size).toBe(1);
  });

  it('have a suffix where the service lets them', () => {
    const { Role } = iam.CreateServiceLinkedRole(
      { AWSServiceName: 'autoscaling.amazonaws.com', CustomSuffix: 'backup' },
      context,
    );
    expect(Role?.RoleName).toBe('AWSServiceRoleForAutoScaling_backup');
    expect(
      refusal(() => iam.CreateServiceLinkedRole({ AWSServiceName, CustomSuffix: 'a' }, context)),
    ).toEqual({
      code: 'InvalidInput',
      message: 'Custom suffix is not allowed for events.amazonaws.com',
      status: 400,
    });
  });

  it('are not made for a service that has none', () => {
    expect(
      refusal(() => iam.CreateServiceLinkedRole({ AWSServiceName: 'ec2.amazonaws.com' }, context)),
    ).toMatchObject({
      code: 'InvalidInput',
      status: 400,
    });
  });

  it('cannot be changed or deleted like other roles', () => {
    iam.CreateServiceLinkedRole({ AWSServiceName }, context);
    const PolicyArn = makePolicy(context, 'read');
    for (const call of [
      () => iam.DeleteRole({ RoleName }, context),
      () => iam.AttachRolePolicy({ RoleName, PolicyArn }, context),
      () => iam.PutRolePolicy({ RoleName, PolicyName: 'own', PolicyDocument: policy() }, context),
      () => iam.UpdateAssumeRolePolicy({ RoleName, PolicyDocument: trust() }, context),
    ]) {
      expect(refusal(call)).toEqual({
        code: 'UnmodifiableEntity',
        message: `Cannot perform the operation on the protected role '${RoleName}' - this role is only modifiable by AWS`,
        status: 400,
      });
    }
  });

  it('are deleted by a task that can be asked for', () => {
    iam.CreateServiceLinkedRole({ AWSServiceName }, context);
    const { DeletionTaskId } = iam.DeleteServiceLinkedRole({ RoleName }, context);
    expect(DeletionTaskId).toBe(`task/aws-service-role/events.amazonaws.com/${RoleName}/test`);
    expect(iam.GetServiceLinkedRoleDeletionStatus({ DeletionTaskId }, context)).toEqual({
      Status: 'SUCCEEDED',
    });
    expect(account.iam.roles.size).toBe(0);
    expect(
      refusal(() =>
        iam.GetServiceLinkedRoleDeletionStatus({ DeletionTaskId: 'task/other' }, context),
      ).code,
    ).toBe('NoSuchEntity');
  });
});
