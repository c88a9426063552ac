import type { Learners } from '../../learn.ts';
import type { Operations } from '../../operation.ts';
import { associateAddress, disassociateAddress } from './address-associations.ts';
import { allocateAddress, describeAddresses, releaseAddress } from './addresses.ts';
import { getConsoleOutput } from './console-output.ts';
import { withDryRun } from './dry-run.ts';
import { getEbsDefaultKmsKeyId, getEbsEncryptionByDefault } from './ebs-encryption.ts';
import { describeImages } from './images.ts';
import { describeInstanceAttribute, modifyInstanceAttribute } from './instance-attributes.ts';
import {
  rebootInstances,
  startInstances,
  stopInstances,
  terminateInstances,
} from './instance-lifecycle.ts';
import {
  associateIamInstanceProfile,
  describeIamInstanceProfileAssociations,
  disassociateIamInstanceProfile,
} from './instance-profiles.ts';
import { describeInstanceTypes } from './instance-types.ts';
import { describeInstances, describeInstanceStatus } from './instances.ts';
import {
  attachInternetGateway,
  createInternetGateway,
  deleteInternetGateway,
  describeInternetGateways,
  detachInternetGateway,
} from './internet-gateways.ts';
import { createKeyPair, deleteKeyPair, describeKeyPairs } from './key-pairs.ts';
import { instanceLearners } from './learn/instances.ts';
import { networkLearners } from './learn/network.ts';
import { securityGroupLearners } from './learn/security-groups.ts';
import { storageLearners } from './learn/storage.ts';
import {
  describeNetworkInterfaces,
  modifyNetworkInterfaceAttribute,
} from './network-interfaces.ts';
import { describeInstanceTypeOfferings } from './offerings.ts';
import { describeManagedPrefixLists, getManagedPrefixListEntries } from './prefix-lists.ts';
import { describeAvailabilityZones, describeRegions } from './regions.ts';
import { createRoute, deleteRoute, describeRouteTables } from './route-tables.ts';
import { runInstances } from './run-instances.ts';
import {
  authorizeSecurityGroupIngress,
  describeSecurityGroupRules,
  revokeSecurityGroupIngress,
} from './security-group-rules.ts';
import {
  createSecurityGroup,
  deleteSecurityGroup,
  describeSecurityGroups,
} from './security-groups.ts';
import { createSnapshot, deleteSnapshot, describeSnapshots } from './snapshots.ts';
import { createSubnet, deleteSubnet, describeSubnets, modifySubnetAttribute } from './subnets.ts';
import { createTags, deleteTags, describeTags } from './tags.ts';
import { attachVolume, detachVolume } from './volume-attachments.ts';
import { createVolume, deleteVolume, describeVolumeAttribute, describeVolumes } from './volumes.ts';
import { describeVpcAttribute, modifyVpcAttribute } from './vpc-attributes.ts';
import { createVpc, deleteVpc, describeVpcs } from './vpcs.ts';

