import type { AssumeRoleRequest, AssumeRoleResponse } from '@aws-sdk/client-sts';

import { authorise } from '../../../../policies/authorise/authorise.ts';
import type { AccountView } from '../../../../policies/authorise/call.ts';
import { decide } from '../../../../policies/evaluate/decide.ts';
import type { AccountState } from '../../account.ts';
import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { holderOf } from '../iam/held-policies.ts';
import { sizeOf } from '../iam/limits.ts';
import { isPolicyText, policyOfText } from '../iam/policy-document.ts';
import { layersOf, unreadOf } from '../iam/principal-layers.ts';
import type { IamRole } from '../iam/state.ts';
import { requireAssumeRoleInput } from './assume-role-input.ts';
import { callerOf, type Caller } from './caller.ts';
import { newSession } from './new-session.ts';
import { sessionPolicies } from './session-policies.ts';

/**
 * Temporary credentials of a role, if its trust policy, and where that leaves it to the account the caller's own
 * policies, allow it. A role that does not exist is answered like one that may not be assumed, as AWS does it.
 * Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function assumeRole(input: AssumeRoleRequest, context: CallContext): AssumeRoleResponse {
  const { account } = context;
  const { roleArn, sessionName } = requireAssumeRoleInput(input);
  const caller = callerOf(context);
  const holder = holderOf(account, roleArn);
  const role = holder?.kind === 'role' ? holder.entity : undefined;
  if (!role) throw notAuthorised(caller, 'sts:AssumeRole', roleArn);
  requireAllowed(input, role, caller, context);
  const seconds = durationOf(input.DurationSeconds, role, caller);
  const policies = sessionPolicies(account, input);
  const { id, partition } = account;
  const arn = `arn:${partition}:sts::${id}:assumed-role/${role.name}/${sessionName}`;
  const userId = `${role.id}:${sessionName}`;
  const Credentials = newSession(account, seconds, {
    arn,
    principalArn: role.arn,
    userId,
    ...(policies ? { policies } : {}),
  });
  return {
    Credentials,
    AssumedRoleUser: { AssumedRoleId: userId, Arn: arn },
    ...(policies ? { PackedPolicySize: packedSize(input.Policy) } : {}),
    ...(input.SourceIdentity === undefined ? {} : { SourceIdentity: input.SourceIdentity }),
  };
}

/**
 * Every action that the call is made of must be allowed: sts:AssumeRole, and for tags and a source identity their own.
 * What cannot be decided is refused, with the reason in the message.
 */
function requireAllowed(
  input: AssumeRoleRequest,
  role: IamRole,
  caller: Caller,
  context: CallContext,
): void {
  const { account, accessKeyId, region } = context;
  const call = { service: 'sts', region, operation: 'AssumeRole', input } as const;
  const trust = isPolicyText(role.trust)
    ? policyOfText(role, `trust policy of ${role.name}`, role.trust, role.trustFile)
    : undefined;
  const unread = unreadOf(account, caller.arn);
  const layers = layersOf(account, caller.arn, accessKeyId);
  for (const request of authorise(call, viewOf(account, caller)) ?? []) {
    if (!trust)
      throw notAuthorised(caller, request.action, role.arn, 'its trust policy is no policy');
    const decision = decide({ ...layers, trust }, request);
    if (decision.effect === 'undecided') {
      throw notAuthorised(caller, request.action, role.arn, decision.reason);
    }
    if (decision.effect !== 'allowed') throw notAuthorised(caller, request.action, role.arn);
    if (unread.length > 0) {
      throw notAuthorised(caller, request.action, role.arn, `not known: ${unread.join(', ')}`);
    }
  }
}

/** As much of the account as the requests of AssumeRole hang on. */
function viewOf({ id, partition, iam }: AccountState, caller: Caller): AccountView {
  return {
    accountId: id,
    partition,
    principal: { kind: 'aws', arn: caller.arn },
    rolesOfInstanceProfile: () => undefined,
    pathOf: (kind, name) => (kind === 'role' ? iam.roles.get(name)?.path : undefined),
    tagsOf: (arn) => {
      const name = arn.slice(arn.lastIndexOf('/') + 1);
      return (arn.includes(':role/') ? iam.roles : iam.users).get(name)?.tags;
    },
    longTermKeys: caller.kind === 'user',
  };
}

function notAuthorised(caller: Caller, action: string, role: string, why?: string): AwsError {
  const told = `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${role}`;
  return new AwsError('AccessDenied', why === undefined ? told : `${told} (${why})`, 403);
}

/**
 * Seconds a session lasts: an hour, or what is asked for up to the role's limit; a role that assumes another gets an hour
 * at most. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining
 */
function durationOf(wanted: number | undefined, role: IamRole, caller: Caller): number {
  const seconds = wanted ?? 3600;
  if (seconds > role.maxSessionDuration) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  const isChained = caller.kind === 'session' && caller.arn !== caller.session.principalArn;
  if (isChained && seconds > 3600) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  }
  return seconds;
}

/** Per cent of the 2,048 characters that a session policy may have; AWS packs it in a form of its own. */
function packedSize(policy: string | undefined): number {
  return Math.ceil((sizeOf(policy ?? '') / 2048) * 100);
}
