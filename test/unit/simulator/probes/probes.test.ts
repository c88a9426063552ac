import { describe, expect, it } from 'vitest';

import { operations as cloudtrail } from '../../../../src/simulator/cloud/services/probes/cloudtrail.ts';
import { operations as config } from '../../../../src/simulator/cloud/services/probes/config-service.ts';
import { operations as dlm } from '../../../../src/simulator/cloud/services/probes/dlm.ts';
import { operations as notifications } from '../../../../src/simulator/cloud/services/probes/notifications.ts';
import { operations as explorer } from '../../../../src/simulator/cloud/services/probes/resource-explorer-2.ts';
import { operations as sso } from '../../../../src/simulator/cloud/services/probes/sso-admin.ts';
import { callTo, emptyAccount, errorOf } from '../../../fixtures/embedded-cloud/account.ts';

const virginia = callTo(emptyAccount(), 'us-east-1');

describe('a service that is not set up', () => {
  it('answers with an empty list, which is no failure', () => {
    expect(cloudtrail.DescribeTrails({})).toEqual({ trailList: [] });
    expect(cloudtrail.LookupEvents({ MaxResults: 50 })).toEqual({ Events: [] });
    expect(config.DescribeConfigurationRecorders({})).toEqual({ ConfigurationRecorders: [] });
    expect(explorer.ListIndexes({ MaxResults: 1 })).toEqual({ Indexes: [] });
    expect(sso.ListInstances({ MaxResults: 1 })).toEqual({ Instances: [] });
    expect(dlm.GetLifecyclePolicies({})).toEqual({ Policies: [] });
    expect(notifications.ListNotificationHubs({}, virginia)).toEqual({ notificationHubs: [] });
  });

  it('does not have what is asked for by name', async () => {
    await expect(
      errorOf(() =>
        config.DescribeConfigurationRecorders({ ConfigurationRecorderNames: ['default'] }),
      ),
    ).resolves.toMatchObject({
      code: 'NoSuchConfigurationRecorderException',
      message: "Cannot find configuration recorder with the specified name 'default'.",
    });
    await expect(
      errorOf(() => dlm.GetLifecyclePolicies({ PolicyIds: ['policy-0'] })),
    ).resolves.toMatchObject({ code: 'ResourceNotFoundException', status: 404 });
  });

  it.each([
    [
      'LookupEvents',
      () => cloudtrail.LookupEvents({ MaxResults: 51 }),
      'InvalidMaxResultsException',
    ],
    [
      'LookupEvents',
      () => cloudtrail.LookupEvents({ StartTime: new Date(2), EndTime: new Date(1) }),
      'InvalidTimeRangeException',
    ],
    ['ListIndexes', () => explorer.ListIndexes({ MaxResults: 101 }), 'ValidationException'],
    ['ListInstances', () => sso.ListInstances({ MaxResults: 0 }), 'ValidationException'],
  ])('refuses input out of bounds: %s', async (_, call, code) => {
    await expect(errorOf(call)).resolves.toMatchObject({ code, status: 400 });
  });
});

describe('ListNotificationHubs', () => {
  it('answers in us-east-1 only', async () => {
    await expect(
      errorOf(() => notifications.ListNotificationHubs({}, callTo(emptyAccount()))),
    ).resolves.toMatchObject({
      code: 'UnknownEndpoint',
      message:
        'User Notifications has no endpoint in eu-central-1: its control plane answers in us-east-1 only.',
    });
  });

  it('has pages of exactly three', async () => {
    expect(
      notifications.ListNotificationHubs({ maxResults: 3 }, virginia).notificationHubs,
    ).toEqual([]);
    for (const [maxResults, rule] of [
      [1, 'greater'],
      [5, 'less'],
    ] as const) {
      const error = await errorOf(() =>
        notifications.ListNotificationHubs({ maxResults }, virginia),
      );
      expect(error.message).toContain(`Member must have value ${rule} than or equal to 3`);
    }
  });
});