/** EC2's operations of the embedded cloud, by AWS's names; each knows DryRun. */
export const operations: Operations = {
  AllocateAddress: withDryRun(allocateAddress),
  AssociateAddress: withDryRun(associateAddress),
  AssociateIamInstanceProfile: associateIamInstanceProfile,
  AttachInternetGateway: withDryRun(attachInternetGateway),
  AttachVolume: withDryRun(attachVolume),
  AuthorizeSecurityGroupIngress: withDryRun(authorizeSecurityGroupIngress),
  CreateInternetGateway: withDryRun(createInternetGateway),
  CreateKeyPair: withDryRun(createKeyPair),
  CreateRoute: withDryRun(createRoute),
  CreateSecurityGroup: withDryRun(createSecurityGroup),
  CreateSnapshot: withDryRun(createSnapshot),
  CreateSubnet: withDryRun(createSubnet),
  CreateTags: withDryRun(createTags),
  CreateVolume: withDryRun(createVolume),
  CreateVpc: withDryRun(createVpc),
  DeleteInternetGateway: withDryRun(deleteInternetGateway),
  DeleteKeyPair: withDryRun(deleteKeyPair),
  DeleteRoute: withDryRun(deleteRoute),
  DeleteSecurityGroup: withDryRun(deleteSecurityGroup),
  DeleteSnapshot: withDryRun(deleteSnapshot),
  DeleteSubnet: withDryRun(deleteSubnet),
  DeleteTags: withDryRun(deleteTags),
  DeleteVolume: withDryRun(deleteVolume),
  DeleteVpc: withDryRun(deleteVpc),
  DescribeAddresses: withDryRun(describeAddresses),
  DescribeAvailabilityZones: withDryRun(describeAvailabilityZones),
  DescribeIamInstanceProfileAssociations: describeIamInstanceProfileAssociations,
  DescribeImages: withDryRun(describeImages),
  DescribeInstanceAttribute: withDryRun(describeInstanceAttribute),
  DescribeInstances: withDryRun(describeInstances),
  DescribeInstanceStatus: withDryRun(describeInstanceStatus),
  DescribeInstanceTypeOfferings: withDryRun(describeInstanceTypeOfferings),
  DescribeInstanceTypes: withDryRun(describeInstanceTypes),
  DescribeInternetGateways: withDryRun(describeInternetGateways),
  DescribeKeyPairs: withDryRun(describeKeyPairs),
  DescribeManagedPrefixLists: withDryRun(describeManagedPrefixLists),
  DescribeNetworkInterfaces: withDryRun(describeNetworkInterfaces),
  DescribeRegions: withDryRun(describeRegions),
  DescribeRouteTables: withDryRun(describeRouteTables),
  DescribeSecurityGroupRules: withDryRun(describeSecurityGroupRules),
  DescribeSecurityGroups: withDryRun(describeSecurityGroups),
  DescribeSnapshots: withDryRun(describeSnapshots),
  DescribeSubnets: withDryRun(describeSubnets),
  DescribeTags: withDryRun(describeTags),
  DescribeVolumeAttribute: withDryRun(describeVolumeAttribute),
  DescribeVolumes: withDryRun(describeVolumes),
  DescribeVpcAttribute: withDryRun(describeVpcAttribute),
  DescribeVpcs: withDryRun(describeVpcs),
  DetachInternetGateway: withDryRun(detachInternetGateway),
  DetachVolume: withDryRun(detachVolume),
  DisassociateAddress: withDryRun(disassociateAddress),
  DisassociateIamInstanceProfile: disassociateIamInstanceProfile,
  GetConsoleOutput: withDryRun(getConsoleOutput),
  GetEbsDefaultKmsKeyId: withDryRun(getEbsDefaultKmsKeyId),
  GetEbsEncryptionByDefault: withDryRun(getEbsEncryptionByDefault),
  GetManagedPrefixListEntries: withDryRun(getManagedPrefixListEntries),
  ModifyInstanceAttribute: withDryRun(modifyInstanceAttribute),
  ModifyNetworkInterfaceAttribute: withDryRun(modifyNetworkInterfaceAttribute),
  ModifySubnetAttribute: modifySubnetAttribute,
  ModifyVpcAttribute: modifyVpcAttribute,
  RebootInstances: withDryRun(rebootInstances),
  ReleaseAddress: withDryRun(releaseAddress),
  RevokeSecurityGroupIngress: withDryRun(revokeSecurityGroupIngress),
  RunInstances: withDryRun(runInstances),
  StartInstances: withDryRun(startInstances),
  StopInstances: withDryRun(stopInstances),
  TerminateInstances: withDryRun(terminateInstances),
};

/** What the embedded side takes over of the EC2 calls that another backend answered. */
export const learners: Learners = {
  ...networkLearners,
  ...securityGroupLearners,
  ...instanceLearners,
  ...storageLearners,
};
