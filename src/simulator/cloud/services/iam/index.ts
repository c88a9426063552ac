import type { Operations } from '../../operation.ts';
import * as accessKeys from './access-keys.ts';
import * as account from './account.ts';
import * as attachments from './attachments.ts';
import { getAccountAuthorizationDetails } from './authorization-details.ts';
import * as boundaries from './boundaries.ts';
import * as contextKeys from './context-keys.ts';
import * as groups from './groups.ts';
import * as inline from './inline-policies.ts';
import * as profiles from './instance-profiles.ts';
import * as policies from './policies.ts';
import * as versions from './policy-versions.ts';
import * as roles from './roles.ts';
import * as linked from './service-linked-roles.ts';
import * as simulate from './simulate.ts';
import * as tags from './tag-operations.ts';
import * as users from './users.ts';

export { learners } from './learners.ts';

export const operations = {
  CreateUser: users.createUser,
  GetUser: users.getUser,
  ListUsers: users.listUsers,
  DeleteUser: users.deleteUser,
  AttachUserPolicy: attachments.attachUserPolicy,
  DetachUserPolicy: attachments.detachUserPolicy,
  ListAttachedUserPolicies: attachments.listAttachedUserPolicies,
  PutUserPolicy: inline.putUserPolicy,
  GetUserPolicy: inline.getUserPolicy,
  DeleteUserPolicy: inline.deleteUserPolicy,
  ListUserPolicies: inline.listUserPolicies,
  PutUserPermissionsBoundary: boundaries.putUserPermissionsBoundary,
  DeleteUserPermissionsBoundary: boundaries.deleteUserPermissionsBoundary,
  TagUser: tags.tagUser,
  UntagUser: tags.untagUser,
  ListUserTags: tags.listUserTags,

  CreateAccessKey: accessKeys.createAccessKey,
  ListAccessKeys: accessKeys.listAccessKeys,
  UpdateAccessKey: accessKeys.updateAccessKey,
  DeleteAccessKey: accessKeys.deleteAccessKey,

  CreateGroup: groups.createGroup,
  GetGroup: groups.getGroup,
  ListGroups: groups.listGroups,
  DeleteGroup: groups.deleteGroup,
  AddUserToGroup: groups.addUserToGroup,
  RemoveUserFromGroup: groups.removeUserFromGroup,
  ListGroupsForUser: groups.listGroupsForUser,
  AttachGroupPolicy: attachments.attachGroupPolicy,
  DetachGroupPolicy: attachments.detachGroupPolicy,
  ListAttachedGroupPolicies: attachments.listAttachedGroupPolicies,
  PutGroupPolicy: inline.putGroupPolicy,
  GetGroupPolicy: inline.getGroupPolicy,
  DeleteGroupPolicy: inline.deleteGroupPolicy,
  ListGroupPolicies: inline.listGroupPolicies,

  CreateRole: roles.createRole,
  GetRole: roles.getRole,
  ListRoles: roles.listRoles,
  UpdateRole: roles.updateRole,
  UpdateRoleDescription: roles.updateRoleDescription,
  UpdateAssumeRolePolicy: roles.updateAssumeRolePolicy,
  DeleteRole: roles.deleteRole,
  AttachRolePolicy: attachments.attachRolePolicy,
  DetachRolePolicy: attachments.detachRolePolicy,
  ListAttachedRolePolicies: attachments.listAttachedRolePolicies,
  PutRolePolicy: inline.putRolePolicy,
  GetRolePolicy: inline.getRolePolicy,
  DeleteRolePolicy: inline.deleteRolePolicy,
  ListRolePolicies: inline.listRolePolicies,
  PutRolePermissionsBoundary: boundaries.putRolePermissionsBoundary,
  DeleteRolePermissionsBoundary: boundaries.deleteRolePermissionsBoundary,
  TagRole: tags.tagRole,
  UntagRole: tags.untagRole,
  ListRoleTags: tags.listRoleTags,

  CreateServiceLinkedRole: linked.createServiceLinkedRole,
  DeleteServiceLinkedRole: linked.deleteServiceLinkedRole,
  GetServiceLinkedRoleDeletionStatus: linked.getServiceLinkedRoleDeletionStatus,

  CreatePolicy: policies.createPolicy,
  GetPolicy: policies.getPolicy,
  ListPolicies: policies.listPolicies,
  ListEntitiesForPolicy: policies.listEntitiesForPolicy,
  DeletePolicy: policies.deletePolicy,
  CreatePolicyVersion: versions.createPolicyVersion,
  GetPolicyVersion: versions.getPolicyVersion,
  ListPolicyVersions: versions.listPolicyVersions,
  SetDefaultPolicyVersion: versions.setDefaultPolicyVersion,
  DeletePolicyVersion: versions.deletePolicyVersion,
  TagPolicy: tags.tagPolicy,
  UntagPolicy: tags.untagPolicy,
  ListPolicyTags: tags.listPolicyTags,

  CreateInstanceProfile: profiles.createInstanceProfile,
  GetInstanceProfile: profiles.getInstanceProfile,
  ListInstanceProfiles: profiles.listInstanceProfiles,
  ListInstanceProfilesForRole: profiles.listInstanceProfilesForRole,
  AddRoleToInstanceProfile: profiles.addRoleToInstanceProfile,
  RemoveRoleFromInstanceProfile: profiles.removeRoleFromInstanceProfile,
  DeleteInstanceProfile: profiles.deleteInstanceProfile,
  TagInstanceProfile: tags.tagInstanceProfile,

  GetAccountSummary: account.getAccountSummary,
  ListAccountAliases: account.listAccountAliases,
  GetAccountAuthorizationDetails: getAccountAuthorizationDetails,

  SimulatePrincipalPolicy: simulate.simulatePrincipalPolicy,
  SimulateCustomPolicy: simulate.simulateCustomPolicy,
  GetContextKeysForPrincipalPolicy: contextKeys.getContextKeysForPrincipalPolicy,
  GetContextKeysForCustomPolicy: contextKeys.getContextKeysForCustomPolicy,
} satisfies Operations;
