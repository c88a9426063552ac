import type { Question } from './question.ts';

/**
 * Whether AWS answers whoever has signed in, whatever policies say: sts:GetCallerIdentity alone, of which "permissions
 * are not required because the same information is returned when access is denied", and which a Deny does not stop.
 * Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export function needsNoPermission({ action, caller }: Question): boolean {
  return action === 'sts:getcalleridentity' && caller.kind !== 'anonymous';
}
