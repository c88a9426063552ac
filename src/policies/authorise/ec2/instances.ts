import { passRole } from '../iam/pass-role.ts';
import { rowsOf, type Need, type Rows, type Scope } from '../row.ts';
import { profileArn, rolesOf, type ProfileRef } from './instance-profile.ts';
import { ec2Page, onExisting } from './need.ts';

interface InstanceInput {
  readonly InstanceId?: string;
}

interface InstancesInput {
  readonly InstanceIds?: readonly string[];
}

interface ModifyInstanceInput extends InstanceInput {
  readonly Groups?: readonly string[];
  readonly BlockDeviceMappings?: readonly {
    readonly Ebs?: { readonly VolumeId?: string };
  }[];
}

interface ModifyInterfaceInput {
  readonly NetworkInterfaceId?: string;
  readonly Groups?: readonly string[];
}

interface AssociateProfileInput extends InstanceInput {
  readonly IamInstanceProfile?: ProfileRef;
}

const passRolePage =
  'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/permission-to-pass-iam-roles.html';

/** Calls on instances that run; the launch has a file of its own. */
export const instanceRows: Rows = rowsOf(ec2Page, {
  StartInstances: eachInstance,
  StopInstances: eachInstance,
  TerminateInstances: eachInstance,
  DescribeInstanceAttribute: ({ InstanceId }: InstanceInput, scope) => [
    onExisting(scope, 'instance', InstanceId),
  ],
  ModifyInstanceAttribute: (input: ModifyInstanceInput, scope) => {
    const { InstanceId, Groups = [], BlockDeviceMappings = [] } = input;
    const volumes = BlockDeviceMappings.flatMap(({ Ebs }) => Ebs?.VolumeId ?? []);
    return [
      onExisting(scope, 'instance', InstanceId),
      ...Groups.map((id) => onExisting(scope, 'security-group', id)),
      ...volumes.map((id) => onExisting(scope, 'volume', id)),
    ];
  },
  ModifyNetworkInterfaceAttribute: (
    { NetworkInterfaceId, Groups = [] }: ModifyInterfaceInput,
    scope,
  ) => [
    onExisting(scope, 'network-interface', NetworkInterfaceId),
    ...Groups.map((id) => onExisting(scope, 'security-group', id)),
  ],
  AssociateIamInstanceProfile: {
    needs: ({ InstanceId, IamInstanceProfile }: AssociateProfileInput, scope) => [
      onExisting(scope, 'instance', InstanceId, {
        'ec2:NewInstanceProfile': profileArn(scope, IamInstanceProfile),
      }),
      ...rolesOf(scope, IamInstanceProfile).map((role) =>
        passRole(scope, role, { service: 'ec2' }),
      ),
    ],
    also: [passRolePage],
  },
  // The input names the association only, not the instance.
  DisassociateIamInstanceProfile: (_input: object, scope) => [
    onExisting(scope, 'instance', undefined),
  ],
});

/** A call without ids is refused by EC2, but it must not look as if it needed no permission. */
function eachInstance({ InstanceIds = [] }: InstancesInput, scope: Scope): readonly Need[] {
  const ids = InstanceIds.length > 0 ? InstanceIds : [undefined];
  return ids.map((id) => onExisting(scope, 'instance', id));
}
