import type { Scope } from './row.ts';

/** ARN of a resource of the call's region and account: `vpc/vpc-1`. */
export function regionalArn({ call, view }: Scope, service: string, resource: string): string {
  return `arn:${view.partition}:${service}:${call.region}:${view.accountId}:${resource}`;
}

/** ARN of a resource of the region that belongs to nobody's account, or to AWS: images, public parameters. */
export function unownedArn({ call, view }: Scope, service: string, resource: string): string {
  return `arn:${view.partition}:${service}:${call.region}::${resource}`;
}

/** ARN of an IAM entity; `path` begins and ends with a slash. */
export function iamArn({ view }: Scope, kind: string, path: string, name: string): string {
  return `arn:${view.partition}:iam::${view.accountId}:${kind}${path}${name}`;
}

/** Buckets and objects have neither region nor account: `bucket` or `bucket/key`. */
export function s3Arn({ view }: Scope, resource: string): string {
  return `arn:${view.partition}:s3:::${resource}`;
}

/** Account field of an ARN: 12 digits, `aws`, or empty. */
export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}
