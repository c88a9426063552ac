import type { AuthorisationRequest, Principal } from '../../policies/evaluate/decision.ts';
import type { Known } from '../../vocabulary/facts.ts';
import type { Judgement } from '../check.ts';
import type { ActionEvidence } from './evidence.ts';
import { judgeAction } from './judge-action.ts';
import type { LocalJudge } from './local.ts';

/**
 * Judges a use of the key that encrypts volumes by default. Which key that is, no fact says: a policy that allows some
 * keys only may or may not allow this one.
 */
export function keyEvidence(
  action: string,
  region: string,
  principal: Principal,
  { judge, identityResources }: LocalJudge,
): ActionEvidence {
  const onAny = judge([keyRequest(action, '*', region, principal)]);
  if (onAny.verdict !== 'denied' || onAny.explicit) return onAny;
  const allowed = identityResources('kms').find(
    (key) => judge([keyRequest(action, key, region, principal)]).verdict === 'allowed',
  );
  if (allowed === undefined) return onAny;
  const reason = `it is allowed on ${allowed}, and which key encrypts volumes by default is not read`;
  return { kind: onAny.kind, verdict: 'undecided', reason };
}

/**
 * Needed only where the region encrypts EBS volumes by default.
 * Source: https://helpcenter.veeam.com/docs/vbaws/guide/req_permissions.html
 */
export function judgeEncryption(
  action: string,
  encrypted: Known<boolean>,
  sources: readonly ActionEvidence[],
): Judgement {
  const judged = judgeAction({ action, weight: 'required', stages: ['deploy-instance'] }, sources);
  if ('value' in encrypted) return encrypted.value ? judged : notNeeded(judged);
  if (judged.status === 'pass') return judged;
  const needs = encrypted.needs?.join(', ');
  const why = `Needed if EBS volumes are encrypted by default, which could not be read: ${encrypted.unknown}`;
  return {
    ...judged,
    status: 'unknown',
    message: `${why} ${judged.message}`,
    ...(needs && { remedy: { text: `Allow ${needs}, or ${action} right away.` } }),
  };
}

function notNeeded({ subject, title }: Judgement): Judgement {
  return {
    ...(subject !== undefined && { subject }),
    title,
    status: 'skipped',
    severity: 'info',
    message: 'Not needed: EBS volumes of the region are not encrypted by default.',
    evidence: [],
  };
}

/** EBS uses keys through EC2: https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service */
function keyRequest(
  action: string,
  resource: string,
  region: string,
  principal: Principal,
): AuthorisationRequest {
  const context = new Map([
    ['aws:requestedregion', [region]],
    ['kms:viaservice', [`ec2.${region}.amazonaws.com`]],
  ]);
  return { principal, action, resource, context, complete: false };
}
