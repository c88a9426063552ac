import type {
  AssociateIamInstanceProfileRequest,
  AssociateIamInstanceProfileResult,
  DescribeIamInstanceProfileAssociationsRequest,
  DescribeIamInstanceProfileAssociationsResult,
  DisassociateIamInstanceProfileRequest,
  DisassociateIamInstanceProfileResult,
  IamInstanceProfileAssociation,
  IamInstanceProfileSpecification,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import type { IamInstanceProfile } from '../iam/state.ts';
import { invalidCombination, invalidValue, missingParameter, required } from './errors.ts';
import { select, type FilterTable } from './filters.ts';
import { newId } from './ids.ts';
import type { Instance, ProfileAssociation } from './instance.ts';
import { lookUp } from './lookup.ts';
import { pageOf } from './pages.ts';
import { ec2State } from './region-state.ts';
import type { Ec2State } from './state.ts';

export function associateIamInstanceProfile(
  input: AssociateIamInstanceProfileRequest,
  context: CallContext,
): AssociateIamInstanceProfileResult {
  const state = ec2State(context);
  const instance = lookUp('instance', state.instances, required(input.InstanceId, 'instanceId'));
  const profile = profileOf(required(input.IamInstanceProfile, 'iamInstanceProfile'), context);
  if (instance.profile) {
    throw new AwsError(
      'IncorrectState',
      `There is an existing association for instance ${instance.id}`,
    );
  }
  if (instance.state !== 'running' && instance.state !== 'stopped') {
    throw new AwsError(
      'IncorrectInstanceState',
      `The instance '${instance.id}' is not in the 'running' or 'stopped' states.`,
    );
  }
  instance.profile = newAssociation(state, profile, context);
  return {
    IamInstanceProfileAssociation: associationAnswer(instance.id, instance.profile, 'associating'),
  };
}

export function disassociateIamInstanceProfile(
  { AssociationId }: DisassociateIamInstanceProfileRequest,
  context: CallContext,
): DisassociateIamInstanceProfileResult {
  const { instances } = ec2State(context);
  const id = required(AssociationId, 'associationId');
  const instance = [...instances.values()].find(({ profile }) => profile?.id === id);
  if (!instance?.profile) throw noAssociation(id);
  const { profile } = instance;
  instance.profile = undefined;
  return {
    IamInstanceProfileAssociation: associationAnswer(instance.id, profile, 'disassociating'),
  };
}

export function describeIamInstanceProfileAssociations(
  input: DescribeIamInstanceProfileAssociationsRequest,
  context: CallContext,
): DescribeIamInstanceProfileAssociationsResult {
  const { instances } = ec2State(context);
  const { AssociationIds: ids } = input;
  const every = [...instances.values()].flatMap(({ id, profile }) =>
    profile ? [associationAnswer(id, profile, 'associated')] : [],
  );
  const lost = ids?.find((id) => every.every(({ AssociationId }) => AssociationId !== id));
  if (lost !== undefined) throw noAssociation(lost);
  const wanted = ids?.length
    ? every.filter(({ AssociationId }) => ids.includes(AssociationId ?? ''))
    : every;
  const found = select(wanted, input.Filters, associationFilters);
  const { items, NextToken } = pageOf(found, input, { min: 5, max: 1000 });
  return { IamInstanceProfileAssociations: [...items], NextToken };
}

const associationFilters: FilterTable<IamInstanceProfileAssociation> = {
  'instance-id': ({ InstanceId }) => InstanceId,
  state: ({ State }) => State,
};

/** The account's profile of a name or ARN; it must hold a role. Throws in EC2's words, not IAM's. */
export function profileOf(
  { Name: name, Arn: arn }: IamInstanceProfileSpecification,
  { account }: CallContext,
): IamInstanceProfile {
  if (name && arn) {
    throw invalidCombination(
      "The parameter 'iamInstanceProfile.name' may not be used in combination with 'iamInstanceProfile.arn'",
    );
  }
  if (!name && !arn) throw missingParameter('iamInstanceProfile.name');
  const { instanceProfiles } = account.iam;
  const profile = name
    ? instanceProfiles.get(name)
    : [...instanceProfiles.values()].find((one) => one.arn === arn);
  if (!profile) {
    throw name
      ? invalidValue(name, 'iamInstanceProfile.name', 'Invalid IAM Instance Profile name')
      : invalidValue(arn, 'iamInstanceProfile.arn', 'Invalid IAM Instance Profile ARN');
  }
  if (profile.roles.size === 0) {
    throw new AwsError(
      'InvalidParameterValue',
      `IAM Instance Profile "${profile.arn}" has no associated IAM Roles`,
    );
  }
  return profile;
}

export function newAssociation(
  state: Ec2State,
  profile: IamInstanceProfile,
  { account }: CallContext,
): ProfileAssociation {
  return {
    id: newId(state, 'iip-assoc'),
    profileName: profile.name,
    profileArn: profile.arn,
    profileId: profile.id,
    at: account.clock.now(),
  };
}

function noAssociation(id: string): AwsError {
  return new AwsError(
    'InvalidAssociationID.NotFound',
    `An invalid association-id of '${id}' was given`,
  );
}

function associationAnswer(
  instanceId: Instance['id'],
  { id, profileArn, profileId, at }: ProfileAssociation,
  state: 'associating' | 'associated' | 'disassociating',
): IamInstanceProfileAssociation {
  return {
    AssociationId: id,
    InstanceId: instanceId,
    IamInstanceProfile: { Arn: profileArn, Id: profileId },
    State: state,
    Timestamp: new Date(at),
  };
}
