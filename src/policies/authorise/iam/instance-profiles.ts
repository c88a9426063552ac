import { rowsOf, type Need, type Rows, type Scope, type Tag } from '../row.ts';
import { entityArn, iamPage, onAnything, onNamed, onNew } from './need.ts';
import { passRole } from './pass-role.ts';

interface ProfileInput {
  readonly InstanceProfileName?: string;
}

interface MembershipInput extends ProfileInput {
  readonly RoleName?: string;
}

interface CreateProfileInput extends ProfileInput {
  readonly Path?: string;
  readonly Tags?: readonly Tag[];
}

export const instanceProfileRows: Rows = rowsOf(iamPage, {
  CreateInstanceProfile: (input: CreateProfileInput, scope) => createProfile(input, scope),
  AddRoleToInstanceProfile: {
    needs: ({ InstanceProfileName, RoleName }: MembershipInput, scope) => [
      onNamed(scope, 'instance-profile', InstanceProfileName),
      passRole(scope, entityArn(scope, 'role', RoleName), {
        service: 'ec2',
        associatedResource: `arn:${scope.view.partition}:ec2:*:${scope.view.accountId}:instance/*`,
      }),
    ],
    // "The caller of this operation must be granted the PassRole permission on the IAM role"
    also: ['https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html'],
  },
  RemoveRoleFromInstanceProfile: onProfile,
  DeleteInstanceProfile: onProfile,
  GetInstanceProfile: onProfile,
  ListInstanceProfiles: (_input: object, scope) => [onAnything(scope)],
});

function onProfile({ InstanceProfileName }: ProfileInput, scope: Scope): readonly Need[] {
  return [onNamed(scope, 'instance-profile', InstanceProfileName)];
}

/** With tags it asks for iam:TagInstanceProfile too: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_instance-profiles.html */
function createProfile(input: CreateProfileInput, scope: Scope): readonly Need[] {
  const { InstanceProfileName, Path, Tags = [] } = input;
  const made = onNew(
    scope,
    'instance-profile',
    { path: Path, name: InstanceProfileName },
    { tags: Tags },
  );
  return Tags.length === 0 ? [made] : [made, { ...made, action: 'iam:TagInstanceProfile' }];
}
