import { describe, expect, it } from 'vitest';

import { describeInternetGateways } from '../../../../src/simulator/cloud/services/ec2/internet-gateways.ts';
import { ec2State } from '../../../../src/simulator/cloud/services/ec2/region-state.ts';
import { describeRouteTables } from '../../../../src/simulator/cloud/services/ec2/route-tables.ts';
import { describeSecurityGroups } from '../../../../src/simulator/cloud/services/ec2/security-groups.ts';
import { forgetDefaults, newEc2State } from '../../../../src/simulator/cloud/services/ec2/state.ts';
import { describeSubnets } from '../../../../src/simulator/cloud/services/ec2/subnets.ts';
import { ec2Usage } from '../../../../src/simulator/cloud/services/ec2/usage.ts';
import { describeVpcs } from '../../../../src/simulator/cloud/services/ec2/vpcs.ts';
import { ec2Context, refusal } from '../../../fixtures/cloud/ec2-context.ts';

const account = { id: '111122223333', partition: 'aws' };

describe('a new region', () => {
  it('holds a default VPC with a public /20 subnet for each zone', () => {
    const context = ec2Context();
    const [vpc] = describeVpcs({}, context).Vpcs ?? [];
    expect(vpc).toMatchObject({ CidrBlock: '172.31.0.0/16', IsDefault: true, State: 'available' });
    const subnets = describeSubnets({}, context).Subnets ?? [];
    expect(subnets.map((one) => [one.AvailabilityZone, one.CidrBlock])).toEqual([
      ['eu-central-1a', '172.31.0.0/20'],
      ['eu-central-1b', '172.31.16.0/20'],
      ['eu-central-1c', '172.31.32.0/20'],
    ]);
    expect(subnets.every((one) => one.MapPublicIpOnLaunch && one.DefaultForAz)).toBe(true);
    expect(subnets[0]).toMatchObject({
      VpcId: vpc?.VpcId,
      AvailabilityZoneId: 'euc1-az2',
      AvailableIpAddressCount: 4091,
    });
  });

  it('leads its default VPC to the internet through the main route table', () => {
    const context = ec2Context();
    const [gateway] = describeInternetGateways({}, context).InternetGateways ?? [];
    const [table] = describeRouteTables({}, context).RouteTables ?? [];
    expect(table?.Associations).toMatchObject([{ Main: true }]);
    expect(table?.Routes).toEqual([
      {
        DestinationCidrBlock: '172.31.0.0/16',
        GatewayId: 'local',
        Origin: 'CreateRouteTable',
        State: 'active',
      },
      {
        DestinationCidrBlock: '0.0.0.0/0',
        GatewayId: gateway?.InternetGatewayId,
        Origin: 'CreateRoute',
        State: 'active',
      },
    ]);
  });

  it('has a default security group that lets its members talk and everything out', () => {
    const context = ec2Context();
    const [group] = describeSecurityGroups({}, context).SecurityGroups ?? [];
    expect(group).toMatchObject({
      GroupName: 'default',
      Description: 'default VPC security group',
    });
    expect(group?.IpPermissions).toMatchObject([
      { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: group?.GroupId, UserId: '111122223333' }] },
    ]);
    expect(group?.IpPermissionsEgress).toMatchObject([
      { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
    ]);
  });

  it('is the same each time, and another in another region', () => {
    expect(newEc2State('eu-west-1', account)).toEqual(newEc2State('eu-west-1', account));
    const [here] = newEc2State('eu-west-1', account).vpcs.keys();
    const [there] = newEc2State('eu-west-2', account).vpcs.keys();
    expect(here).toMatch(/^vpc-0[0-9a-f]{16}$/);
    expect(here).not.toBe(there);
  });

  it('counts nothing once its defaults are forgotten', () => {
    const state = newEc2State('eu-west-1', account);
    forgetDefaults(state);
    const { subnetsOfVpc: _subnets, ...counts } = ec2Usage(state);
    expect(counts).toEqual({
      vpcs: 0,
      internetGateways: 0,
      elasticIps: 0,
      securityGroups: 0,
      standardVcpus: 0,
    });
    expect(state.subnets.size + state.routeTables.size).toBe(0);
    expect(state.images.size).toBeGreaterThan(0);
  });
});

describe('a region that an account has to enable', () => {
  it('refuses credentials until the account holds it', () => {
    const context = ec2Context('eu-south-1');
    expect(refusal(() => describeVpcs({}, context))).toBe(
      'AuthFailure: AWS was not able to validate the provided access credentials',
    );
    context.account.ec2.set('eu-south-1', newEc2State('eu-south-1', context.account));
    expect(ec2State(context).vpcs.size).toBe(1);
  });
});
