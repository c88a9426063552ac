import { rowsOf, type Need, type Rows, type Scope } from '../row.ts';
import { iamPage, onAnything, onArn, onNamed, type IamType } from './need.ts';

interface UserInput {
  readonly UserName?: string;
}

interface UserPolicyInput extends UserInput {
  readonly PolicyArn?: string;
}

interface GroupInput {
  readonly GroupName?: string;
}

interface SourceInput {
  readonly PolicySourceArn?: string;
}

/** Users, groups, the account, and the simulation of policies. */
export const identityRows: Rows = rowsOf(iamPage, {
  GetAccountSummary: (_input: object, scope) => [onAnything(scope)],
  GetUser: onUser,
  GetUserPolicy: onUser,
  ListAttachedUserPolicies: onUser,
  ListGroupsForUser: onUser,
  ListUserPolicies: onUser,
  AttachUserPolicy: ({ UserName, PolicyArn }: UserPolicyInput, scope) => [
    onNamed(scope, 'user', UserName, { keys: { 'iam:PolicyARN': PolicyArn } }),
  ],
  GetGroupPolicy: onGroup,
  ListAttachedGroupPolicies: onGroup,
  ListGroupPolicies: onGroup,
  GetContextKeysForPrincipalPolicy: onSource,
  SimulatePrincipalPolicy: onSource,
});

/** Without a name the call is about the user whose keys sign it: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html */
function onUser({ UserName }: UserInput, scope: Scope): readonly Need[] {
  const { principal } = scope.view;
  return UserName === undefined && principal.kind === 'aws'
    ? [onArn(scope, 'user', principal.arn)]
    : [onNamed(scope, 'user', UserName)];
}

/** The path of a group is not known; it is taken to have none. */
function onGroup({ GroupName }: GroupInput, scope: Scope): readonly Need[] {
  return [onNamed(scope, 'group', GroupName)];
}

/** The identity whose policies are simulated is the resource. */
function onSource({ PolicySourceArn }: SourceInput, scope: Scope): readonly Need[] {
  return [onArn(scope, typeOf(PolicySourceArn ?? ''), PolicySourceArn)];
}

function typeOf(arn: string): IamType {
  const kind = arn.split(':')[5]?.split('/')[0];
  return kind === 'group' || kind === 'role' ? kind : 'user';
}
