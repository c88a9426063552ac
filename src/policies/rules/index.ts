import type { Rule } from '../lint/rule.ts';
import { actionCase } from './action-case.ts';
import { actionFormat } from './action-format.ts';
import { actionMatchesNothing } from './action-matches-nothing.ts';
import { actionNotInResourcePolicy } from './action-not-in-resource-policy.ts';
import { actionStar } from './action-star.ts';
import { alwaysTrue } from './always-true.ts';
import { arnAccount } from './arn-account.ts';
import { arnFields } from './arn-fields.ts';
import { arnMatchesNoType } from './arn-matches-no-type.ts';
import { arnNotInResourcePolicy } from './arn-not-in-resource-policy.ts';
import { arnPartition } from './arn-partition.ts';
import { arnPrefix } from './arn-prefix.ts';
import { arnRegion } from './arn-region.ts';
import { arnServiceCase } from './arn-service-case.ts';
import { arnUnknownService } from './arn-unknown-service.ts';
import { assumeRoleStar } from './assume-role-star.ts';
import { attachedCount } from './attached-count.ts';
import { audienceClaim } from './audience-claim.ts';
import { badBase64 } from './bad-base64.ts';
import { badBool } from './bad-bool.ts';
import { badDate } from './bad-date.ts';
import { badIp } from './bad-ip.ts';
import { badKmsValue } from './bad-kms-value.ts';
import { badNumber } from './bad-number.ts';
import { badRegionValue } from './bad-region-value.ts';
import { badServiceValue } from './bad-service-value.ts';
import { badVpcId } from './bad-vpc-id.ts';
import { badVpceId } from './bad-vpce-id.ts';
import { boundaryBlocksAllow } from './boundary-blocks-allow.ts';
import { boundaryBlocksPlan } from './boundary-blocks-plan.ts';
import { bucketLockout } from './bucket-lockout.ts';
import { conditionDataType } from './condition-data-type.ts';
import { confusedDeputy } from './confused-deputy.ts';
import { contradiction } from './contradiction.ts';
import { createSlrWide } from './create-slr-wide.ts';
import { credentialExposure } from './credential-exposure.ts';
import { dataExfiltration } from './data-exfiltration.ts';
import { deadAllow } from './dead-allow.ts';
import { dependentActionMissing } from './dependent-action-missing.ts';
import { deprecatedGlobalKey } from './deprecated-global-key.ts';
import { documentedDefect } from './documented-defect.ts';
import { duplicateJsonKey } from './duplicate-json-key.ts';
import { duplicateKeyCase } from './duplicate-key-case.ts';
import { duplicateSidElsewhere } from './duplicate-sid-elsewhere.ts';
import { duplicateSid } from './duplicate-sid.ts';
import { dynamodbAttributes } from './dynamodb-attributes.ts';
import { ebsDefaultKey } from './ebs-default-key.ts';
import { effectivelyStar } from './effectively-star.ts';
import { elementConflict } from './element-conflict.ts';
import { emptyList } from './empty-list.ts';
import { emptyObject } from './empty-object.ts';
import { emptySid } from './empty-sid.ts';
import { epochDate } from './epoch-date.ts';
import { equivalentToNull } from './equivalent-to-null.ts';
import { exampleAccount } from './example-account.ts';
import { externalIdMissing } from './external-id-missing.ts';
import { federatedFormat } from './federated-format.ts';
import { federatedMismatch } from './federated-mismatch.ts';
import { federatedUnsupported } from './federated-unsupported.ts';
import { forallOnSingle } from './forall-on-single.ts';
import { forallvaluesAllowNoNull } from './forallvalues-allow-no-null.ts';
import { foranyOnAudience } from './forany-on-audience.ts';
import { githubBranch } from './github-branch.ts';
import { githubRepo } from './github-repo.ts';
import { ifexistsWeakens } from './ifexists-weakens.ts';
import { inlineTooMany } from './inline-too-many.ts';
import { invalidCharacter } from './invalid-character.ts';
import { invalidEffect } from './invalid-effect.ts';
import { invalidSid } from './invalid-sid.ts';
import { invalidVersion } from './invalid-version.ts';
import { ipHostBits } from './ip-host-bits.ts';
import { irrelevantKey } from './irrelevant-key.ts';
import { jsonSyntax } from './json-syntax.ts';
import { keyFormat } from './key-format.ts';
import { keyNeedsTag } from './key-needs-tag.ts';
import { keyNotForAction } from './key-not-for-action.ts';
import { keyOnlySomeServices } from './key-only-some-services.ts';
import { kmsKeyPolicyLockout } from './kms-key-policy-lockout.ts';
import { mfaAntipattern } from './mfa-antipattern.ts';
import { missingAction } from './missing-action.ts';
import { missingEffect } from './missing-effect.ts';
import { missingPrincipal } from './missing-principal.ts';
import { missingQualifier } from './missing-qualifier.ts';
import { missingResource } from './missing-resource.ts';
import { missingStatement } from './missing-statement.ts';
import { missingVersion } from './missing-version.ts';
import { negatedMissingKey } from './negated-missing-key.ts';
import { neverTrue } from './never-true.ts';
import { notActionAllow } from './not-action-allow.ts';
import { notPrincipalAllow } from './not-principal-allow.ts';
import { notResourceAllow } from './not-resource-allow.ts';
import { nullIfexists } from './null-ifexists.ts';
import { nullWithQualifier } from './null-with-qualifier.ts';
import { oidcCondition } from './oidc-condition.ts';
import { oldVersionWithVariable } from './old-version-with-variable.ts';
import { pairedKeys } from './paired-keys.ts';
import { passroleNoService } from './passrole-no-service.ts';
import { passroleRoleMissing } from './passrole-role-missing.ts';
import { passroleStar } from './passrole-star.ts';
import { permissionsManagement } from './permissions-management.ts';
import { placeholderLeft } from './placeholder-left.ts';
import { principalFormat } from './principal-format.ts';
import { principalInIdentity } from './principal-in-identity.ts';
import { principalIsId } from './principal-is-id.ts';
import { principalRootNote } from './principal-root-note.ts';
import { principalUnknownKey } from './principal-unknown-key.ts';
import { principalValue } from './principal-value.ts';
import { principalWildcardInArn } from './principal-wildcard-in-arn.ts';
import { privateSourceIpSubset } from './private-source-ip-subset.ts';
import { privateSourceIp } from './private-source-ip.ts';
import { privescPattern } from './privesc-pattern.ts';
import { profileExtraAction } from './profile-extra-action.ts';
import { profileMissingAction } from './profile-missing-action.ts';
import { rcpAllow } from './rcp-allow.ts';
import { rcpCarveOut } from './rcp-carve-out.ts';
import { rcpNotAction } from './rcp-not-action.ts';
import { rcpNullCheck } from './rcp-null-check.ts';
import { rcpPrincipal } from './rcp-principal.ts';
import { rcpService } from './rcp-service.ts';
import { redundantAction } from './redundant-action.ts';
import { redundantConditionValue } from './redundant-condition-value.ts';
import { redundantPrincipal } from './redundant-principal.ts';
import { redundantResource } from './redundant-resource.ts';
import { redundantStatement } from './redundant-statement.ts';
import { repeatedAction } from './repeated-action.ts';
import { requiredResourceMissing } from './required-resource-missing.ts';
import { resourceMismatch } from './resource-mismatch.ts';
import { retiredAction } from './retired-action.ts';
import { retiredKey } from './retired-key.ts';
import { rolesAnywhereActions } from './roles-anywhere-actions.ts';
import { s3PrefixNegative } from './s3-prefix-negative.ts';
import { scpActionWildcard } from './scp-action-wildcard.ts';
import { scpBlocksPlan } from './scp-blocks-plan.ts';
import { scpPrincipal } from './scp-principal.ts';
import { servicePrincipalKeys } from './service-principal-keys.ts';
import { servicePrincipalSource } from './service-principal-source.ts';
import { servicePrincipalUnknown } from './service-principal-unknown.ts';
import { serviceStar } from './service-star.ts';
import { serviceWildcardInPrefix } from './service-wildcard-in-prefix.ts';
import { severalBooleans } from './several-booleans.ts';
import { sizeAfterPlaceholders } from './size-after-placeholders.ts';
import { sizeInlineAggregate } from './size-inline-aggregate.ts';
import { sizeLimit } from './size-limit.ts';
import { sizeNearLimit } from './size-near-limit.ts';
import { starOnRestrictable } from './star-on-restrictable.ts';
import { stringLikeOnArnElsewhere } from './string-like-on-arn-elsewhere.ts';
import { stringLikeOnArn } from './string-like-on-arn.ts';
import { tagKeyUnsupportedDeny } from './tag-key-unsupported-deny.ts';
import { tagKeyUnsupported } from './tag-key-unsupported.ts';
import { tooWideValue } from './too-wide-value.ts';
import { trustAnyPrincipal } from './trust-any-principal.ts';
import { trustMissingAppliance } from './trust-missing-appliance.ts';
import { trustMissingPrincipal } from './trust-missing-principal.ts';
import { trustNotprincipal } from './trust-notprincipal.ts';
import { trustResource } from './trust-resource.ts';
import { trustWildcardPrincipal } from './trust-wildcard-principal.ts';
import { typeMismatch } from './type-mismatch.ts';
import { unknownAction } from './unknown-action.ts';
import { unknownElement } from './unknown-element.ts';
import { unknownGlobalKey } from './unknown-global-key.ts';
import { unknownOperator } from './unknown-operator.ts';
import { unknownServiceKey } from './unknown-service-key.ts';
import { unknownService } from './unknown-service.ts';
import { unsupportedGlobalKey } from './unsupported-global-key.ts';
import { untrustedKey } from './untrusted-key.ts';
import { variableOpening } from './variable-opening.ts';
import { variableOperator } from './variable-operator.ts';
import { variablePlace } from './variable-place.ts';
import { variableSyntax } from './variable-syntax.ts';
import { variableUnknown } from './variable-unknown.ts';
import { wildcardWithoutLike } from './wildcard-without-like.ts';
import { wrongJsonType } from './wrong-json-type.ts';

