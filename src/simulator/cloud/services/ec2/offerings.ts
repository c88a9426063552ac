import type {
  DescribeInstanceTypeOfferingsRequest,
  DescribeInstanceTypeOfferingsResult,
  InstanceTypeOffering,
  LocationType,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { invalidValue } from './errors.ts';
import { select, type FilterTable } from './filters.ts';
import { sdkType, types } from './instance-type-table.ts';
import { notInRegion, notInZone } from './offerings-table.ts';
import { pageOf } from './pages.ts';
import { ec2State } from './region-state.ts';
import type { Zone } from './region-table.ts';
import type { Ec2State } from './state.ts';

export function describeInstanceTypeOfferings(
  input: DescribeInstanceTypeOfferingsRequest,
  context: CallContext,
): DescribeInstanceTypeOfferingsResult {
  const state = ec2State(context);
  const places = placesOf(input.LocationType ?? 'region', state);
  const all = [...types.keys()].flatMap((name) =>
    places.filter(({ offers }) => offers(name)).map((place) => offering(name, place)),
  );
  const found = select(all, input.Filters, offeringFilters);
  const { items, NextToken } = pageOf(found, input, { min: 5, max: 1000 });
  return { InstanceTypeOfferings: [...items], NextToken };
}

const offeringFilters: FilterTable<InstanceTypeOffering> = {
  'instance-type': ({ InstanceType }) => InstanceType,
  location: ({ Location }) => Location,
};

/** Whether a known type is offered in a region, or in one of its zones. */
export function isOffered(type: string, region: string, zone?: Zone): boolean {
  const family = type.slice(0, type.indexOf('.'));
  const lacks = (list: string | undefined) => list?.split(' ').includes(family) === true;
  return !lacks(notInRegion[region]) && !(zone && lacks(notInZone[zone.id]));
}

/** Throws AWS's error for a type that the zone does not offer; it names the zones that do. */
export function requireOffered(type: string, zone: Zone, { region, zones }: Ec2State): void {
  if (isOffered(type, region, zone)) return;
  const others = zones.filter((other) => isOffered(type, region, other)).map(({ name }) => name);
  const mend =
    others.length > 0
      ? ` Please retry your request by not specifying an Availability Zone or choosing ${others.join(', ')}.`
      : '';
  throw new AwsError(
    'Unsupported',
    `Your requested instance type (${type}) is not supported in your requested Availability Zone (${zone.name}).${mend}`,
  );
}

interface Place {
  readonly location: string;
  readonly type: LocationType;
  readonly offers: (name: string) => boolean;
}

function placesOf(type: LocationType, { region, zones }: Ec2State): readonly Place[] {
  switch (type) {
    case 'region':
      return [{ location: region, type, offers: (name) => isOffered(name, region) }];
    case 'availability-zone':
    case 'availability-zone-id':
      return zones.map((zone) => ({
        location: type === 'availability-zone' ? zone.name : zone.id,
        type,
        offers: (name) => isOffered(name, region, zone),
      }));
    case 'outpost':
      return [];
    default:
      throw invalidValue(
        type,
        'locationType',
        'Valid values: region, availability-zone, availability-zone-id, outpost.',
      );
  }
}

function offering(name: string, { location, type }: Place): InstanceTypeOffering {
  return {
    InstanceType: sdkType(name),
    LocationType: type,
    Location: location,
  };
}
