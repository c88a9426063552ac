import type { CallContext } from '../../operation.ts';

/** ARN of one of the account's resources: `arn:aws:ec2:eu-central-1:111122223333:subnet/subnet-0…`. */
export function arnOf({ account, region }: CallContext, type: string, id: string): string {
  return `arn:${account.partition}:ec2:${region}:${account.id}:${type}/${id}`;
}
