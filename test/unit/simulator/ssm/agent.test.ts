import { describe, expect, it } from 'vitest';

import type { AccountState } from '../../../../src/simulator/cloud/account.ts';
import { guestOf } from '../../../../src/simulator/cloud/guest/index.ts';
import {
  startInstances,
  stopInstances,
} from '../../../../src/simulator/cloud/services/ec2/instance-lifecycle.ts';
import {
  operations as ssm,
  whyNotRegistered,
} from '../../../../src/simulator/cloud/services/ssm/index.ts';
import {
  callTo,
  emptyAccount,
  errorOf,
  region,
  wait,
} from '../../../fixtures/embedded-cloud/account.ts';
import {
  agentPolicy,
  bootInstance,
  ec2Of,
  launchInstance,
  policy,
  trust,
} from '../../../fixtures/embedded-cloud/instance.ts';

const nodes = async (account: AccountState) =>
  (await ssm.DescribeInstanceInformation({}, callTo(account))).InstanceInformationList ?? [];

describe('an agent', () => {
  it('registers twenty seconds after the instance runs, and not before', async () => {
    const account = emptyAccount();
    const id = launchInstance(account);
    expect(whyNotRegistered(account, region, id)).toBe(`instance ${id} is pending`);
    await wait(account, 20);
    expect(await nodes(account)).toEqual([]);
    expect(whyNotRegistered(account, region, id)).toBe('the instance is still starting');
    await wait(account, 15);
    expect(whyNotRegistered(account, region, id)).toBeUndefined();
    expect(await nodes(account)).toMatchObject([
      {
        InstanceId: id,
        PingStatus: 'Online',
        PlatformName: 'Ubuntu',
        PlatformVersion: '22.04',
        PlatformType: 'Linux',
      },
    ]);
  });

  it.each([
    ['no profile', { profile: false }, 'has no instance profile'],
    [
      'a role that EC2 may not assume',
      { trust: trust('backup.amazonaws.com') },
      'the trust policy of role appliance does not allow sts:AssumeRole by ec2.amazonaws.com',
    ],
    [
      'a role that may only assume others',
      { rolePolicy: policy(['sts:AssumeRole']) },
      'role appliance does not allow ssm:UpdateInstanceInformation',
    ],
    [
      'a role without a message service',
      { rolePolicy: policy(['ssm:UpdateInstanceInformation']) },
      'the agent gets its commands by one of the two',
    ],
  ])('does not register with %s', async (_, launch, why) => {
    const account = emptyAccount();
    const id = launchInstance(account, launch);
    await bootInstance(account);
    expect(whyNotRegistered(account, region, id)).toContain(why);
    expect(await nodes(account)).toEqual([]);
  });

  it('makes do with ec2messages where ssmmessages are missing', async () => {
    const account = emptyAccount();
    launchInstance(account, {
      rolePolicy: policy(['ssm:UpdateInstanceInformation', 'ec2messages:*']),
    });
    await bootInstance(account);
    expect(await nodes(account)).toHaveLength(1);
  });

  it('does not register from an image that does not bring it', async () => {
    const account = emptyAccount();
    const other = [...ec2Of(account).images.values()].find(({ name }) => name.startsWith('al2023'));
    const id = launchInstance(account, { imageId: other?.id ?? '' });
    await bootInstance(account);
    expect(whyNotRegistered(account, region, id)).toBe(
      `image ${other?.id} is not Canonical's Ubuntu 22.04, which brings the SSM agent`,
    );
  });

  it('does not register without a way to the endpoints', async () => {
    const account = emptyAccount();
    const id = launchInstance(account);
    const [table] = ec2Of(account).routeTables.values();
    const routes = table?.routes.splice(0) ?? [];
    await bootInstance(account);
    expect(whyNotRegistered(account, region, id)).toMatch(
      /^the endpoints of Systems Manager cannot be reached: the route table of subnet-\w+ has no route to 0\.0\.0\.0\/0$/,
    );
    table?.routes.push(...routes);
    expect(await nodes(account)).toHaveLength(1);
  });

  it('does not register while nothing may leave the instance', async () => {
    const account = emptyAccount();
    const id = launchInstance(account);
    const [group] = ec2Of(account).securityGroups.values();
    group?.rules.splice(0);
    await bootInstance(account);
    expect(whyNotRegistered(account, region, id)).toBe(
      `the endpoints of Systems Manager cannot be reached: no security group of ${id} lets TCP 443 out`,
    );
  });

  it('registers when the missing permission is given later', async () => {
    const account = emptyAccount();
    const id = launchInstance(account, { rolePolicy: policy(['sts:AssumeRole']) });
    await bootInstance(account);
    expect(await nodes(account)).toEqual([]);
    account.iam.roles.get('appliance')?.inline.set('agent', { name: 'agent', text: agentPolicy });
    expect(whyNotRegistered(account, region, id)).toBeUndefined();
    expect(await nodes(account)).toHaveLength(1);
  });

  it('fails to register when told to', async () => {
    const account = emptyAccount();
    const id = launchInstance(account);
    await bootInstance(account);
    const guest = guestOf(account, region, id, []);
    if (guest)
      guest.failNext = (step) =>
        step === 'register-agent' ? 'the snap does not start' : undefined;
    expect(whyNotRegistered(account, region, id)).toBe('the snap does not start');
    expect(await nodes(account)).toEqual([]);
  });

  it('pings every five minutes, is lost when its instance stops, and is back after a start', async () => {
    const account = emptyAccount();
    const id = launchInstance(account);
    await bootInstance(account);
    const [first] = await nodes(account);
    await wait(account, 301);
    const [second] = await nodes(account);
    expect(
      (second?.LastPingDateTime?.getTime() ?? 0) - (first?.LastPingDateTime?.getTime() ?? 0),
    ).toBe(300_000);

    stopInstances({ InstanceIds: [id] }, callTo(account));
    await wait(account, 200);
    expect(await nodes(account)).toMatchObject([
      { PingStatus: 'Online', LastPingDateTime: second?.LastPingDateTime },
    ]);
    await wait(account, 200);
    expect(await nodes(account)).toMatchObject([{ PingStatus: 'ConnectionLost' }]);
    startInstances({ InstanceIds: [id] }, callTo(account));
    await bootInstance(account);
    expect(await nodes(account)).toMatchObject([{ PingStatus: 'Online' }]);
  });
});

