import { malformedPolicy } from './errors.ts';

/**
 * Refuses what IAM does not take for a resource, in its words.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html and AWS's recorded
 * answers (see identity-document.ts).
 */
export function requireResourceFormat(resource: string): void {
  if (resource === '*') return;
  const [scheme, partition = '', ...rest] = resource.split(':');
  if (scheme !== 'arn') {
    throw malformedPolicy(`Resource ${resource} must be in ARN format or "*".`);
  }
  if (!partitions.has(partition)) throw malformedPolicy(foreignPartition(resource));
  requireRest(resource, rest);
}

function requireRest(
  resource: string,
  [vendor = '', region, account, ...path]: readonly string[],
): void {
  if (vendor === '') throw malformedPolicy(noVendor);
  if (region === undefined || account === undefined || path.length === 0) {
    requireShortForm(resource);
    return;
  }
  if (/[*?]/.test(vendor)) throw malformedPolicy(noVendor);
  if (vendor === 'iam') requireIamResource(resource, region, path.join(':'));
  if (vendor === 's3') requireS3Resource(resource, region, account);
}

const noVendor = 'Resource vendor must be fully qualified and cannot contain regexes.';

/** A pattern such as `arn:aws:s3*` is stored; it matches little. */
function requireShortForm(resource: string): void {
  if (resource.includes('::')) throw malformedPolicy('The policy failed legacy parsing');
}

/** Buckets have neither region nor account in their ARNs; access points and jobs have both. */
function requireS3Resource(resource: string, region: string, account: string): void {
  if (region !== '' && account === '') {
    throw malformedPolicy(`Resource ${resource} can not contain region information.`);
  }
}

/** `*` stands for any. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
const partitions: ReadonlySet<string> = new Set([
  '*',
  'aws',
  'aws-cn',
  'aws-us-gov',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
  'aws-eusc',
]);

/** AWS prints the ARN with `*` for what is missing. */
function foreignPartition(resource: string): string {
  const [, partition = '', ...given] = resource.split(':');
  const four = [0, 1, 2].map((index) => given[index] ?? '*');
  const shown = ['arn', partition, ...four, given.slice(3).join(':') || '*'].join(':');
  return `Partition "${partition}" is not valid for resource "${shown}".`;
}

const iamPaths = [
  'user/',
  'federated-user/',
  'role/',
  'group/',
  'instance-profile/',
  'mfa/',
  'server-certificate/',
  'policy/',
  'sms-mfa/',
  'saml-provider/',
  'oidc-provider/',
  'report/',
  'access-report/',
];

function requireIamResource(resource: string, region: string, path: string): void {
  if (region !== '') {
    throw malformedPolicy(`IAM resource ${resource} cannot contain region information.`);
  }
  if (path === '*' || path === 'root' || iamPaths.some((start) => path.startsWith(start))) return;
  throw malformedPolicy(
    `IAM resource path must either be "*", root, or start with ${iamPaths.join(', ')}.`,
  );
}
