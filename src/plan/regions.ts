import { UserError } from '../vocabulary/errors.ts';
import { nearest } from './nearest.ts';
import { quote } from './quote.ts';

/** A region of AWS. `optIn`: an account must enable it before it can use it. */
export interface Region {
  readonly name: string;
  readonly partition: 'aws' | 'aws-us-gov' | 'aws-cn' | 'aws-eusc';
  readonly optIn: boolean;
}

/**
 * Regions by partition, read 2026-11-25 from the partition data of the AWS SDK for JavaScript (@aws-sdk/core 3.981.1;
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html has them in words).
 * Opt-in are those launched after 2019-03-20:
 * https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
 */
const names = {
  default:
    'us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 sa-east-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 ' +
    'eu-west-3 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2',
  optIn:
    'af-south-1 ap-east-1 ap-east-2 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ' +
    'ap-southeast-7 ca-west-1 eu-central-2 eu-south-1 eu-south-2 il-central-1 me-central-1 me-south-1 me-west-1 ' +
    'mx-central-1 sa-west-1',
  gov: 'us-gov-east-1 us-gov-west-1',
  china: 'cn-north-1 cn-northwest-1',
  sovereign: 'eusc-de-east-1',
} as const;

export const regions: readonly Region[] = [
  ...listed(names.default, 'aws', false),
  ...listed(names.optIn, 'aws', true),
  ...listed(names.gov, 'aws-us-gov', false),
  ...listed(names.china, 'aws-cn', false),
  ...listed(names.sovereign, 'aws-eusc', false),
];

/**
 * Regions that an appliance can be deployed to: the product's wizard knows Global and GovCloud (US).
 * Source: https://helpcenter.veeam.com/docs/vbaws/guide/limitations.html
 */
export const deployableRegions: readonly Region[] = regions.filter(
  ({ partition }) => partition === 'aws' || partition === 'aws-us-gov',
);

/** The region of that name; UserError where there is none, or none that the product is deployed to. */
export function regionNamed(name: string): Region {
  const region = regions.find((known) => known.name === name);
  if (region === undefined) {
    const alike = nearest(
      name,
      deployableRegions.map((known) => known.name),
    );
    throw new UserError(
      `${quote(name)} is no region of AWS`,
      alike.length > 0
        ? `Did you mean ${alike.join(' or ')}?`
        : 'Give the code of a region, such as eu-central-1.',
    );
  }
  if (!deployableRegions.includes(region)) {
    throw new UserError(
      `Veeam Backup for AWS cannot be deployed to ${name} (partition ${region.partition})`,
      'Choose a region of AWS or of AWS GovCloud (US).',
    );
  }
  return region;
}

function listed(text: string, partition: Region['partition'], optIn: boolean): readonly Region[] {
  return text.split(' ').map((name) => ({ name, partition, optIn }));
}
