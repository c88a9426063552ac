import type { AuthorisationRequest } from '../evaluate/decision.ts';
import { parseArn } from '../evaluate/match/arn.ts';

/** A policy that bears on the request for certain and was not given. */
export interface UntoldPolicy {
  readonly layer: 'trust' | 'resource';
  readonly why: string;
}

/**
 * The policy of what is asked for, where every such resource has one which must itself allow and none was given:
 * without it nobody can say "allowed". True of the trust policy of a role and the policy of a KMS key. Sources:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html,
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
 */
export function untoldPolicy(
  layers: { readonly trust?: unknown; readonly resource?: unknown },
  { action, resource }: Pick<AuthorisationRequest, 'action' | 'resource'>,
): UntoldPolicy | undefined {
  if (layers.resource !== undefined) return undefined;
  const arn = parseArn(resource);
  const isRole = arn?.service === 'iam' && arn.resource.startsWith('role/');
  if (/^sts:assumerole/i.test(action) || (/^sts:/i.test(action) && isRole)) {
    const why = 'The trust policy of the role is not given, and it must allow the caller too.';
    return layers.trust === undefined ? { layer: 'trust', why } : undefined;
  }
  const isKey = arn?.service === 'kms' && arn.resource.startsWith('key/');
  return /^kms:/i.test(action) && isKey
    ? {
        layer: 'resource',
        why: 'The policy of the key is not given, and it must allow the caller too.',
      }
    : undefined;
}