/** Every rule. A further one is one file; scripts/rule-index.ts writes this list. */
export const rules: readonly Rule[] = [
  actionCase,
  actionFormat,
  actionMatchesNothing,
  actionNotInResourcePolicy,
  actionStar,
  alwaysTrue,
  arnAccount,
  arnFields,
  arnMatchesNoType,
  arnNotInResourcePolicy,
  arnPartition,
  arnPrefix,
  arnRegion,
  arnServiceCase,
  arnUnknownService,
  assumeRoleStar,
  attachedCount,
  audienceClaim,
  badBase64,
  badBool,
  badDate,
  badIp,
  badKmsValue,
  badNumber,
  badRegionValue,
  badServiceValue,
  badVpcId,
  badVpceId,
  boundaryBlocksAllow,
  boundaryBlocksPlan,
  bucketLockout,
  conditionDataType,
  confusedDeputy,
  contradiction,
  createSlrWide,
  credentialExposure,
  dataExfiltration,
  deadAllow,
  dependentActionMissing,
  deprecatedGlobalKey,
  documentedDefect,
  duplicateJsonKey,
  duplicateKeyCase,
  duplicateSid,
  duplicateSidElsewhere,
  dynamodbAttributes,
  ebsDefaultKey,
  effectivelyStar,
  elementConflict,
  emptyList,
  emptyObject,
  emptySid,
  epochDate,
  equivalentToNull,
  exampleAccount,
  externalIdMissing,
  federatedFormat,
  federatedMismatch,
  federatedUnsupported,
  forallOnSingle,
  forallvaluesAllowNoNull,
  foranyOnAudience,
  githubBranch,
  githubRepo,
  ifexistsWeakens,
  inlineTooMany,
  invalidCharacter,
  invalidEffect,
  invalidSid,
  invalidVersion,
  ipHostBits,
  irrelevantKey,
  jsonSyntax,
  keyFormat,
  keyNeedsTag,
  keyNotForAction,
  keyOnlySomeServices,
  kmsKeyPolicyLockout,
  mfaAntipattern,
  missingAction,
  missingEffect,
  missingPrincipal,
  missingQualifier,
  missingResource,
  missingStatement,
  missingVersion,
  negatedMissingKey,
  neverTrue,
  notActionAllow,
  notPrincipalAllow,
  notResourceAllow,
  nullIfexists,
  nullWithQualifier,
  oidcCondition,
  oldVersionWithVariable,
  pairedKeys,
  passroleNoService,
  passroleRoleMissing,
  passroleStar,
  permissionsManagement,
  placeholderLeft,
  principalFormat,
  principalInIdentity,
  principalIsId,
  principalRootNote,
  principalUnknownKey,
  principalValue,
  principalWildcardInArn,
  privateSourceIp,
  privateSourceIpSubset,
  privescPattern,
  profileExtraAction,
  profileMissingAction,
  rcpAllow,
  rcpCarveOut,
  rcpNotAction,
  rcpNullCheck,
  rcpPrincipal,
  rcpService,
  redundantAction,
  redundantConditionValue,
  redundantPrincipal,
  redundantResource,
  redundantStatement,
  repeatedAction,
  requiredResourceMissing,
  resourceMismatch,
  retiredAction,
  retiredKey,
  rolesAnywhereActions,
  s3PrefixNegative,
  scpActionWildcard,
  scpBlocksPlan,
  scpPrincipal,
  servicePrincipalKeys,
  servicePrincipalSource,
  servicePrincipalUnknown,
  serviceStar,
  serviceWildcardInPrefix,
  severalBooleans,
  sizeAfterPlaceholders,
  sizeInlineAggregate,
  sizeLimit,
  sizeNearLimit,
  starOnRestrictable,
  stringLikeOnArn,
  stringLikeOnArnElsewhere,
  tagKeyUnsupported,
  tagKeyUnsupportedDeny,
  tooWideValue,
  trustAnyPrincipal,
  trustMissingAppliance,
  trustMissingPrincipal,
  trustNotprincipal,
  trustResource,
  trustWildcardPrincipal,
  typeMismatch,
  unknownAction,
  unknownElement,
  unknownGlobalKey,
  unknownOperator,
  unknownService,
  unknownServiceKey,
  unsupportedGlobalKey,
  untrustedKey,
  variableOpening,
  variableOperator,
  variablePlace,
  variableSyntax,
  variableUnknown,
  wildcardWithoutLike,
  wrongJsonType,
];
