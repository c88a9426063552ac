import type {
  CreatePolicyRequest,
  CreatePolicyResponse,
  CreatePolicyVersionRequest,
  CreatePolicyVersionResponse,
  DeletePolicyRequest,
  DeletePolicyVersionRequest,
  GetPolicyResponse,
  GetPolicyVersionRequest,
  GetPolicyVersionResponse,
  ListPoliciesResponse,
  Policy,
  PolicyVersion,
  SetDefaultPolicyVersionRequest,
} from '@aws-sdk/client-iam';

import type { Learners } from '../../learn.ts';
import type { CallContext } from '../../operation.ts';
import { newPolicy } from './policies.ts';
import { decodedDocument, isPolicyText } from './policy-document.ts';
import type { IamPolicy, IamPolicyVersion } from './state.ts';

export const policyLearners = {
  CreatePolicy: (
    { PolicyDocument }: CreatePolicyRequest,
    { Policy: made }: CreatePolicyResponse,
    context: CallContext,
  ) => {
    const policy = learnPolicy(made, context);
    if (policy)
      learnVersion(policy, { VersionId: 'v1', CreateDate: made?.CreateDate }, PolicyDocument);
  },
  GetPolicy: (_: unknown, output: GetPolicyResponse, context: CallContext) => {
    learnPolicy(output.Policy, context);
  },
  ListPolicies: (_: unknown, { Policies = [] }: ListPoliciesResponse, context: CallContext) => {
    for (const policy of Policies) {
      const isOfAws = policy.Arn?.includes(':iam::aws:');
      if (!isOfAws) learnPolicy(policy, context); // all of AWS's would come: 1,500 that nobody asks for
    }
  },
  DeletePolicy: ({ PolicyArn = '' }: DeletePolicyRequest, _: unknown, { account }: CallContext) => {
    account.iam.policies.delete(PolicyArn);
  },
  CreatePolicyVersion: (
    { PolicyArn, PolicyDocument, SetAsDefault }: CreatePolicyVersionRequest,
    { PolicyVersion: made }: CreatePolicyVersionResponse,
    context: CallContext,
  ) => {
    const policy = policyOf(PolicyArn, context);
    if (!policy || !made?.VersionId) return;
    learnVersion(policy, made, PolicyDocument);
    if (SetAsDefault === true) policy.defaultVersion = made.VersionId;
  },
  GetPolicyVersion: (
    { PolicyArn }: GetPolicyVersionRequest,
    { PolicyVersion: version }: GetPolicyVersionResponse,
    context: CallContext,
  ) => {
    const policy = policyOf(PolicyArn, context);
    if (policy && version) learnVersion(policy, version, decodedDocument(version.Document));
  },
  SetDefaultPolicyVersion: (
    { PolicyArn, VersionId }: SetDefaultPolicyVersionRequest,
    _: unknown,
    context: CallContext,
  ) => {
    const policy = policyOf(PolicyArn, context);
    if (policy && VersionId !== undefined) policy.defaultVersion = VersionId;
  },
  DeletePolicyVersion: (
    { PolicyArn, VersionId = '' }: DeletePolicyVersionRequest,
    _: unknown,
    context: CallContext,
  ) => {
    policyOf(PolicyArn, context)?.versions.delete(VersionId);
  },
} satisfies Learners;

/** Takes over what is told of a policy, without its documents. */
function learnPolicy(policy: Policy | undefined, { account }: CallContext): IamPolicy | undefined {
  if (!policy?.Arn || !policy.PolicyName) return undefined;
  const known = account.iam.policies.get(policy.Arn);
  if (known && known.id === policy.PolicyId) {
    known.defaultVersion = policy.DefaultVersionId ?? known.defaultVersion;
    return known;
  }
  const name = policy.PolicyName;
  const made = newPolicy(account, { name, path: policy.Path ?? '/', document: { name, text: '' } });
  const learnt = {
    ...made,
    ...toldOf(policy, made),
    versions: new Map<string, IamPolicyVersion>(),
  };
  account.iam.policies.set(learnt.arn, learnt);
  return learnt;
}

function toldOf(policy: Policy, made: IamPolicy) {
  const arn = policy.Arn ?? made.arn;
  return {
    id: policy.PolicyId ?? made.id,
    arn,
    createDate: policy.CreateDate?.getTime() ?? made.createDate,
    updateDate: policy.UpdateDate?.getTime() ?? made.updateDate,
    ...(policy.Description === undefined ? {} : { description: policy.Description }),
    defaultVersion: policy.DefaultVersionId ?? 'v1',
    newest: numberOf(policy.DefaultVersionId),
    awsManaged: arn.includes(':iam::aws:'),
    tags: new Map((policy.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
  };
}

/** A text that AWS would have refused is not kept: the version then counts as not known. */
function learnVersion(
  policy: IamPolicy,
  { VersionId: id = 'v1', CreateDate }: PolicyVersion,
  text: string | undefined,
): void {
  policy.newest = Math.max(policy.newest, numberOf(id));
  if (text === undefined || !isPolicyText(text)) return;
  if (policy.versions.get(id)?.document.text === text) return; // the same object stays compiled
  const createDate = CreateDate?.getTime() ?? policy.updateDate;
  policy.versions.set(id, { id, document: { name: policy.name, text }, createDate });
}

function policyOf(arn: string | undefined, { account }: CallContext): IamPolicy | undefined {
  return account.iam.policies.get(arn ?? '');
}

function numberOf(version = 'v1'): number {
  return Number.parseInt(version.slice(1), 10) || 1;
}
