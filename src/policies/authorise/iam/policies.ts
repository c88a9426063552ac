import { rowsOf, type Need, type Rows, type Scope, type Tag } from '../row.ts';
import { iamPage, onArn, onNew } from './need.ts';

interface PolicyInput {
  readonly PolicyArn?: string;
}

interface CreatePolicyInput {
  readonly PolicyName?: string;
  readonly Path?: string;
  readonly Tags?: readonly Tag[];
}

export const policyRows: Rows = rowsOf(iamPage, {
  CreatePolicy: (input: CreatePolicyInput, scope) => createPolicy(input, scope),
  CreatePolicyVersion: onPolicy,
  DeletePolicy: onPolicy,
  DeletePolicyVersion: onPolicy,
  GetPolicy: onPolicy,
  GetPolicyVersion: onPolicy,
  ListPolicyVersions: onPolicy,
});

function onPolicy({ PolicyArn }: PolicyInput, scope: Scope): readonly Need[] {
  return [onArn(scope, 'policy', PolicyArn)];
}

/** With tags it asks for iam:TagPolicy too: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_customer-managed-policies.html */
function createPolicy(
  { PolicyName, Path, Tags = [] }: CreatePolicyInput,
  scope: Scope,
): readonly Need[] {
  const made = onNew(scope, 'policy', { path: Path, name: PolicyName }, { tags: Tags });
  return Tags.length === 0 ? [made] : [made, { ...made, action: 'iam:TagPolicy' }];
}