describe('DescribeInstanceInformation', () => {
  it('filters in both of its ways', async () => {
    const account = emptyAccount();
    const id = launchInstance(account);
    await bootInstance(account);
    const count = async (input: Parameters<typeof ssm.DescribeInstanceInformation>[0]) =>
      (await ssm.DescribeInstanceInformation(input, callTo(account))).InstanceInformationList
        ?.length;
    expect(await count({ Filters: [{ Key: 'InstanceIds', Values: [id] }] })).toBe(1);
    expect(
      await count({ Filters: [{ Key: 'InstanceIds', Values: ['i-0000000000000000f'] }] }),
    ).toBe(0);
    expect(await count({ Filters: [{ Key: 'PingStatus', Values: ['ConnectionLost'] }] })).toBe(0);
    expect(
      await count({
        InstanceInformationFilterList: [{ key: 'PlatformTypes', valueSet: ['Linux'] }],
      }),
    ).toBe(1);
    await expect(
      errorOf(() => count({ Filters: [{ Key: 'Colour', Values: ['red'] }] })),
    ).resolves.toMatchObject({ code: 'InvalidFilterKey' });
  });

  it('has pages of five to fifty', async () => {
    const error = await errorOf(() =>
      ssm.DescribeInstanceInformation({ MaxResults: 1 }, callTo(emptyAccount())),
    );
    expect(error).toMatchObject({
      code: 'ValidationException',
      message:
        "1 validation error detected: Value '1' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 5",
    });
  });
});
