import { iamArn } from '../arn.ts';
import type { Scope } from '../row.ts';

/** An instance profile as EC2's inputs name it. */
export interface ProfileRef {
  readonly Arn?: string;
  readonly Name?: string;
}

/** ARN of a profile; undefined where its path is not known. */
export function profileArn(scope: Scope, { Arn, Name }: ProfileRef = {}): string | undefined {
  if (Arn !== undefined || Name === undefined) return Arn;
  const path = scope.view.pathOf('instance-profile', Name);
  return path === undefined ? undefined : iamArn(scope, 'instance-profile', path, Name);
}

/**
 * ARNs of the roles that a call passes to EC2 with a profile. A profile that nobody knows has a role that nobody knows:
 * `role/*` then stands for it.
 */
export function rolesOf(scope: Scope, profile: ProfileRef | undefined): readonly string[] {
  const name = profile?.Arn ?? profile?.Name;
  if (name === undefined) return [];
  return scope.view.rolesOfInstanceProfile(name) ?? [iamArn(scope, 'role', '/', '*')];
}
