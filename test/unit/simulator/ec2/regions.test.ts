import { describe, expect, it } from 'vitest';

import {
  describeManagedPrefixLists,
  getManagedPrefixListEntries,
} from '../../../../src/simulator/cloud/services/ec2/prefix-lists.ts';
import {
  describeAvailabilityZones,
  describeRegions,
} from '../../../../src/simulator/cloud/services/ec2/regions.ts';
import { newEc2State } from '../../../../src/simulator/cloud/services/ec2/state.ts';
import { ec2Context, refusal } from '../../../fixtures/cloud/ec2-context.ts';

describe('DescribeRegions', () => {
  it('lists the regions that are enabled without asking, or by the account', () => {
    const context = ec2Context();
    const names = () =>
      describeRegions({}, context).Regions?.map(({ RegionName }) => RegionName) ?? [];
    expect(names()).toHaveLength(17);
    expect(names()).toContain('us-east-1');
    expect(names()).not.toContain('eu-south-1');
    context.account.ec2.set('eu-south-1', newEc2State('eu-south-1', context.account));
    expect(names()).toContain('eu-south-1');
  });

  it('shows the others when all are asked for, with their status', () => {
    const { Regions = [] } = describeRegions({ AllRegions: true }, ec2Context());
    expect(Regions).toHaveLength(34);
    expect(Regions.find(({ RegionName }) => RegionName === 'af-south-1')).toEqual({
      RegionName: 'af-south-1',
      Endpoint: 'ec2.af-south-1.amazonaws.com',
      OptInStatus: 'not-opted-in',
    });
  });

  it('keeps to the partition', () => {
    const { Regions } = describeRegions({}, ec2Context('us-gov-west-1', 'aws-us-gov'));
    expect(Regions?.map(({ RegionName }) => RegionName)).toEqual([
      'us-gov-east-1',
      'us-gov-west-1',
    ]);
  });

  it('refuses a region that there is not', () => {
    expect(refusal(() => describeRegions({ RegionNames: ['eu-nowhere-1'] }, ec2Context()))).toBe(
      'InvalidParameterValue: Invalid region provided: [eu-nowhere-1]',
    );
  });
});

describe('DescribeAvailabilityZones', () => {
  it('names zones and their ids', () => {
    const { AvailabilityZones } = describeAvailabilityZones({}, ec2Context('us-west-1'));
    expect(
      AvailabilityZones?.map(({ ZoneName, ZoneId, State }) => [ZoneName, ZoneId, State]),
    ).toEqual([
      ['us-west-1a', 'usw1-az3', 'available'],
      ['us-west-1b', 'usw1-az1', 'available'],
    ]);
  });

  it('filters and refuses', () => {
    const context = ec2Context();
    const Filters = [{ Name: 'zone-id', Values: ['euc1-az1'] }];
    expect(describeAvailabilityZones({ Filters }, context).AvailabilityZones).toMatchObject([
      { ZoneName: 'eu-central-1c' },
    ]);
    expect(
      refusal(() => describeAvailabilityZones({ ZoneNames: ['eu-central-1z'] }, context)),
    ).toBe('InvalidParameterValue: Invalid availability zone: [eu-central-1z]');
  });
});

describe('managed prefix lists', () => {
  it('are those of S3 and DynamoDB, and open nothing to a real host', () => {
    const context = ec2Context();
    const { PrefixLists = [] } = describeManagedPrefixLists({}, context);
    expect(PrefixLists.map(({ PrefixListName, OwnerId }) => [PrefixListName, OwnerId])).toEqual([
      ['com.amazonaws.eu-central-1.s3', 'AWS'],
      ['com.amazonaws.eu-central-1.dynamodb', 'AWS'],
    ]);
    for (const { PrefixListId } of PrefixLists) {
      const { Entries = [] } = getManagedPrefixListEntries({ PrefixListId }, context);
      expect(Entries.length).toBeGreaterThan(0);
      expect(Entries.every(({ Cidr }) => Cidr?.startsWith('192.0.2.'))).toBe(true);
    }
  });

  it('name the list that is not there', () => {
    expect(
      refusal(() =>
        getManagedPrefixListEntries({ PrefixListId: 'pl-0123456789abcdef0' }, ec2Context()),
      ),
    ).toBe(
      "InvalidPrefixListID.NotFound: The prefix list ID 'pl-0123456789abcdef0' does not exist",
    );
  });
});
