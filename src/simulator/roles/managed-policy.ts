import {
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  ListPolicyVersionsCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';

import { known, type Deployment } from '../stage.ts';
import { isAwsError } from '../wait.ts';

/** A managed policy holds five versions: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html */
const versionLimit = 5;

/** Makes a customer managed policy, or brings the one that has its name to the document. Returns its ARN. */
export async function ensurePolicy(
  iam: IAMClient,
  deployment: Deployment,
  policy: { readonly name: string; readonly document: string },
  signal: AbortSignal,
): Promise<string> {
  const { ledger, partition, found } = deployment;
  const { name: PolicyName, document: PolicyDocument } = policy;
  try {
    const created = await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument }), {
      abortSignal: signal,
    });
    const PolicyArn = known(created.Policy?.Arn, 'the policy ARN');
    ledger.created({
      ref: { type: 'AWS::IAM::ManagedPolicy', id: PolicyArn, name: PolicyName },
      remove: async (clients, stop) => {
        const client = await clients.get('iam');
        await client.send(new DeletePolicyCommand({ PolicyArn }), { abortSignal: stop });
      },
    });
    return PolicyArn;
  } catch (error) {
    if (!isAwsError(error, 'EntityAlreadyExistsException', 'EntityAlreadyExists')) throw error;
    const account = known(found.accountId, 'the account id');
    const arn = `arn:${partition}:iam::${account}:policy/${PolicyName}`;
    await updatePolicy(iam, deployment, arn, PolicyDocument, signal);
    return arn;
  }
}

/** Compares the default version with the document and makes a new version where they differ. */
async function updatePolicy(
  iam: IAMClient,
  { ledger }: Deployment,
  PolicyArn: string,
  PolicyDocument: string,
  signal: AbortSignal,
): Promise<void> {
  const options = { abortSignal: signal };
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }), options);
  const VersionId = known(Policy?.DefaultVersionId, 'the default version');
  const { PolicyVersion } = await iam.send(
    new GetPolicyVersionCommand({ PolicyArn, VersionId }),
    options,
  );
  if (sameJson(decodeURIComponent(PolicyVersion?.Document ?? ''), PolicyDocument)) return;
  const { Versions = [] } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }), options);
  const oldest = Versions.findLast(({ IsDefaultVersion }) => !IsDefaultVersion);
  if (Versions.length >= versionLimit && oldest?.VersionId) {
    await iam.send(
      new DeletePolicyVersionCommand({ PolicyArn, VersionId: oldest.VersionId }),
      options,
    );
  }
  const made = await iam.send(
    new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, SetAsDefault: true }),
    options,
  );
  ledger.created({
    ref: {
      type: 'AWS::IAM::ManagedPolicyVersion',
      id: `${PolicyArn}|${made.PolicyVersion?.VersionId ?? ''}`,
    },
    keepsBecause:
      'the default version of a policy cannot be deleted, and no documented set holds iam:SetDefaultPolicyVersion',
  });
}

function sameJson(one: string, other: string): boolean {
  try {
    return JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other));
  } catch {
    return false; // a document that is no JSON is certainly not the wanted one
  }
}
