import { regionalArn } from '../arn.ts';
import { passRole } from '../iam/pass-role.ts';
import { indirectKeys, rowsOf, type KeyValue, type Need, type Rows, type Scope } from '../row.ts';
import { profileArn, rolesOf, type ProfileRef } from './instance-profile.ts';
import { ec2Arn, ec2Page, onExisting, onMade } from './need.ts';
import { volumeKeys, type VolumeWish } from './storage.ts';
import { tagging, tagsFor, type TagSpecification } from './tags.ts';

interface RunInstancesInput {
  readonly ImageId?: string;
  readonly InstanceType?: string;
  readonly KeyName?: string;
  readonly SubnetId?: string;
  readonly SecurityGroupIds?: readonly string[];
  readonly EbsOptimized?: boolean;
  readonly IamInstanceProfile?: ProfileRef;
  readonly NetworkInterfaces?: readonly InterfaceInput[];
  readonly BlockDeviceMappings?: readonly MappingInput[];
  readonly TagSpecifications?: readonly TagSpecification[];
  readonly InstanceMarketOptions?: { readonly MarketType?: string };
  readonly LaunchTemplate?: { readonly LaunchTemplateId?: string };
  readonly MetadataOptions?: {
    readonly HttpEndpoint?: string;
    readonly HttpPutResponseHopLimit?: number;
    readonly HttpTokens?: string;
    readonly InstanceMetadataTags?: string;
  };
  readonly Placement?: {
    readonly AvailabilityZone?: string;
    readonly GroupName?: string;
    readonly Tenancy?: string;
  };
}

interface InterfaceInput {
  readonly NetworkInterfaceId?: string;
  readonly SubnetId?: string;
  readonly Groups?: readonly string[];
  readonly AssociatePublicIpAddress?: boolean;
}

interface MappingInput {
  readonly DeviceName?: string;
  readonly NoDevice?: string;
  readonly Ebs?: Omit<VolumeWish, 'size'> & { readonly VolumeSize?: number };
}

/**
 * A launch is asked about piece by piece: the image, the instance, each volume, interface, subnet, group, the key pair,
 * then the tags, then the role of the profile.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html#iam-example-runinstances
 */
export const launchRows: Rows = rowsOf(ec2Page, {
  RunInstances: {
    needs: (input: RunInstancesInput, scope) => {
      const roles = rolesOf(scope, input.IamInstanceProfile);
      return [
        ...pieces(input, scope),
        ...tagging(scope, input.TagSpecifications),
        ...roles.map((role) => passRole(scope, role, { service: 'ec2' })),
        ...(scope.view.encryptsByDefault?.(scope.call.region) === true
          ? [defaultKeyNeed(scope)]
          : []),
      ];
    },
    also: [
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html',
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/permission-to-pass-iam-roles.html',
    ],
  },
});

/**
 * What a caller must be allowed on the key with which the region encrypts volumes by default; which key that is, the call
 * does not say. EBS uses it through EC2.
 * Sources: https://helpcenter.veeam.com/docs/vbaws/guide/req_permissions.html (the action),
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
 */
function defaultKeyNeed(scope: Scope): Need {
  return {
    action: 'kms:GenerateDataKeyWithoutPlaintext',
    resource: regionalArn(scope, 'kms', 'key/*'),
    type: 'key',
    open: { why: 'which key encrypts volumes by default is not known' },
    owner: null,
    unknown: indirectKeys,
    keys: {
      'kms:CallerAccount': scope.view.accountId,
      'kms:ViaService': `ec2.${scope.call.region}.amazonaws.com`,
    },
  };
}

function pieces(input: RunInstancesInput, scope: Scope): readonly Need[] {
  const shared = sharedKeys(input, scope);
  return [
    onExisting(scope, 'image', input.ImageId),
    onInstance(input, scope),
    ...onVolumes(input, scope),
    ...onNetwork(input, scope),
    ...(input.KeyName === undefined ? [] : [onExisting(scope, 'key-pair', input.KeyName)]),
    ...onPlacement(input, scope),
  ].map((need) => ({ ...need, keys: { ...shared, ...need.keys } }));
}

/** What a launch template decides is not known here; without one, AWS sends no template. */
function sharedKeys({ LaunchTemplate }: RunInstancesInput, scope: Scope): Record<string, KeyValue> {
  const id = LaunchTemplate?.LaunchTemplateId;
  if (LaunchTemplate === undefined) return { 'ec2:LaunchTemplate': null };
  return {
    'ec2:LaunchTemplate': id === undefined ? undefined : ec2Arn(scope, 'launch-template', id),
  };
}

