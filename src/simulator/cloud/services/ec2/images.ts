import type {
  DescribeImagesRequest,
  DescribeImagesResult,
  Image as ImageAnswer,
} from '@aws-sdk/client-ec2';

import type { CallContext } from '../../operation.ts';
import { select, type FilterTable } from './filters.ts';
import type { Image } from './image-catalogue.ts';
import { lookUpAll } from './lookup.ts';
import { pageOf } from './pages.ts';
import { ec2State } from './region-state.ts';
import type { Ec2State } from './state.ts';
import { tagList } from './tags.ts';

export { ubuntuImageId } from './image-catalogue.ts';

/** Deprecated images are listed for who asks for them, by their id too. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html */
export function describeImages(
  input: DescribeImagesRequest,
  context: CallContext,
): DescribeImagesResult {
  const state = ec2State(context);
  const { ImageIds: ids, Owners: owners, ExecutableUsers: users } = input;
  const now = context.account.clock.now();
  const byId = ids?.length ? true : input.IncludeDeprecated === true;
  const wanted = lookUpAll('image', state.images, ids)
    .filter((image) => byId || Date.parse(image.deprecatedAt) > now || isOwn(image, context))
    .filter((image) => !owners?.length || owners.some((owner) => isOwner(owner, image, context)))
    .filter((image) => !users?.length || users.some((user) => user === 'all' && image.public))
    .map((image) => imageAnswer(image, state));
  const found = select(wanted, input.Filters, imageFilters, ({ ImageId }) =>
    state.tags.get(ImageId ?? ''),
  );
  const { items, NextToken } = pageOf(found, input, {
    min: 1,
    max: 1000,
    ids: ['imageIdsSet', ids],
  });
  return { Images: [...items], NextToken };
}

const imageFilters: FilterTable<ImageAnswer> = {
  architecture: ({ Architecture }) => Architecture,
  'block-device-mapping.delete-on-termination': ({ BlockDeviceMappings }) =>
    BlockDeviceMappings?.map(({ Ebs }) => Ebs?.DeleteOnTermination),
  'block-device-mapping.device-name': ({ BlockDeviceMappings }) =>
    BlockDeviceMappings?.map(({ DeviceName }) => DeviceName),
  'block-device-mapping.snapshot-id': ({ BlockDeviceMappings }) =>
    BlockDeviceMappings?.map(({ Ebs }) => Ebs?.SnapshotId),
  'block-device-mapping.volume-size': ({ BlockDeviceMappings }) =>
    BlockDeviceMappings?.map(({ Ebs }) => Ebs?.VolumeSize),
  'block-device-mapping.volume-type': ({ BlockDeviceMappings }) =>
    BlockDeviceMappings?.map(({ Ebs }) => Ebs?.VolumeType),
  'block-device-mapping.encrypted': ({ BlockDeviceMappings }) =>
    BlockDeviceMappings?.map(({ Ebs }) => Ebs?.Encrypted),
  'creation-date': ({ CreationDate }) => CreationDate,
  description: ({ Description }) => Description,
  'ena-support': ({ EnaSupport }) => EnaSupport,
  hypervisor: ({ Hypervisor }) => Hypervisor,
  'image-id': ({ ImageId }) => ImageId,
  'image-type': ({ ImageType }) => ImageType,
  'is-public': ({ Public }) => Public,
  name: ({ Name }) => Name,
  'owner-alias': ({ ImageOwnerAlias }) => ImageOwnerAlias,
  'owner-id': ({ OwnerId }) => OwnerId,
  platform: () => [],
  'root-device-name': ({ RootDeviceName }) => RootDeviceName,
  'root-device-type': ({ RootDeviceType }) => RootDeviceType,
  state: ({ State }) => State,
  'virtualization-type': ({ VirtualizationType }) => VirtualizationType,
};

function isOwner(owner: string, image: Image, context: CallContext): boolean {
  if (owner === 'self') return isOwn(image, context);
  return owner === image.ownerId || owner === image.ownerAlias;
}

function isOwn({ ownerId }: Image, { account }: CallContext): boolean {
  return ownerId === account.id;
}

function imageAnswer(image: Image, state: Ec2State): ImageAnswer {
  return {
    ImageId: image.id,
    Name: image.name,
    Description: image.description,
    ImageLocation: `${image.ownerAlias ?? image.ownerId}/${image.name}`,
    OwnerId: image.ownerId,
    ...(image.ownerAlias ? { ImageOwnerAlias: image.ownerAlias } : {}),
    Public: image.public,
    State: 'available',
    ImageType: 'machine',
    Architecture: image.architecture,
    PlatformDetails: 'Linux/UNIX',
    UsageOperation: 'RunInstances',
    CreationDate: image.createdAt,
    DeprecationTime: image.deprecatedAt,
    RootDeviceName: image.rootDevice,
    RootDeviceType: 'ebs',
    BlockDeviceMappings: [
      {
        DeviceName: image.rootDevice,
        Ebs: {
          SnapshotId: image.rootSnapshotId,
          VolumeSize: image.rootSizeGiB,
          VolumeType: image.rootVolumeType,
          DeleteOnTermination: true,
          Encrypted: false,
        },
      },
      ...['/dev/sdb', '/dev/sdc'].map((DeviceName, index) => ({
        DeviceName,
        VirtualName: `ephemeral${index}`,
      })),
    ].slice(0, image.rootDevice === '/dev/sda1' ? 3 : 1),
    EnaSupport: true,
    SriovNetSupport: 'simple',
    Hypervisor: 'xen',
    VirtualizationType: 'hvm',
    BootMode: image.architecture === 'arm64' ? 'uefi' : 'uefi-preferred',
    ...(image.requiresImdsV2 ? { ImdsSupport: 'v2.0' as const } : {}),
    Tags: tagList(state, image.id),
  };
}
