import { describe, expect, it } from 'vitest';

import type { Caller } from '../../../../src/checks/readers/reading.ts';
import { readRegion } from '../../../../src/checks/readers/region.ts';
import { user } from '../support/literal-facts.ts';
import { readingOf, scriptedAws, type Script } from '../support/scripted-aws.ts';

const caller: Caller = {
  accountId: '123456789012',
  partition: 'aws',
  regionDisabled: false,
  arn: user.arn,
  kind: 'user',
  name: 'd',
};

const script: Script = {
  DescribeRegions: () =>
    '<regionInfo><item><regionName>eu-central-1</regionName><optInStatus>opt-in-not-required</optInStatus></item></regionInfo>',
  GetEbsEncryptionByDefault: () => '<ebsEncryptionByDefault>true</ebsEncryptionByDefault>',
  DescribeInstanceTypes: () =>
    '<instanceTypeSet><item><instanceType>t3.medium</instanceType><vCpuInfo><defaultVCpus>2</defaultVCpus></vCpuInfo><processorInfo><supportedArchitectures><item>x86_64</item></supportedArchitectures></processorInfo></item></instanceTypeSet>',
};

function read(of: Script, change: Partial<Caller> = {}) {
  return readRegion(readingOf(scriptedAws(of)), { ...caller, ...change });
}

function strange() {
  return { error: 'AuthFailure', status: 401 };
}

describe('readRegion', () => {
  it('reads opt-in, encryption and the instance type', async () => {
    expect(await read(script)).toEqual({
      optedIn: { value: true },
      ebsEncryptionByDefault: { value: true },
      instanceType: { value: { offered: true, vcpus: 2, architectures: ['x86_64'] } },
    });
  });

  it('knows a region that the account has not enabled', async () => {
    const closed =
      '<regionInfo><item><regionName>eu-central-1</regionName><optInStatus>not-opted-in</optInStatus></item></regionInfo>';
    expect((await read({ ...script, DescribeRegions: () => closed })).optedIn).toEqual({
      value: false,
    });
    expect((await read(script, { regionDisabled: true })).optedIn).toEqual({ value: false });
  });

  it('takes a region whose STS answered for enabled where the list of regions is denied', async () => {
    const { DescribeRegions: _, ...rest } = script;
    expect((await read(rest)).optedIn).toEqual({ value: true });
  });

  it('takes a region that does not know the keys for one that is not enabled', async () => {
    expect((await read({ ...script, DescribeRegions: strange })).optedIn).toEqual({ value: false });
  });

  it('says that a type is not offered', async () => {
    const regionFacts = await read({
      ...script,
      DescribeInstanceTypes: () => '<instanceTypeSet/>',
    });
    expect(regionFacts.instanceType).toEqual({
      value: { offered: false, vcpus: 0, architectures: [] },
    });
  });

  it('does not take a denial for "off"', async () => {
    const { GetEbsEncryptionByDefault: _, ...rest } = script;
    expect((await read(rest)).ebsEncryptionByDefault).toMatchObject({
      needs: ['ec2:GetEbsEncryptionByDefault'],
    });
  });
});