function onInstance(input: RunInstancesInput, scope: Scope): Need {
  const { IamInstanceProfile, MetadataOptions = {}, Placement = {} } = input;
  const hops = MetadataOptions.HttpPutResponseHopLimit;
  return onMade(scope, 'instance', {
    tags: tagsFor('instance', input.TagSpecifications),
    keys: {
      'ec2:AvailabilityZone': Placement.AvailabilityZone,
      'ec2:EbsOptimized': input.EbsOptimized === undefined ? undefined : String(input.EbsOptimized),
      'ec2:InstanceMarketType': input.InstanceMarketOptions?.MarketType ?? 'on-demand',
      'ec2:InstanceMetadataTags': MetadataOptions.InstanceMetadataTags,
      'ec2:InstanceProfile': IamInstanceProfile ? profileArn(scope, IamInstanceProfile) : null,
      'ec2:InstanceType': input.InstanceType,
      'ec2:MetadataHttpEndpoint': MetadataOptions.HttpEndpoint,
      'ec2:MetadataHttpPutResponseHopLimit': hops === undefined ? undefined : String(hops),
      'ec2:MetadataHttpTokens': MetadataOptions.HttpTokens,
      'ec2:Tenancy': Placement.Tenancy,
    },
  });
}

/** One request a volume. The image's root volume is there even where no mapping names it; its keys are the image's. */
function onVolumes(input: RunInstancesInput, scope: Scope): readonly Need[] {
  const { BlockDeviceMappings = [], Placement, TagSpecifications } = input;
  const tags = tagsFor('volume', TagSpecifications);
  const zone = { 'ec2:AvailabilityZone': Placement?.AvailabilityZone };
  const mapped = BlockDeviceMappings.flatMap(({ Ebs }) =>
    Ebs === undefined
      ? []
      : onMade(scope, 'volume', {
          tags,
          keys: { ...zone, ...volumeKeys(scope, { ...Ebs, size: Ebs.VolumeSize }) },
        }),
  );
  const snapshots = BlockDeviceMappings.flatMap(({ Ebs }) => Ebs?.SnapshotId ?? []);
  const hasRoot = BlockDeviceMappings.some(({ DeviceName }) => rootDevices.has(DeviceName ?? ''));
  return [
    ...(hasRoot ? [] : [onMade(scope, 'volume', { tags, keys: zone })]),
    ...mapped,
    ...snapshots.map((id) => onExisting(scope, 'snapshot', id)),
  ];
}

/** Names of root devices: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/device_naming.html */
const rootDevices: ReadonlySet<string> = new Set(['/dev/sda1', '/dev/xvda']);

/** Interfaces, and the subnets and groups that they are made in; what the call leaves out comes from the default VPC. */
function onNetwork(input: RunInstancesInput, scope: Scope): readonly Need[] {
  const { NetworkInterfaces = [], SubnetId, SecurityGroupIds = [], TagSpecifications } = input;
  const interfaces: readonly InterfaceInput[] =
    NetworkInterfaces.length > 0
      ? NetworkInterfaces
      : [{ ...(SubnetId === undefined ? {} : { SubnetId }), Groups: SecurityGroupIds }];
  const tags = tagsFor('network-interface', TagSpecifications);
  const made = interfaces.filter(({ NetworkInterfaceId }) => NetworkInterfaceId === undefined);
  const subnets = new Set(made.map((one) => one.SubnetId));
  const groups = new Set(made.flatMap(groupsOf));
  return [
    ...interfaces.map((one) => onInterface(one, tags, scope)),
    ...[...subnets].map((id) => onExisting(scope, 'subnet', id)),
    ...[...groups].map((id) => onExisting(scope, 'security-group', id)),
  ];
}

function groupsOf({ Groups = [] }: InterfaceInput): readonly (string | undefined)[] {
  return Groups.length > 0 ? Groups : [undefined];
}

function onInterface(one: InterfaceInput, tags: Need['tags'], scope: Scope): Need {
  const { NetworkInterfaceId, SubnetId, AssociatePublicIpAddress } = one;
  if (NetworkInterfaceId !== undefined)
    return onExisting(scope, 'network-interface', NetworkInterfaceId);
  return onMade(scope, 'network-interface', {
    tags,
    keys: {
      'ec2:AssociatePublicIpAddress':
        AssociatePublicIpAddress === undefined ? undefined : String(AssociatePublicIpAddress),
      'ec2:Subnet': SubnetId === undefined ? undefined : ec2Arn(scope, 'subnet', SubnetId),
      'ec2:Vpc': SubnetId === undefined ? undefined : scope.view.vpcOf?.(SubnetId),
    },
  });
}

function onPlacement(
  { LaunchTemplate, Placement }: RunInstancesInput,
  scope: Scope,
): readonly Need[] {
  const template = LaunchTemplate?.LaunchTemplateId;
  const group = Placement?.GroupName;
  return [
    ...(template === undefined ? [] : [onExisting(scope, 'launch-template', template)]),
    ...(group === undefined ? [] : [onExisting(scope, 'placement-group', group)]),
  ];
}
