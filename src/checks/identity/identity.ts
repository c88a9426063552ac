import type { IdentityFacts } from '../../vocabulary/facts.ts';
import { defineCheck, type Judgement } from '../check.ts';

/** Who calls, and whether the product could be given these credentials. */
export const identity = defineCheck({
  id: 'check/identity',
  category: 'identity',
  title: 'Identity',
  needs: ['identity'],
  expected: () => 2,
  *run({ identity: caller, accountId }) {
    yield whoCalls(caller, accountId);
    yield policyHolder(caller);
  },
});

/**
 * The product's wizard takes access keys of an IAM user, nothing else.
 * Source: https://helpcenter.veeam.com/docs/vbaws/guide/deploy_appliance_account.html
 */
function whoCalls(caller: IdentityFacts, accountId: string): Judgement {
  const common = {
    subject: 'caller',
    title: 'The caller is an IAM user, as the product wants',
    evidence: [{ kind: 'probe', detail: `sts:GetCallerIdentity: ${caller.arn}` }],
  } as const;
  if (caller.kind === 'user') {
    return {
      ...common,
      status: 'pass',
      severity: 'warning',
      message: `IAM user ${caller.name} of account ${accountId}.`,
    };
  }
  return {
    ...common,
    status: 'warn',
    severity: 'warning',
    message: `${callers[caller.kind](caller)} The wizard takes access keys of an IAM user.`,
    remedy: {
      text: 'Run check with the keys that the wizard will get, or name the policies of that user with --policies.',
    },
  };
}

const callers: Readonly<
  Record<Exclude<IdentityFacts['kind'], 'user'>, (caller: IdentityFacts) => string>
> = {
  role: ({ name }) =>
    name.startsWith(ssoPrefix)
      ? `A session of IAM Identity Center, permission set ${permissionSetOf(name)}.`
      : `A session of role ${name}.`,
  root: () => 'The root user of the account.',
  federated: ({ name }) => `Federated user ${name}.`,
};

/** Roles that IAM Identity Center makes: https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html */
const ssoPrefix = 'AWSReservedSSO_';

function permissionSetOf(roleName: string): string {
  const end = roleName.lastIndexOf('_');
  return end > ssoPrefix.length ? roleName.slice(ssoPrefix.length, end) : roleName;
}

/** What the permissions below are those of. */
function policyHolder(caller: IdentityFacts): Judgement {
  const common = {
    subject: 'policies',
    title: 'It is known whose policies are judged',
    severity: 'warning',
  } as const;
  const { policies, policyArn } = caller;
  const given = 'value' in policies ? policies.value.filter(({ kind }) => kind === 'given') : [];
  if (given.length > 0) {
    const names = given.map(({ name }) => name).join(', ');
    return {
      ...common,
      status: 'pass',
      message: `Policies that were given: ${names}.`,
      evidence: [],
    };
  }
  if ('value' in policyArn) {
    return {
      ...common,
      status: 'pass',
      message: `The policies of ${policyArn.value}.`,
      evidence: [],
    };
  }
  return {
    ...common,
    status: 'unknown',
    message: `The policies of ${caller.name} could not be found: ${policyArn.unknown}`,
    evidence: [],
    remedy: { text: wouldKnow(policyArn.needs) },
  };
}

function wouldKnow(needs: readonly string[] | undefined): string {
  return needs && needs.length > 0
    ? `Allow ${needs.join(', ')}, or name the policies of the deploying identity with --policies.`
    : 'Name the policies of the deploying identity with --policies.';
}
