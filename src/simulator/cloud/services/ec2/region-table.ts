export interface Zone {
  /** `eu-central-1a`. */
  readonly name: string;
  /** `euc1-az2`: the same place in every account. */
  readonly id: string;
}

/** A region by the name of its zone ids, its zones as letter and number, and whether an account must opt in. */
type Row = readonly [region: string, zoneIds: string, zones: string, optIn?: 'opt-in'];

/**
 * Which letter stands for which zone differs between accounts that are old enough; one real mapping is taken.
 * Sources: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html,
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html; read 2026-11-25.
 */
const rows: readonly Row[] = [
  ['us-east-1', 'use1', 'a6 b1 c2 d4 e3 f5'],
  ['us-east-2', 'use2', 'a1 b2 c3'],
  ['us-west-1', 'usw1', 'a3 b1'],
  ['us-west-2', 'usw2', 'a2 b1 c3 d4'],
  ['af-south-1', 'afs1', 'a1 b2 c3', 'opt-in'],
  ['ap-east-1', 'ape1', 'a1 b2 c3', 'opt-in'],
  ['ap-east-2', 'ape2', 'a1 b2 c3', 'opt-in'],
  ['ap-northeast-1', 'apne1', 'a4 c1 d2'],
  ['ap-northeast-2', 'apne2', 'a1 b2 c3 d4'],
  ['ap-northeast-3', 'apne3', 'a3 b1 c2'],
  ['ap-south-1', 'aps1', 'a1 b3 c2'],
  ['ap-south-2', 'aps2', 'a1 b2 c3', 'opt-in'],
  ['ap-southeast-1', 'apse1', 'a1 b2 c3'],
  ['ap-southeast-2', 'apse2', 'a1 b3 c2'],
  ['ap-southeast-3', 'apse3', 'a1 b2 c3', 'opt-in'],
  ['ap-southeast-4', 'apse4', 'a1 b2 c3', 'opt-in'],
  ['ap-southeast-5', 'apse5', 'a1 b2 c3', 'opt-in'],
  ['ap-southeast-6', 'apse6', 'a1 b2 c3', 'opt-in'],
  ['ap-southeast-7', 'apse7', 'a1 b2 c3', 'opt-in'],
  ['ca-central-1', 'cac1', 'a1 b2 d4'],
  ['ca-west-1', 'caw1', 'a1 b2 c3', 'opt-in'],
  ['eu-central-1', 'euc1', 'a2 b3 c1'],
  ['eu-central-2', 'euc2', 'a1 b2 c3', 'opt-in'],
  ['eu-north-1', 'eun1', 'a1 b2 c3'],
  ['eu-south-1', 'eus1', 'a1 b2 c3', 'opt-in'],
  ['eu-south-2', 'eus2', 'a1 b2 c3', 'opt-in'],
  ['eu-west-1', 'euw1', 'a3 b1 c2'],
  ['eu-west-2', 'euw2', 'a2 b3 c1'],
  ['eu-west-3', 'euw3', 'a1 b2 c3'],
  ['il-central-1', 'ilc1', 'a1 b2 c3', 'opt-in'],
  ['me-central-1', 'mec1', 'a1 b2 c3', 'opt-in'],
  ['me-south-1', 'mes1', 'a1 b2 c3', 'opt-in'],
  ['mx-central-1', 'mxc1', 'a1 b2 c3', 'opt-in'],
  ['sa-east-1', 'sae1', 'a1 b2 c3'],
  ['us-gov-east-1', 'usge1', 'a1 b2 c3'],
  ['us-gov-west-1', 'usgw1', 'a1 b2 c3'],
  ['cn-north-1', 'cnn1', 'a1 b2 d4'],
  ['cn-northwest-1', 'cnnw1', 'a1 b2 c3'],
];

/** Regions of a partition, in the order of the table. */
export function regionsOf(partition: string): readonly { name: string; optIn: boolean }[] {
  return rows
    .filter(([region]) => partitionOf(region) === partition)
    .map(([name, , , optIn]) => ({ name, optIn: optIn !== undefined }));
}

/** True for a region that an account has to enable first. */
export function needsOptIn(region: string): boolean {
  return rows.some(([name, , , optIn]) => name === region && optIn !== undefined);
}

/** Zones of a region, by name; a region newer than the table is taken to have three. */
export function zonesOf(region: string): readonly Zone[] {
  const [, zoneIds, zones] = rows.find(([name]) => name === region) ?? [region, region, 'a1 b2 c3'];
  return zones
    .split(' ')
    .map((zone) => ({ name: region + zone.charAt(0), id: `${zoneIds}-az${zone.slice(1)}` }));
}

function partitionOf(region: string): string {
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('cn-') ? 'aws-cn' : 'aws';
}
