import type {
  AvailabilityZone,
  DescribeAvailabilityZonesRequest,
  DescribeAvailabilityZonesResult,
  DescribeRegionsRequest,
  DescribeRegionsResult,
  Region,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { select, type FilterTable } from './filters.ts';
import { ec2State } from './region-state.ts';
import { regionsOf } from './region-table.ts';

/**
 * Regions of the partition; those that are not enabled only for who asks for all, or for them. A region that needs
 * opting in is enabled when the account holds its state.
 */
export function describeRegions(
  input: DescribeRegionsRequest,
  context: CallContext,
): DescribeRegionsResult {
  const { account } = context;
  ec2State(context);
  const all = regionsOf(account.partition).map(({ name, optIn }) =>
    regionAnswer(name, optIn, account.ec2.has(name)),
  );
  const { RegionNames: names } = input;
  const unknown = names?.find((name) => all.every(({ RegionName }) => RegionName !== name));
  if (unknown !== undefined) {
    throw new AwsError('InvalidParameterValue', `Invalid region provided: [${unknown}]`);
  }
  const wanted = all.filter(
    ({ RegionName, OptInStatus }) =>
      (names?.length ? names.includes(RegionName ?? '') : true) &&
      (input.AllRegions === true || names?.length || OptInStatus !== 'not-opted-in'),
  );
  return { Regions: [...select(wanted, input.Filters, regionFilters)] };
}

const regionFilters: FilterTable<Region> = {
  endpoint: ({ Endpoint }) => Endpoint,
  'opt-in-status': ({ OptInStatus }) => OptInStatus,
  'region-name': ({ RegionName }) => RegionName,
};

export function describeAvailabilityZones(
  input: DescribeAvailabilityZonesRequest,
  context: CallContext,
): DescribeAvailabilityZonesResult {
  const { zones, region } = ec2State(context);
  const { ZoneNames: names = [], ZoneIds: ids = [] } = input;
  const unknown = [...names, ...ids].find((one) =>
    zones.every(({ name, id }) => one !== name && one !== id),
  );
  if (unknown !== undefined) {
    throw new AwsError('InvalidParameterValue', `Invalid availability zone: [${unknown}]`);
  }
  const some = names.length > 0 || ids.length > 0;
  const all: AvailabilityZone[] = zones
    .filter(({ name, id }) => !some || names.includes(name) || ids.includes(id))
    .map(({ name, id }) => ({
      ZoneName: name,
      ZoneId: id,
      RegionName: region,
      State: 'available',
      OptInStatus: 'opt-in-not-required',
      Messages: [],
      ZoneType: 'availability-zone',
      GroupName: `${region}-zg-1`,
      NetworkBorderGroup: region,
    }));
  return { AvailabilityZones: [...select(all, input.Filters, zoneFilters)] };
}

const zoneFilters: FilterTable<AvailabilityZone> = {
  'group-name': ({ GroupName }) => GroupName,
  message: () => [],
  'opt-in-status': ({ OptInStatus }) => OptInStatus,
  'region-name': ({ RegionName }) => RegionName,
  state: ({ State }) => State,
  'zone-id': ({ ZoneId }) => ZoneId,
  'zone-name': ({ ZoneName }) => ZoneName,
  'zone-type': ({ ZoneType }) => ZoneType,
};

function regionAnswer(name: string, optIn: boolean, held: boolean): Region {
  const domain = name.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return {
    RegionName: name,
    Endpoint: `ec2.${name}.${domain}`,
    OptInStatus: optIn ? (held ? 'opted-in' : 'not-opted-in') : 'opt-in-not-required',
  };
}
